/** @file What feeds a layer and what it feeds, as buttons that lead there. */
import type { LayerId, LayerNode } from '../../architecture/architecture';
import { computeConsumers } from '../../graph/graph';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { selectOnly } from './layerEdits';

function LayerLinks({ title, ids }: { readonly title: string; readonly ids: readonly LayerId[] }) {
  const layers = useStore((state) => state.design.architecture.layers);
  const hover = useStore((state) => state.hover);
  if (ids.length === 0) return null;
  return (
    <div className="links">
      <h3>{title}</h3>
      <ul>
        {ids.map((id, port) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same layer may stand on several ports
          <li key={`${port} ${id}`}>
            <button
              type="button"
              onClick={() => selectOnly(id)}
              onPointerEnter={() => hover(id)}
              onPointerLeave={() => hover(null)}
            >
              {layers.get(id)?.name ?? id}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Both directions. */
export function ConnectionList({ node }: { readonly node: LayerNode }) {
  const { inspector } = useText();
  const layers = useStore((state) => state.design.architecture.layers);
  const outputs = [...new Set(computeConsumers(layers).get(node.id) ?? [])];
  if (node.inputs.length + outputs.length === 0) return null;
  return (
    <section className="connections" aria-label={inspector.connections}>
      <LayerLinks title={inspector.inputs} ids={node.inputs} />
      <LayerLinks title={inspector.outputs} ids={outputs} />
    </section>
  );
}
