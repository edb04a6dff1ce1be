/** @file The order of inputs where it matters, as numbers at the ends of the connections. */
import type { LayerId } from '../../../architecture/architecture';
import type { Point } from '../../../layout/geometry';
import { useStore } from '../../../state/store';
import type { Store } from '../../../state/storeShape';
import { selectChosenEdge } from '../../../state/wireView';
import type { Scene } from '../canvasHandle';

/** How far before its end a connection carries its number, in pixels of the canvas. */
const setback = 12;

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

/** The point a little before the end of a line. */
function getNumberPoint(line: readonly Point[]): Point {
  const end = line.at(-1) ?? { x: 0, y: 0 };
  const before = line.at(-2) ?? end;
  const length = Math.hypot(before.x - end.x, before.y - end.y);
  const share = length === 0 ? 0 : Math.min(setback, length / 2) / length;
  return { x: end.x + (before.x - end.x) * share, y: end.y + (before.y - end.y) * share };
}

/** The numbers. */
export function InputNumbers({ scene }: { readonly scene: Scene }) {
  const layer = useStore(selectNumbered);
  if (layer === null) return null;
  return scene.edges
    .filter(({ edge }) => edge.to === layer)
    .map(({ key, edge, line }) => {
      const { x, y } = getNumberPoint(line);
      return (
        <span key={key} className="input-number" style={{ left: x, top: y }} aria-hidden="true">
          {edge.port + 1}
        </span>
      );
    });
}
