/** @file What opens the menu of the canvas: a right click, the menu key, a finger that rests. */
import type { LayerId } from '../../../architecture/architecture';
import type { Point } from '../../../layout/geometry';
import { useStore } from '../../../state/store';
import { selectChosenEdge } from '../../../state/wireView';
import type { CanvasHandle } from '../canvasHandle';
import { getMeantLayers } from '../cardGraph';
import { getCardElementId } from '../cardSelection';
import { findChosen } from './grip';
import { lastMenuPlace, type MenuSubject, openMenu } from './menuPlace';
import { findEdgeAt, getMiddle } from './nearby';

/** A finger that rests so long asks for the menu. */
const restMs = 500;
/** It rests as long as it moves no further, in pixels. */
const restLimit = 8;
/** How near to a connection the menu is about it, in pixels of the screen. */
const edgeReach = { mouse: 8, touch: 18 } as const;

/** The layer that an element belongs to; null where it is none of a card. */
function findLayer(target: Element): LayerId | null {
  const { layers } = useStore.getState().design.architecture;
  const node = target.closest<HTMLElement>('.react-flow__node');
  if (node === null) return null;
  const prefix = getCardElementId('' as LayerId);
  const button = target.closest<HTMLElement>(`[id^='${prefix}']`);
  const id = (button?.id.slice(prefix.length) ?? node.dataset.id) as LayerId | undefined;
  return id !== undefined && layers.has(id) ? id : null;
}

/** Chooses what lies at a place, and says what it is; what is selected already stays selected with the others. */
function chooseAt(canvas: CanvasHandle, target: Element, client: Point, isTouch: boolean): MenuSubject {
  const { selection, select, chooseEdge } = useStore.getState();
  const layer = findLayer(target);
  if (layer !== null) {
    if (!selection.has(layer)) select(getMeantLayers(layer));
    return 'layers';
  }
  const reach = (isTouch ? edgeReach.touch : edgeReach.mouse) / canvas.getZoom();
  const near = findEdgeAt(canvas.getScene().edges, canvas.toCanvas(client), reach);
  if (near === null) {
    select([]);
    return 'canvas';
  }
  const { from: source, to, port } = near.drawn.edge;
  chooseEdge({ source, target: to, port, of: to });
  return 'edge';
}

/** Listens on a canvas until the returned function is called. */
export function listenForMenus(canvas: CanvasHandle): () => void {
  const end = new AbortController();
  const { signal } = end;
  const { element } = canvas;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let start: Point = { x: 0, y: 0 };
  let isOpenedByRest = false;

  const open = (subject: MenuSubject, client: Point) => {
    lastMenuPlace.client = client;
    openMenu.set({ subject, client });
  };
  const isTool = (target: EventTarget | null) =>
    !(target instanceof Element) || target.closest('.canvas-tool, .view-buttons') !== null;

  const handleMenu = (event: MouseEvent) => {
    if (isTool(event.target) || !(event.target instanceof Element)) return;
    event.preventDefault();
    if (openMenu.get() !== null || isOpenedByRest) return;
    const state = useStore.getState();
    const drawn = findChosen(canvas.getScene(), state);
    const isByKey = event instanceof PointerEvent && event.pointerType === '' && event.button !== 2;
    if (isByKey && selectChosenEdge(state) !== null && drawn !== null) {
      open('edge', canvas.toClient(getMiddle(drawn.line)));
      return;
    }
    const client = { x: event.clientX, y: event.clientY };
    open(chooseAt(canvas, event.target, client, false), client);
  };
  const stop = () => clearTimeout(rest);
  const handleDown = (event: PointerEvent) => {
    stop();
    isOpenedByRest = false;
    const { target, pointerType, isPrimary } = event;
    if (pointerType === 'mouse' || !isPrimary || isTool(target)) return;
    start = { x: event.clientX, y: event.clientY };
    rest = setTimeout(() => {
      if (!(target instanceof Element) || openMenu.get() !== null) return;
      isOpenedByRest = true;
      open(chooseAt(canvas, target, start, true), start);
    }, restMs);
  };
  const handleMove = (event: PointerEvent) => {
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > restLimit) stop();
  };
  const handleClick = (event: MouseEvent) => {
    if (!isOpenedByRest) return;
    isOpenedByRest = false;
    event.stopPropagation();
    event.preventDefault();
  };
  const options = { signal, capture: true };
  element.addEventListener('contextmenu', handleMenu, options);
  element.addEventListener('pointerdown', handleDown, options);
  element.addEventListener('pointermove', handleMove, options);
  element.addEventListener('pointerup', stop, options);
  element.addEventListener('pointercancel', stop, options);
  element.addEventListener('click', handleClick, options);
  return () => {
    stop();
    end.abort();
  };
}
