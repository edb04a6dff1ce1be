/** @file How many identical groups are in a row, to be changed. */
import { useId } from 'react';
import { checkParameter } from '../../layers/validate';
import { useStore } from '../../state/store';
import { joinExplanation } from '../../text/en/words';
import { FieldRow } from '../../ui/FieldRow';
import { NumberField, stepNumber } from '../../ui/NumberField';
import { useScrub } from '../../ui/useScrub';
import type { ChosenGroups } from '../canvas/chosenGroups';
import { findMaxCount, setRowCount } from '../commands/groupEdits';
import { useLateText } from '../useLateText';
import { endBurst } from './layerEdits';

/** The field. */
export function RepeatField({ groups }: { readonly groups: ChosenGroups }) {
  const text = useLateText();
  const id = useId();
  const design = useStore((state) => state.design);
  const label = text.groups.repeats;
  const limits = { min: 1, max: findMaxCount(design, groups) };
  const check = (value: number) => {
    const problem = checkParameter({ type: 'integer', default: 1, ...limits }, value);
    return problem && joinExplanation(text.parameters.formatParameterProblem(label, problem));
  };
  const scrub = useScrub({
    getValue: () => groups.length,
    onScrub: (start, steps) => setRowCount(groups, stepNumber(start, steps, limits)),
    onEnd: endBurst,
  });
  return (
    <FieldRow label={label} htmlFor={id} scrub={scrub}>
      <NumberField
        id={id}
        label={label}
        value={groups.length}
        {...limits}
        check={check}
        onChange={(count) => setRowCount(groups, count)}
        onEnd={endBurst}
      />
    </FieldRow>
  );
}
