/** @file The stage with what is chosen on it: a unit's field, a pixel and the units that see it, or an object. */
import type { ReactNode } from 'react';
import type { ImageView } from '../../state/imageView';
import type { PerAxis } from '../../util/perAxis';
import { useLateText } from '../useLateText';
import { FieldDrawing } from './FieldDrawing';
import { PictureHand } from './PictureHand';
import { PictureStage } from './PictureStage';
import { StageLegend } from './StageLegend';
import type { ShownLayer } from './shownLayers';
import type { Sight } from './sight';
import { chooseMargin, isBeyondStage, type StageView, toStageBox } from './stageView';
import { ChosenDots, canDrawDots, UnitDots } from './UnitDots';

/** A pixel or an object, with handles where it can be resized. */
function Target({
  view,
  sight: { pixel, box },
  mode,
}: {
  readonly view: StageView;
  readonly sight: Sight;
  readonly mode: 'pixel' | 'object';
}) {
  const target = toStageBox(view, mode === 'pixel' ? { low: pixel, high: pixel } : box);
  const { x, y, width, height } = target;
  const corners = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ] as const;
  return (
    <>
      <rect className="image-halo" {...target} />
      <rect className="image-target" {...target} />
      {mode === 'object' &&
        corners.map(([cornerX, cornerY]) => (
          <rect
            key={`${cornerX} ${cornerY}`}
            className="image-handle"
            x={cornerX - 4}
            y={cornerY - 4}
            width={8}
            height={8}
          />
        ))}
    </>
  );
}

/** The stage. @param overlays what covers the picture below the drawing. */
export function StageDrawing({
  shown,
  sight,
  view: { picture, mode },
  resolution,
  label,
  overlays,
}: {
  readonly shown: ShownLayer;
  readonly sight: Sight;
  readonly view: ImageView;
  readonly resolution: PerAxis<number>;
  /** What the picture shows. */
  readonly label: string;
  readonly overlays?: ReactNode;
}) {
  const { field, mapSize, extent, smallest, seeing, unit } = sight;
  const { onImage: words } = useLateText();
  const draw = (view: StageView) => (
    <>
      {mode === 'unit' &&
        (extent === null || smallest === null ? (
          <rect
            className="image-max"
            {...toStageBox(view, { low: [0, 0], high: [resolution[0] - 1, resolution[1] - 1] })}
          />
        ) : (
          <FieldDrawing view={view} extent={extent} smallest={smallest} isFrame={shown.isFrame} />
        ))}
      {field !== null && mapSize !== null && <UnitDots view={view} field={field} mapSize={mapSize} />}
      {field !== null && mode === 'unit' && unit !== null && (
        <ChosenDots view={view} field={field} ranges={[{ first: unit, last: unit }]} />
      )}
      {mode === 'unit' && extent !== null && isBeyondStage(view, extent) && (
        <text className="image-beyond" x={view.stage.width / 2} y={view.stage.height - 8}>
          {words.beyond}
        </text>
      )}
      {mode !== 'unit' && <Target view={view} sight={sight} mode={mode} />}
      {field !== null && mode !== 'unit' && seeing.length > 0 && (
        <ChosenDots view={view} field={field} ranges={seeing} />
      )}
    </>
  );
  return (
    <PictureStage
      picture={picture}
      label={label}
      resolution={resolution}
      margin={chooseMargin(mode === 'unit' ? field : null, resolution)}
      overlays={overlays}
      draw={draw}
      hand={(view) => <PictureHand view={view} mode={mode} sight={sight} />}
      legend={(view) => (
        <StageLegend
          mode={mode}
          field={field}
          isFrame={shown.isFrame}
          hasDots={field !== null && canDrawDots(view, field)}
        />
      )}
    />
  );
}
