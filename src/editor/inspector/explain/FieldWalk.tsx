/** @file How a field comes about: every layer on the path that changes it, with its term of the recursion. */
import { useState } from 'react';
import type { LayerAnalysis } from '../../../analysis/analysis';
import { createTermFormula, explainField } from '../../../analysis/explain/explainField';
import type { FieldBound } from '../../../analysis/explain/fieldPath';
import type { LayerId } from '../../../architecture/architecture';
import { useAnalysis } from '../../../state/selectors';
import { useStore } from '../../../state/store';
import { Segmented } from '../../../ui/Segmented';
import { hasSameAxes } from '../../../util/perAxis';
import { useLateText } from '../../useLateText';
import { selectOnly } from '../layerEdits';

const both = ['0', '1'] as const;
const bounds = ['min', 'max'] as const;

/** The walk from the image to the layer; which path and which axis can be chosen where they differ. */
export function FieldWalk({ facts }: { readonly facts: LayerAnalysis }) {
  const { explain: words } = useLateText();
  const analysis = useAnalysis();
  const architecture = useStore((state) => state.design.architecture);
  const hover = useStore((state) => state.hover);
  const [bound, setBound] = useState<FieldBound>('min');
  const [axis, setAxis] = useState<(typeof both)[number]>('0');
  const { field, isReached } = facts;
  if (field === null) return <p>{isReached ? words.noField : words.unreached}</p>;
  const hasPaths = !hasSameAxes(field.min, field.max);
  const hasAxes = field.min[0] !== field.min[1] || field.max[0] !== field.max[1];
  const terms =
    explainField(
      architecture,
      analysis,
      facts.id,
      hasAxes && axis === '1' ? 1 : 0,
      hasPaths ? bound : 'min',
    ) ?? [];
  const getName = (id: LayerId) => architecture.layers.get(id)?.name ?? id;
  return (
    <>
      {hasPaths && (
        <Segmented
          label={words.paths}
          value={bound}
          options={bounds.map((value) => ({ value, label: words.bounds[value] }))}
          onChange={setBound}
        />
      )}
      {hasAxes && (
        <Segmented
          label={words.axis}
          value={axis}
          options={both.map((value) => ({ value, label: words.axes[value] }))}
          onChange={setAxis}
        />
      )}
      <ol className="field-walk">
        <li>
          <span>{words.image}</span>
          <span>1</span>
        </li>
        {terms.map((term) => (
          <li key={term.layer}>
            <button
              type="button"
              className="keeps-end"
              title={getName(term.layer)}
              onClick={() => selectOnly(term.layer)}
              onPointerEnter={() => hover(term.layer)}
              onPointerLeave={() => hover(null)}
            >
              <bdi>{getName(term.layer)}</bdi>
            </button>
            <span>{words.formatEquation(createTermFormula(term), term.after)}</span>
            {term.jumpAfter !== term.jump && (
              <span className="field-jump">{words.formatJump(term.jumpAfter)}</span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
