/** @file The part of the form that says which network trains: how wide, and on images of which size. */
import { checkParameter } from '../../layers/validate';
import { useStore } from '../../state/store';
import { joinExplanation } from '../../text/en/words';
import { formatSize } from '../../text/quantities';
import { setupLimits } from '../../training/setupSchema';
import { widths } from '../../training/setups';
import { FieldRow } from '../../ui/FieldRow';
import { PairField } from '../../ui/PairField';
import { useLateText } from '../useLateText';
import { type GroupProps, SelectRow, SetupGroup } from './SetupRows';
import { changeSetup } from './useSetup';

/** How large and how wide the network is that trains. */
export function NetworkGroup({ setup }: GroupProps) {
  const text = useLateText();
  const words = text.train.setup;
  const designed = useStore((state) => state.design.resolution);
  const { resolution, width } = setup;
  const limits = setupLimits.resolution;
  const check = (value: number) => {
    const problem = checkParameter({ type: 'integer', default: 32, ...limits }, value);
    return problem && joinExplanation(text.parameters.formatParameterProblem(words.resolution, problem));
  };
  return (
    <SetupGroup title={words.network} hint={resolution === null ? words.widthHint : words.resolutionHint}>
      <SelectRow
        label={words.width}
        title={words.widthHint}
        value={String(width)}
        options={Object.fromEntries(
          [...new Set([...widths, width])]
            .sort((a, b) => b - a)
            .map((value) => [`${value}`, words.formatWidth(value)]),
        )}
        onChange={(value) => changeSetup({ ...setup, width: Number(value) })}
      />
      <SelectRow
        label={words.resolution}
        title={words.resolutionHint}
        value={resolution === null ? 'designed' : 'other'}
        options={{ designed: words.asDesigned(formatSize(designed)), other: words.otherSize }}
        onChange={(value) => changeSetup({ ...setup, resolution: value === 'designed' ? null : designed })}
      />
      {resolution !== null && (
        <FieldRow label={words.otherSize}>
          <PairField
            values={[resolution]}
            labels={words.resolutionLabels}
            {...limits}
            check={check}
            onChange={(change) => changeSetup({ ...setup, resolution: change(resolution) })}
          />
        </FieldRow>
      )}
    </SetupGroup>
  );
}
