/** @file What the commands about connections do. Loaded behind the first picture. */
import type { LayerId } from '../../architecture/architecture';
import { moveInput } from '../../architecture/connections';
import type { Edge } from '../../architecture/edge';
import { editArchitecture } from '../../state/editArchitecture';
import { getLateText } from '../../state/language';
import { selectAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { type ChosenEdge, selectChosenEdge, selectWireEnd } from '../../state/wireView';
import { getCanvas } from '../canvas/canvasHandle';
import { getShown, selectCardGraph } from '../canvas/cardGraph';
import { getCardElementId } from '../canvas/cardSelection';
import { findUnits } from '../canvas/selectedUnits';
import { announce } from '../canvas/wiring/announce';
import { lastMenuPlace } from '../canvas/wiring/menuPlace';
import { offer } from '../canvas/wiring/offer';
import { offerOnEdge } from '../canvas/wiring/offerOnEdge';
import { cutEdge, plugWire } from '../canvas/wiring/wireDrop';

function getName(id: LayerId): string {
  return useStore.getState().design.architecture.layers.get(id)?.name ?? id;
}

/**
 * By keys a wire is made in two steps: taken up at one layer, plugged in at another. Two selected layers are connected
 * at once, in the direction in which the network runs.
 */
export function connectSelected(): void {
  const state = useStore.getState();
  const [first, second] = findUnits(state);
  const taken = selectWireEnd(state);
  if (first === undefined) return;
  if (second !== undefined) {
    plugWire({ fixed: { layer: first.exit, end: 'output' }, edge: null }, second.entries);
  } else if (taken === null) state.takeWire({ layer: first.exit, end: 'output' });
  else {
    state.takeWire(null);
    const targets = taken.end === 'output' ? first.entries : [first.exit];
    if (first.exit !== taken.layer) plugWire({ fixed: taken, edge: null }, targets);
  }
}

/** Cuts what connects the two selected layers. */
export function disconnectSelected(): void {
  const state = useStore.getState();
  const { layers } = state.design.architecture;
  const { wiring } = getLateText();
  const [source, ends] = findUnits(state);
  const target = ends?.entries.find((id) => layers.get(id)?.inputs.includes(source?.exit ?? id));
  if (source === undefined || ends === undefined) return;
  if (target === undefined) {
    state.showNotice({ text: wiring.notConnected(getName(source.exit), getName(ends.exit)) });
    return;
  }
  cutEdge({ target, port: layers.get(target)?.inputs.indexOf(source.exit) ?? 0 });
}

/** Cuts the chosen connection. */
export function cutChosen(): void {
  const chosen = selectChosenEdge(useStore.getState());
  if (chosen === null) return;
  cutEdge(chosen);
  useStore.getState().select([chosen.of]);
}

/** Every connection of a layer: what feeds it by port, then what it feeds. */
function findEdges(of: LayerId): readonly ChosenEdge[] {
  const { layers } = useStore.getState().design.architecture;
  const fed = (layers.get(of)?.inputs ?? []).map((source, port) => ({ source, target: of, port, of }));
  const feeding = [...layers.values()].flatMap(({ id, inputs }) =>
    inputs.flatMap((source, port) => (source === of ? { source, target: id, port, of } : [])),
  );
  return [...fed, ...feeding];
}

const isSameEdge = (a: Edge, b: Edge) => a.target === b.target && a.port === b.port;

/** Chooses the next connection of the selected layer, or of the layer whose connection is chosen. */
export function chooseNextEdge(): void {
  const state = useStore.getState();
  const chosen = selectChosenEdge(state);
  const of = chosen?.of ?? [...state.selection][0];
  if (of === undefined) return;
  const { wiring } = getLateText();
  const edges = findEdges(of);
  const at = chosen === null ? -1 : edges.findIndex((edge) => isSameEdge(edge, chosen));
  const next = edges[(at + 1) % Math.max(1, edges.length)];
  if (next === undefined) {
    state.showNotice({ text: wiring.noEdges(getName(of)) });
    return;
  }
  state.chooseEdge(next);
  const shape = selectAnalysis(state).layers.get(next.source)?.shape ?? null;
  announce(wiring.edge(getName(next.source), getName(next.target), shape));
}

/** Offers layers for the chosen connection. */
export function insertOnChosen(): void {
  const chosen = selectChosenEdge(useStore.getState());
  if (chosen !== null) offerOnEdge(chosen);
}

/** Offers layers to go behind the selected one, beside its card. */
export function addBehindSelected(): void {
  const state = useStore.getState();
  const [unit] = findUnits(state);
  const layer = unit?.exit;
  if (layer === undefined) return;
  const card = getShown(selectCardGraph(state), layer);
  const box = document.getElementById(getCardElementId(card))?.getBoundingClientRect();
  offer.set({
    client: { x: box?.left ?? innerWidth / 2, y: box?.bottom ?? innerHeight / 3 },
    placement: { at: 'after', layers: [layer] },
    arriving: selectAnalysis(state).layers.get(layer)?.shape ?? null,
    position: null,
  });
}

/** Offers layers for the place where the menu was opened, else for the middle of the canvas. */
export function addHere(): void {
  const canvas = getCanvas();
  const box = document.querySelector('.network-canvas')?.getBoundingClientRect();
  if (box === undefined) return;
  const middle = { x: box.left + box.width / 2, y: box.top + box.height / 3 };
  const client = lastMenuPlace.client ?? middle;
  lastMenuPlace.client = null;
  const position = canvas?.toCanvas(client) ?? null;
  offer.set({ client, placement: { at: 'free' }, arriving: null, position });
}

/** Cuts what feeds a layer at a port. */
export function cutInput(edge: Edge): void {
  cutEdge(edge, true);
}

/** Moves an input of a layer to another port, as a step. */
export function orderInput({ target, port }: Edge, to: number): void {
  const { design } = useStore.getState();
  const { steps, wiring } = getLateText();
  const source = design.architecture.layers.get(target)?.inputs[port];
  const count = design.architecture.layers.get(target)?.inputs.length ?? 0;
  if (source === undefined || to < 0 || to >= count) return;
  editArchitecture(steps.orderInputs(getName(target)), (before) => ({
    ok: true,
    architecture: moveInput(before, target, port, to),
  }));
  announce(wiring.inputOrder(getName(source), to + 1, count));
}

function moveChosen(by: number): void {
  const chosen = selectChosenEdge(useStore.getState());
  if (chosen === null) return;
  const port = chosen.port + by;
  orderInput(chosen, port);
  const inputs = useStore.getState().design.architecture.layers.get(chosen.target)?.inputs;
  if (inputs?.[port] === chosen.source) useStore.getState().chooseEdge({ ...chosen, port });
}

/** Moves the chosen input one port forward. */
export function moveInputEarlier(): void {
  moveChosen(-1);
}

/** Moves the chosen input one port back. */
export function moveInputLater(): void {
  moveChosen(1);
}
