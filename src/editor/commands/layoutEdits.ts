/** @file Gives what somebody moved back to the layout, turns the network; shows and hides the small map. */
import { removePositions, setPositions } from '../../document/designEdits';
import { computeBounds } from '../../layout/bounds';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import { getCanvas } from '../canvas/canvasHandle';
import { selectCardGraph, selectOpenCards } from '../canvas/cardGraph';
import { expandMoves } from '../canvas/foldedMoves';
import { isAllShown } from '../canvas/minimap/mapGeometry';
import { computeTidyPlaces } from '../canvas/tidyPlaces';
import { fitButtonId } from '../canvas/viewButtonIds';
import { getNames } from './networkEdits';

/** The cards that layers stand on, with all of their layers. */
function findCards(state: Store) {
  const { cardOf } = selectCardGraph(state);
  const cards = new Set([...state.selection].flatMap((id) => cardOf.get(id) ?? []));
  const layers = [...cardOf].filter(([, card]) => cards.has(card)).map(([layer]) => layer);
  return { cards, layers };
}

/** Whether somebody moved one of the selected cards. */
export function isSelectionMoved(state: Store): boolean {
  const { design, selection } = state;
  if (selection.size === 0 || design.positions.size === 0) return false;
  return findCards(state).layers.some((id) => design.positions.has(id));
}

/** Shows everything, once what changes has been arranged. */
function showAll(): void {
  requestAnimationFrame(() => document.getElementById(fitButtonId)?.click());
}

/** Arranges everything anew, for the room that there is, as one step. */
export async function tidyAll(): Promise<void> {
  const { steps } = await loadLateText();
  useStore
    .getState()
    .editDesign(steps.tidy, (design) => removePositions(design, design.architecture.layers.keys()));
  getCanvas()?.arrange();
  showAll();
}

/** Arranges the selected cards beside what they are connected with, as one step; all others stay. */
export async function tidySelection(): Promise<void> {
  const { steps } = await loadLateText();
  const state = useStore.getState();
  const { cards, layers } = findCards(state);
  const scene = getCanvas()?.getScene();
  const places = scene === undefined ? null : computeTidyPlaces(scene.layout, scene.placed, cards);
  const meant =
    places && expandMoves(selectCardGraph(state), selectOpenCards(state), places, state.canvasView.direction);
  state.editDesign(steps.tidySome(getNames(state, cards)), (design) => {
    const freed = removePositions(design, layers);
    return meant === null ? freed : setPositions(freed, meant);
  });
}

/** Whether all of the network is in view. */
function isAllInView(): boolean {
  const canvas = getCanvas();
  if (canvas === null) return true;
  const box = canvas.element.getBoundingClientRect();
  const zoom = canvas.getZoom();
  const part = { ...canvas.toCanvas(box), width: box.width / zoom, height: box.height / zoom };
  return isAllShown(part, computeBounds(canvas.getScene().placed, []));
}

/** Shows or hides the small map; where it has nothing to show yet, that is said. */
export async function toggleMap(): Promise<void> {
  const { map } = await loadLateText();
  const { hasMap, setMap, showNotice } = useStore.getState();
  setMap(!hasMap);
  if (!hasMap && isAllInView()) showNotice({ text: map.later });
}

/** Reads the network to the right instead of downwards, or the other way round. Cards that were placed by hand stay. */
export async function turn(): Promise<void> {
  const { map, actions } = await loadLateText();
  const { canvasView, design, setCanvasView, showNotice } = useStore.getState();
  setCanvasView({ direction: canvasView.direction === 'down' ? 'right' : 'down' });
  getCanvas()?.arrange();
  showAll();
  if (design.positions.size > 0)
    showNotice({ text: map.stay, action: { label: actions.tidy, run: () => void tidyAll() } });
}
