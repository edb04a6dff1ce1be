/** @file Where the numbers of the whole network come from: the layers that set the sizes that fit, and the shares. */
import type { Analysis, LayerAnalysis } from '../../../analysis/analysis';
import type { LayerId } from '../../../architecture/architecture';
import { useAnalysis } from '../../../state/selectors';
import { useStore } from '../../../state/store';
import { isConvolution } from '../../../suggestions/anatomy';
import { formatCount, formatNumber, formatPercent } from '../../../text/quantities';
import { type Axis, axes } from '../../../util/perAxis';
import { useLateText } from '../../useLateText';
import { Explained } from './Explained';

/** The first layer with the largest number, if any. */
function findLargest(
  { layers }: Analysis,
  read: (facts: LayerAnalysis) => number,
): { readonly id: LayerId; readonly value: number } | null {
  let largest: { id: LayerId; value: number } | null = null;
  for (const facts of layers.values()) {
    const value = read(facts);
    if (value > (largest?.value ?? 0)) largest = { id: facts.id, value };
  }
  return largest;
}

/** The explanation. */
export function NetworkExplanation() {
  const { explain: words, why } = useLateText();
  const analysis = useAnalysis();
  const { layers } = useStore((state) => state.design.architecture);
  const getName = (id: LayerId) => layers.get(id)?.name ?? id;
  const judges = (id: LayerId) => {
    const node = layers.get(id);
    return node !== undefined && isConvolution(node);
  };
  const { min, max } = analysis.feasibleResolution;
  const isSquare = min[0] === min[1] && max[0] === max[1];
  const explain = (axis: Axis): readonly string[] => {
    const lower = findLargest(analysis, (facts) =>
      judges(facts.id) && facts.field !== null ? (facts.received?.[axis] ?? 0) : 0,
    );
    const upper = findLargest(analysis, ({ field }) => field?.max[axis] ?? 0);
    const size = (value: number) => `${formatNumber(value)} px`;
    return [
      ...(lower === null ? [] : [words.formatLower(size(min[axis]), getName(lower.id))]),
      ...(upper === null ? [] : [words.formatUpper(size(max[axis]), getName(upper.id))]),
    ].map((sentence) => (isSquare ? sentence : words.formatAxisOf(axis, sentence)));
  };
  const beyond = [...analysis.layers.values()].filter(
    ({ id, status }) => status === 'unproductive' && judges(id),
  );
  const shares = (['params', 'macs'] as const).map((cost) => {
    const part = beyond.reduce((total, facts) => total + facts[cost], 0);
    const whole = analysis.totals[cost];
    const percent = formatPercent(whole > 0 ? part / whole : 0);
    return words.formatShare(formatCount(part), formatCount(whole), percent, words.shared[cost]);
  });
  return (
    <>
      <Explained title={words.fits} source={why.sources.paper}>
        {(isSquare ? ([0] as const) : axes).flatMap(explain).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Explained>
      {beyond.length > 0 && (
        <Explained title={words.costs} source={why.sources[analysis.input.rule]}>
          {shares.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Explained>
      )}
    </>
  );
}
