/** @file The order of inputs where it matters, as numbers at the ends of the connections. */
import type { LayerId } from '../../../architecture/architecture';
import { useStore } from '../../../state/store';
import type { Store } from '../../../state/storeShape';
import { selectChosenEdge } from '../../../state/wireView';
import type { Scene } from '../canvasHandle';
import { placeNumbers } from './numberPlaces';

/** The layer whose inputs are numbered: a Concat that is pointed at, selected, or fed by the chosen connection. */
function selectNumbered(state: Store): LayerId | null {
  const { layers } = state.design.architecture;
  const [selected, ...others] = state.selection;
  const single = others.length === 0 ? selected : undefined;
  const candidates = [selectChosenEdge(state)?.target, single, state.hovered];
  const isOrdered = (id: LayerId | null | undefined): id is LayerId => {
    const node = id == null ? undefined : layers.get(id);
    return node?.layer.kind === 'Concat' && node.inputs.length > 1;
  };
  return candidates.find(isOrdered) ?? null;
}

/** The numbers. */
export function InputNumbers({ scene }: { readonly scene: Scene }) {
  const layer = useStore(selectNumbered);
  if (layer === null) return null;
  const ends = scene.edges.flatMap(({ edge, line }) => (edge.to === layer ? { port: edge.port, line } : []));
  return placeNumbers(ends).map(({ port, x, y, dx, dy }) => (
    <span
      key={port}
      className="input-number"
      style={{
        left: `calc(${x}px + var(--line-width) * ${dx})`,
        top: `calc(${y}px + var(--line-width) * ${dy})`,
      }}
      aria-hidden="true"
    >
      {port + 1}
    </span>
  ));
}
