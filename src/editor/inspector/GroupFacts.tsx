/** @file What follows from a group: what a unit sees in front of it and behind it, its share of the costs, its worst status. */
import type { Analysis, Field } from '../../analysis/analysis';
import { type GroupSummary, summarizeGroup } from '../../analysis/groupSummary';
import type { LayerId } from '../../architecture/architecture';
import { catalogue } from '../../layers/catalogue';
import { FieldGlyph } from '../../plots/FieldGlyph';
import { statusPaints } from '../../plots/statusPaint';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import type { AllText } from '../../text/enLate';
import { formatPercent, formatShape } from '../../text/quantities';
import { useLateText } from '../useLateText';

/** The field at a layer; null where that is the whole input, or nothing has arrived. */
interface End {
  readonly field: Field | null;
  readonly words: string;
}

function describeEnd(id: LayerId | null | undefined, { layers }: Analysis, { groups }: AllText): End {
  const facts = id ? layers.get(id) : undefined;
  if (facts === undefined || !facts.isReached) return { field: null, words: groups.nothing };
  const { field } = facts;
  return { field, words: field === null ? groups.everything : groups.formatRange(field) };
}

/** The worst status of the convolutions within, if there are any that are judged. */
function describeWorst(
  { statuses, worst }: GroupSummary,
  hasConvolution: boolean,
  { groups, panels }: AllText,
): string {
  if (statuses.length === 0) return hasConvolution ? groups.noneJudged : groups.noStatus;
  const count = statuses.filter((status) => status === worst).length;
  return groups.formatWorst(panels.statusWords[worst], count, statuses.length);
}

/** The facts of the part of the network that these layers are, given in document order. */
export function GroupFacts({ layers }: { readonly layers: readonly LayerId[] }) {
  const text = useLateText();
  const words = text.groups;
  const analysis = useAnalysis();
  const architecture = useStore((state) => state.design.architecture);
  const summary = summarizeGroup(architecture, analysis, layers);
  const hasConvolution = layers.some((id) => {
    const node = architecture.layers.get(id);
    return node !== undefined && catalogue[node.layer.kind].isConvolution;
  });
  const { resolution } = analysis.input;
  const before = describeEnd(summary.sources[0], analysis, text);
  const after = describeEnd(summary.exit, analysis, text);
  const shape = summary.exit === null ? null : analysis.layers.get(summary.exit)?.shape;
  const paint = statusPaints[summary.tint];
  const entries = [
    [words.inFront, before.words],
    [words.behind, after.words],
    [words.paramShare, formatPercent(summary.paramShare)],
    [words.macShare, formatPercent(summary.macShare)],
    [words.output, shape ? formatShape(shape) : '?'],
  ] as const;
  return (
    <>
      <div className="group-growth" style={{ background: paint.ground }}>
        {[before, after].map(({ field }, at) => (
          <FieldGlyph
            // biome-ignore lint/suspicious/noArrayIndexKey: in front, behind
            key={at}
            min={field?.min ?? null}
            max={field?.max ?? null}
            isUnknown={at === 0 && summary.sources.length === 0}
            resolution={resolution}
            status={at === 0 ? 'productive' : summary.tint}
            size={40}
          />
        ))}
        <p>
          <span className="group-worst">{words.worst}</span>
          <b style={{ color: paint.text }}>{describeWorst(summary, hasConvolution, text)}</b>
        </p>
      </div>
      <dl className="facts">
        {entries.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
