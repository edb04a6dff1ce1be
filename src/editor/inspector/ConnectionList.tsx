/** @file What feeds a layer and what it feeds, as buttons that lead there. */
import type { LayerNode } from '../../architecture/architecture';
import { computeConsumers } from '../../graph/graph';
import { useStore } from '../../state/store';
import { useLateText } from '../useLateText';
import { InputList } from './InputList';
import { LayerLinks } from './LayerLinks';

/** Both directions. */
export function ConnectionList({ node }: { readonly node: LayerNode }) {
  const { inspector } = useLateText();
  const layers = useStore((state) => state.design.architecture.layers);
  const outputs = [...new Set(computeConsumers(layers).get(node.id) ?? [])];
  if (node.inputs.length + outputs.length === 0) return null;
  return (
    <section className="connections" aria-label={inspector.connections}>
      <InputList node={node} />
      <LayerLinks title={inspector.outputs} ids={outputs} />
    </section>
  );
}
