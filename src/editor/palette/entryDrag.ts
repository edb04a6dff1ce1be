/**
 * @file Drags entries from the palette onto the network, by pointer events: a mouse moves away with them, a finger
 * moves sideways or rests for a moment first, since otherwise it scrolls the list.
 */
import type { Point } from '../../layout/geometry';
import { loadLateText } from '../../state/language';
import { getCanvas } from '../canvas/canvasHandle';
import { dragPreview } from '../canvas/wiring/dragPreview';
import { startEdgePan } from '../canvas/wiring/edgePan';
import type { EntryAim } from './entryAim';
import type { PaletteId } from './paletteEntries';

/** A mouse that moved so far carries the entry; in pixels. */
const mouseStart = 6;
/** A finger that moved so far sideways. */
const touchStart = 12;
/** A finger that rested so long. */
const restMs = 350;

type Aimer = (client: Point) => EntryAim;

async function loadAimer(id: PaletteId): Promise<Aimer> {
  const [{ aimEntry }] = await Promise.all([import('./entryAim'), loadLateText()]);
  return (client) => aimEntry(id, client);
}

/** What was carried back to where it came from is no click. */
function ignoreNextClick(element: HTMLElement): void {
  const end = new AbortController();
  element.addEventListener('click', (event) => event.stopPropagation(), {
    signal: end.signal,
    capture: true,
  });
  setTimeout(() => end.abort());
}

/**
 * Follows a press on an entry until it ends.
 *
 * @param onDrop gets where it was dropped on the network; it is not called for taps and for what is let go elsewhere.
 */
export function followEntry(
  id: PaletteId,
  event: PointerEvent,
  source: HTMLElement,
  onDrop: (place: NonNullable<EntryAim['place']>) => void,
): void {
  if (event.button !== 0 || !event.isPrimary) return;
  const isMouse = event.pointerType === 'mouse';
  const start: Point = { x: event.clientX, y: event.clientY };
  const end = new AbortController();
  const { signal } = end;
  let client = start;
  let aimer: Aimer | null = null;
  let isCarried = false;
  let stopPan = () => {};

  const show = () => {
    if (isCarried && aimer !== null) dragPreview.set(aimer(client).preview);
  };
  const carry = () => {
    isCarried = true;
    document.documentElement.dataset.carrying = '';
    getSelection()?.removeAllRanges();
    const canvas = getCanvas();
    if (canvas !== null) stopPan = startEdgePan(canvas, () => client, show);
    show();
  };
  const finish = () => {
    end.abort();
    stopPan();
    clearTimeout(rest);
    delete document.documentElement.dataset.carrying;
    dragPreview.set(null);
  };
  const rest = setTimeout(() => {
    if (!isMouse && !signal.aborted) carry();
  }, restMs);
  void loadAimer(id).then((loaded) => {
    aimer = loaded;
    show();
  });

  const listen = <K extends keyof WindowEventMap>(type: K, handle: (event: WindowEventMap[K]) => void) =>
    addEventListener(type, handle, { signal, capture: true });

  listen('pointermove', (move) => {
    if (move.pointerId !== event.pointerId) return;
    client = { x: move.clientX, y: move.clientY };
    const dx = Math.abs(client.x - start.x);
    const dy = Math.abs(client.y - start.y);
    const isAway = isMouse ? Math.hypot(dx, dy) > mouseStart : dx > touchStart && dx > 1.5 * dy;
    if (!isCarried && isAway) carry();
    show();
  });
  listen('pointerup', (up) => {
    if (up.pointerId !== event.pointerId) return;
    const place = isCarried && aimer !== null ? aimer(client).place : null;
    if (isCarried) ignoreNextClick(source);
    finish();
    if (place !== null) onDrop(place);
  });
  listen('pointercancel', finish);
  listen('keydown', (key) => {
    if (key.key !== 'Escape' || !isCarried) return;
    key.preventDefault();
    key.stopPropagation();
    finish();
  });
  // A finger that carries something does not scroll, nor does it open the browser's menu.
  source.addEventListener('touchmove', (move) => isCarried && move.preventDefault(), {
    signal,
    passive: false,
  });
  source.addEventListener('contextmenu', (menu) => menu.preventDefault(), { signal });
}
