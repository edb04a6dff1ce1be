/** @file A layer by name, as a button that leads there. */
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { selectOnly } from './layerEdits';

/** A button that selects a layer, and points at it while it is pointed at. */
export function LayerLink({ id }: { readonly id: LayerId }) {
  const name = useStore(({ design }) => design.architecture.layers.get(id)?.name);
  const hover = useStore((state) => state.hover);
  return (
    <button
      type="button"
      className="keeps-end layer-link"
      title={name}
      onClick={() => selectOnly(id)}
      onPointerEnter={() => hover(id)}
      onPointerLeave={() => hover(null)}
    >
      <bdi>{name ?? id}</bdi>
    </button>
  );
}
