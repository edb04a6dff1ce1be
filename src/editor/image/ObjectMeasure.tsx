/** @file The measured object: its edges as numbers, and the first layer that sees all of it. */
import { useMemo } from 'react';
import type { Analysis } from '../../analysis/analysis';
import { findFirstSeeing } from '../../analysis/sight/firstSeeing';
import { type Extent, measureExtent } from '../../analysis/sight/unitExtent';
import type { Architecture, LayerId } from '../../architecture/architecture';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import type { AllText } from '../../text/enLate';
import { Button } from '../../ui/Button';
import { NumberField } from '../../ui/NumberField';
import type { PerAxis } from '../../util/perAxis';
import { selectOnly } from '../inspector/layerEdits';
import { useLateText } from '../useLateText';
import { toShares } from './imageBox';

/** What is said of an object of `size` pixels, and the layers that it is about. */
export function tellFirst(
  { onImage: words }: AllText,
  architecture: Architecture,
  analysis: Analysis,
  size: PerAxis<number>,
): { readonly sentences: readonly string[]; readonly layers: readonly LayerId[] } {
  const { byMin, byMax, byWhole, largest } = findFirstSeeing(architecture, analysis, size);
  const getName = (id: LayerId) => architecture.layers.get(id)?.name || id;
  if (byMin !== null && (byMax === null || byMax === byMin))
    return { sentences: [words.formatFirst(getName(byMin))], layers: [byMin] };
  if (byMin !== null && byMax !== null)
    return { sentences: [words.formatFirstByPath(getName(byMin), getName(byMax))], layers: [byMax, byMin] };
  const whole = byWhole === null ? [] : [words.formatOnlyWhole(getName(byWhole))];
  const layers = byWhole === null ? [] : [byWhole];
  if (byMax !== null)
    return { sentences: [words.formatOnlyByMax(getName(byMax)), ...whole], layers: [byMax, ...layers] };
  const field = largest === null ? undefined : analysis.layers.get(largest)?.field?.max;
  if (largest === null || field === undefined) return { sentences: [words.noFields, ...whole], layers };
  return { sentences: [words.formatNone(getName(largest), field), ...whole], layers: [largest, ...layers] };
}

const sides = [
  ['top', 'low', 0],
  ['left', 'low', 1],
  ['bottom', 'high', 0],
  ['right', 'high', 1],
] as const;

/** One edge as a number. */
function SideField({
  box,
  side: [name, end, axis],
}: {
  readonly box: Extent;
  readonly side: (typeof sides)[number];
}) {
  const { onImage: words } = useLateText();
  const resolution = useStore((state) => state.design.resolution);
  const setView = useStore((state) => state.setImageView);
  const min = end === 'low' ? 0 : box.low[axis];
  const max = end === 'low' ? box.high[axis] : resolution[axis] - 1;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field names itself
    <label className="image-side">
      <span aria-hidden="true">{words.sides[name]}</span>
      <NumberField
        label={words.sides[name]}
        value={box[end][axis]}
        min={min}
        max={max}
        check={(value) =>
          Number.isInteger(value) && value >= min && value <= max ? null : words.formatBoxProblem(min, max)
        }
        onChange={(value) => {
          const edge: PerAxis<number> = axis === 0 ? [value, box[end][1]] : [box[end][0], value];
          setView({ box: toShares({ ...box, [end]: edge }, resolution) });
        }}
      />
    </label>
  );
}

/** The measure. */
export function ObjectMeasure({ box }: { readonly box: Extent }) {
  const text = useLateText();
  const words = text.onImage;
  const analysis = useAnalysis();
  const architecture = useStore((state) => state.design.architecture);
  const isKnown = useStore((state) => state.imageView.box === null);
  const setView = useStore((state) => state.setImageView);
  const hover = useStore((state) => state.hover);
  const [height, width] = measureExtent(box);
  const told = useMemo(
    () => tellFirst(text, architecture, analysis, [height, width]),
    [text, architecture, analysis, height, width],
  );
  return (
    <section className="image-measure" aria-label={words.box}>
      <div aria-live="polite">
        {told.sentences.map((sentence) => (
          <p key={sentence} className="image-answer">
            {sentence}
          </p>
        ))}
        <p>{words.formatObject(box, [height, width])}</p>
      </div>
      <div className="image-links">
        {told.layers.map((id) => (
          <Button
            key={id}
            onClick={() => selectOnly(id)}
            onPointerEnter={() => hover(id)}
            onPointerLeave={() => hover(null)}
          >
            {architecture.layers.get(id)?.name || id}
          </Button>
        ))}
      </div>
      <div className="image-sides">
        {sides.map((side) => (
          <SideField key={side[0]} side={side} box={box} />
        ))}
        {!isKnown && (
          <Button look="quiet" onClick={() => setView({ box: null })}>
            {words.boxReset}
          </Button>
        )}
      </div>
    </section>
  );
}
