/** @file Every number of a layer with its calculation: status, output, parameters, MACs, bytes, field. */
import type { LayerAnalysis } from '../../../analysis/analysis';
import { explainCosts, explainMemory } from '../../../analysis/explain/explainCosts';
import { explainOutput } from '../../../analysis/explain/explainOutput';
import { explainStatus } from '../../../analysis/explain/explainStatus';
import type { LayerId, LayerNode } from '../../../architecture/architecture';
import type { Shape } from '../../../layers/shape';
import { useAnalysis } from '../../../state/selectors';
import { useStore } from '../../../state/store';
import { formatExact } from '../../../text/quantities';
import { useLateText } from '../../useLateText';
import { Explained } from './Explained';
import { FieldWalk } from './FieldWalk';

/** The explanation; what is not known because of an error upstream is left out. */
export function LayerExplanation({
  node,
  facts,
}: {
  readonly node: LayerNode;
  readonly facts: LayerAnalysis;
}) {
  const { explain: words, why } = useLateText();
  const analysis = useAnalysis();
  const architecture = useStore((state) => state.design.architecture);
  if (!architecture.layers.has(node.id)) return null;
  const getName = (id: LayerId) => architecture.layers.get(id)?.name ?? id;
  const status = explainStatus(architecture, analysis, node.id);
  const { shape } = facts;
  const inputs = node.inputs.flatMap((id): Shape[] => {
    const known = analysis.layers.get(id)?.shape;
    return known ? [known] : [];
  });
  const [input] = inputs;
  const costs = shape && input ? explainCosts(node, input, shape) : null;
  return (
    <>
      {status !== null && (
        <Explained title={words.status} source={why.sources[status.rule]}>
          {words.explainStatus(status, getName).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Explained>
      )}
      {shape !== null && input !== undefined && (
        <Explained title={words.output}>
          <dl>
            {explainOutput(node, inputs, shape).map(({ part, value, formula, origin }) => (
              <div key={part}>
                <dt>{words.parts[part]}</dt>
                <dd>
                  {formula === null
                    ? `${formatExact(value)}, ${words.origins[origin]}`
                    : words.formatEquation(formula, value)}
                </dd>
              </div>
            ))}
          </dl>
        </Explained>
      )}
      {costs !== null && shape !== null && (
        <Explained title={words.costs}>
          <dl>
            <div>
              <dt>{words.params}</dt>
              <dd>
                {costs.params === null ? words.noParams : words.formatEquation(costs.params, facts.params)}
              </dd>
            </div>
            <div>
              <dt>{words.macs}</dt>
              <dd>{costs.macs === null ? words.noMacs : words.formatEquation(costs.macs, facts.macs)}</dd>
            </div>
            <div>
              <dt>{words.memory}</dt>
              <dd>{words.formatEquation(explainMemory(shape), facts.memoryBytes)}</dd>
            </div>
          </dl>
        </Explained>
      )}
      <Explained title={words.field} source={`${words.recursion}; ${words.fieldSource}`}>
        <FieldWalk key={node.id} facts={facts} />
      </Explained>
    </>
  );
}
