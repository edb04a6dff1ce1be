/** @file What one unit sees, drawn on the picture: the rest is dimmed, what lies outside is hatched. */
import { useId } from 'react';
import { centerExtent, type Extent } from '../../analysis/sight/unitExtent';
import { hasSameAxes, type PerAxis } from '../../util/perAxis';
import { type StageBox, type StageView, toStageBox } from './stageView';

const drawPath = ({ x, y, width, height }: StageBox) => `M${x} ${y}h${width}v${height}h${-width}z`;

/** The drawing. @param min the smallest field, which is drawn around the middle of the extent. */
export function FieldDrawing({
  view,
  extent,
  min,
  isFrame,
}: {
  readonly view: StageView;
  readonly extent: Extent;
  readonly min: PerAxis<number>;
  readonly isFrame: boolean;
}) {
  const id = useId();
  const { resolution } = view;
  const image = toStageBox(view, { low: [0, 0], high: [resolution[0] - 1, resolution[1] - 1] });
  const outer = toStageBox(view, extent);
  const inner = toStageBox(view, centerExtent(extent, min));
  const isWhole = hasSameAxes(min, [extent.high[0] - extent.low[0] + 1, extent.high[1] - extent.low[1] + 1]);
  return (
    <>
      <defs>
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line y2="6" className="image-hatch" />
        </pattern>
        <clipPath id={`${id}-image`}>
          <path d={drawPath(image)} />
        </clipPath>
        <clipPath id={`${id}-around`}>
          <path clipRule="evenodd" d={`${drawPath({ x: 0, y: 0, ...view.stage })}${drawPath(image)}`} />
        </clipPath>
      </defs>
      <path
        className="image-dim"
        fillRule="evenodd"
        clipPath={`url(#${id}-image)`}
        d={`${drawPath(image)}${drawPath(outer)}`}
      />
      <path fill={`url(#${id})`} clipPath={`url(#${id}-around)`} d={drawPath(outer)} />
      <path className="image-edge" d={drawPath(image)} />
      <path className="image-min" d={drawPath(inner)} />
      <path className="image-halo" d={drawPath(outer)} />
      <path className="image-max" data-frame={isFrame || undefined} d={drawPath(outer)} />
      {!isWhole && <path className="image-min-edge" d={drawPath(inner)} />}
    </>
  );
}
