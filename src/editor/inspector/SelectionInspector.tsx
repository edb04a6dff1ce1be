/** @file Several layers together: what they are and cost, and the parameters that can be set for all of them at once. */
import type { Status } from '../../analysis/analysis';
import type { LayerNode } from '../../architecture/architecture';
import { type CommonParameter, findCommonParameters } from '../../architecture/commonParams';
import type { LayerKind } from '../../layers/catalogue';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { formatBytes, formatCount } from '../../text/quantities';
import { HelpArea } from '../../ui/HelpArea';
import { useLateText } from '../useLateText';
import { ChangeReport } from './ChangeReport';
import { KindField } from './KindField';
import { ParameterForm } from './ParameterForm';

/** How often each value occurs, in the order in which they come. */
function countValues<Value>(values: Iterable<Value>): readonly (readonly [Value, number])[] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}

function SelectionFacts({ nodes }: { readonly nodes: readonly LayerNode[] }) {
  const text = useLateText();
  const words = text.inspector;
  const { layers } = useAnalysis();
  const facts = nodes.flatMap(({ id }) => layers.get(id) ?? []);
  const sum = (measure: 'params' | 'macs' | 'memoryBytes') =>
    facts.reduce((total, layer) => total + layer[measure], 0);
  const judged = facts.flatMap(({ status }): Status[] => (status === 'none' ? [] : [status]));
  const entries = [
    [words.params, formatCount(sum('params'))],
    [words.macs, formatCount(sum('macs'))],
    [words.memory, formatBytes(sum('memoryBytes'))],
    [
      words.statuses,
      countValues(judged)
        .map(([status, count]) => `${count} ${text.panels.statusWords[status]}`)
        .join(', ') || words.none,
    ],
  ] as const;
  return (
    <section aria-label={words.together}>
      <dl className="facts">
        {entries.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Parameters of all layers of one kind that not all selected layers have. */
function KindForm({
  kind,
  nodes,
  parameters,
}: {
  readonly kind: LayerKind;
  readonly nodes: readonly LayerNode[];
  readonly parameters: readonly CommonParameter[];
}) {
  const { inspector, layers } = useLateText();
  if (parameters.length === 0) return null;
  const title = inspector.ofKind(layers.kinds[kind], nodes.length);
  return (
    <>
      <h3 className="form-title">{title}</h3>
      <ParameterForm nodes={nodes} parameters={parameters} label={title} />
    </>
  );
}

/** The inspector of several layers. */
export function SelectionInspector() {
  const text = useLateText();
  const words = text.inspector;
  const architecture = useStore((state) => state.design.architecture);
  const selection = useStore((state) => state.selection);
  const isHidden = useStore((state) => state.hidden.size > 0);
  const nodes = [...architecture.layers.values()].filter(({ id }) => selection.has(id));
  const kinds = countValues(nodes.map(({ layer }) => layer.kind));
  const find = (some: readonly LayerNode[]) =>
    findCommonParameters(
      architecture,
      some.map(({ id }) => id),
    );
  const common = find(nodes);
  const names = new Set(common.map(({ name }) => name));
  const formKey = nodes.map(({ id }) => id).join(' ');
  return (
    <div className="inspector" key={formKey}>
      <div className="inspector-head">
        <h2>{words.several(nodes.length)}</h2>
        <p className="quiet">
          {words.formatKinds(kinds.map(([kind, count]) => [text.layers.kinds[kind], count]))}
        </p>
      </div>
      <KindField nodes={nodes} />
      <HelpArea hint={words.parametersHint}>
        {common.length > 0 ? (
          <>
            {kinds.length > 1 && <h3 className="form-title">{words.inCommon}</h3>}
            <ParameterForm nodes={nodes} parameters={common} label={words.inCommon} />
          </>
        ) : (
          <p className="quiet">{words.nothingCommon}</p>
        )}
        {kinds.length > 1 &&
          kinds.map(([kind]) => {
            const some = nodes.filter(({ layer }) => layer.kind === kind);
            const parameters = find(some).filter(({ name }) => !names.has(name));
            return <KindForm key={kind} kind={kind} nodes={some} parameters={parameters} />;
          })}
      </HelpArea>
      {!isHidden && <ChangeReport layer={null} />}
      {isHidden ? <p className="quiet">{text.lessons.hidden}</p> : <SelectionFacts nodes={nodes} />}
    </div>
  );
}
