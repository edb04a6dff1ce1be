/** @file What follows from a layer: field, how it comes about, output, position, costs. */
import { computeCenter, type LayerAnalysis } from '../../analysis/analysis';
import { describeFieldTerm } from '../../analysis/fieldTerm';
import type { LayerNode } from '../../architecture/architecture';
import { useText } from '../../state/language';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { formatBytes, formatExact, formatShape } from '../../text/quantities';

/** The facts, each with its word. */
export function FactsGrid({ node, facts }: { readonly node: LayerNode; readonly facts: LayerAnalysis }) {
  const text = useText();
  const words = text.inspector;
  const analysis = useAnalysis();
  const architecture = useStore((state) => state.design.architecture);
  if (!architecture.layers.has(node.id)) return null;
  const { field, shape, params, macs, memoryBytes, globalContext } = facts;
  const term = text.fieldTerms.formatFieldTerm(describeFieldTerm(architecture, analysis, node.id));
  const entries: readonly (readonly [label: string, value: string, title?: string])[] = [
    [words.field, words.formatField(facts)],
    [words.how, term],
    [words.output, shape === null ? words.unknown : formatShape(shape)],
    [words.jump, words.formatStep(field)],
    [words.extent, words.formatExtent(facts)],
    [words.center, field === null ? words.none : words.formatCenter(computeCenter(field))],
    [words.params, words.formatCost(params), formatExact(params)],
    [words.macs, words.formatCost(macs), formatExact(macs)],
    [words.memory, formatBytes(memoryBytes), formatExact(memoryBytes)],
  ];
  return (
    <section aria-label={words.facts}>
      <dl className="facts">
        {entries.map(([label, value, title]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd title={title}>{value}</dd>
          </div>
        ))}
      </dl>
      {globalContext && field !== null && <p className="quiet">{words.globalContext}</p>}
      {node.source?.onnxNode !== undefined && <p className="quiet">{words.onnxNode(node.source.onnxNode)}</p>}
    </section>
  );
}
