/** @file Layers by name, as buttons that lead there. */
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { selectOnly } from './layerEdits';

/** The layers under a heading; nothing where there are none. */
export function LayerLinks({ title, ids }: { readonly title: string; readonly ids: readonly LayerId[] }) {
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
              className="keeps-end"
              title={layers.get(id)?.name}
              onClick={() => selectOnly(id)}
              onPointerEnter={() => hover(id)}
              onPointerLeave={() => hover(null)}
            >
              <bdi>{layers.get(id)?.name ?? id}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
