/**
 * @file The picture with what lies on it: any layers of the image's own size, then a drawing that may reach beyond its
 * edges, then the hand that takes pointer and keys.
 */
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { ChosenPicture } from '../../state/imageView';
import { mapAxes, type PerAxis } from '../../util/perAxis';
import { useElementSize } from '../canvas/useElementSize';
import { renderPicture } from './renderPicture';
import { createStageView, type StageView } from './stageView';

/** No stage is larger, so that no picture needs more pixels. */
const mostPixels = 1024;

/** The picture at the size that the network gets. */
function PictureCanvas({
  picture,
  label,
  resolution: [height, width],
}: {
  readonly picture: ChosenPicture;
  readonly label: string;
  readonly resolution: PerAxis<number>;
}) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const factor = Math.min(1, mostPixels / Math.max(height, width));
    const size = mapAxes([height, width], (side) => Math.max(1, Math.round(side * factor)));
    if (ref.current !== null) renderPicture(ref.current, picture, size);
  }, [picture, height, width]);
  return <canvas ref={ref} role="img" aria-label={label} />;
}

/** What a stage needs. */
export interface PictureStageProps {
  readonly picture: ChosenPicture;
  /** What the picture shows. */
  readonly label: string;
  /** Size of the image: [height, width]. */
  readonly resolution: PerAxis<number>;
  /** Room around the image, as a share of it. */
  readonly margin: number;
  /** What covers the picture from edge to edge, such as heat maps: each child is stretched to the image. */
  readonly overlays?: ReactNode;
  /** What is drawn on it, as SVG in the stage's own pixels. */
  readonly draw: (view: StageView) => ReactNode;
  /** What takes pointer and keys; it covers the image. */
  readonly hand: (view: StageView) => ReactNode;
  /** What stands below the stage. */
  readonly legend: (view: StageView) => ReactNode;
}

/** The stage and its legend. They fill their parent. */
export function PictureStage({
  picture,
  label,
  resolution,
  margin,
  overlays,
  draw,
  hand,
  legend,
}: PictureStageProps) {
  const [ref, size] = useElementSize();
  const view = useMemo(
    () => (size === null ? null : createStageView(size, resolution, margin)),
    [size, resolution, margin],
  );
  const isEnlarged = view !== null && view.scale > 1.5;
  return (
    <div className="image-stage-part">
      <div className="image-stage" ref={ref}>
        {view !== null && (
          <>
            <div
              className="image-picture"
              data-enlarged={isEnlarged || undefined}
              style={{
                left: view.left,
                top: view.top,
                width: resolution[1] * view.scale,
                height: resolution[0] * view.scale,
              }}
            >
              <PictureCanvas picture={picture} label={label} resolution={resolution} />
              {overlays}
            </div>
            <svg
              className="image-drawing"
              width={view.stage.width}
              height={view.stage.height}
              aria-hidden="true"
            >
              {draw(view)}
            </svg>
            {hand(view)}
          </>
        )}
      </div>
      {view !== null && legend(view)}
    </div>
  );
}
