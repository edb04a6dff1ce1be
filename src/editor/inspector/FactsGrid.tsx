/** @file What follows from a layer: field, how it comes about, output, position, costs. */
import { computeCenter, type LayerAnalysis } from '../../analysis/analysis';
import { describeFieldTerm } from '../../analysis/fieldTerm';
import type { LayerNode } from '../../architecture/architecture';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { formatBytes, formatCount, formatExact, formatPixels, formatShape } from '../../text/quantities';
import { Difference } from '../../ui/Difference';
import { Term, type TermName } from '../../ui/Term';
import { useLateText } from '../useLateText';

interface Fact {
  readonly label: string;
  readonly value: string;
  readonly term?: TermName;
  /** The number whose differences are shown for a moment. */
  readonly changing?: readonly [value: number, format: (value: number) => string];
}

/** The facts, each with its word. */
export function FactsGrid({ node, facts }: { readonly node: LayerNode; readonly facts: LayerAnalysis }) {
  const text = useLateText();
  const words = text.inspector;
  const analysis = useAnalysis();
  const architecture = useStore((state) => state.design.architecture);
  if (!architecture.layers.has(node.id)) return null;
  const { field, shape, params, macs, memoryBytes, globalContext } = facts;
  const term = text.fieldTerms.formatFieldTerm(describeFieldTerm(architecture, analysis, node.id));
  const entries: readonly Fact[] = [
    {
      label: words.field,
      term: 'field',
      value: words.formatField(facts),
      // Between a number of pixels and the whole input there is no difference to name.
      ...(field !== null && { changing: [field.min[0], formatPixels] }),
    },
    { label: words.how, value: term },
    { label: words.output, term: 'map', value: shape === null ? words.unknown : formatShape(shape) },
    { label: words.jump, term: 'jump', value: words.formatStep(field) },
    { label: words.extent, value: words.formatExtent(facts) },
    {
      label: words.center,
      term: 'center',
      value: field === null ? words.none : words.formatCenter(computeCenter(field)),
    },
    { label: words.params, term: 'params', value: words.formatCost(params), changing: [params, formatCount] },
    { label: words.macs, term: 'macs', value: words.formatCost(macs), changing: [macs, formatCount] },
    {
      label: words.memory,
      term: 'memory',
      value: formatBytes(memoryBytes),
      changing: [memoryBytes, formatBytes],
    },
  ];
  return (
    <section aria-label={words.facts}>
      <dl className="facts">
        {entries.map(({ label, term: name, value, changing }) => (
          <div key={label}>
            <dt>{name === undefined ? label : <Term name={name}>{label}</Term>}</dt>
            <dd title={changing && formatExact(changing[0])}>
              {value}
              {changing && <Difference value={changing[0]} subject={node.id} format={changing[1]} />}
            </dd>
          </div>
        ))}
      </dl>
      {globalContext && field !== null && <p className="quiet">{words.globalContext}</p>}
      {node.source?.onnxNode !== undefined && <p className="quiet">{words.onnxNode(node.source.onnxNode)}</p>}
    </section>
  );
}
