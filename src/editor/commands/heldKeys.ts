/**
 * @file Keys on the network wait for what earlier keys began: only then is it known what they are about. Before the page
 * has all it needs, they wait for that.
 */
import { isForNetwork } from './keyScopes';

/** Keys of the network; what moves the focus, presses a button or is the browser's own never waits. */
const plainKeys = /^(\S|Arrow.*|Delete|Backspace|Escape|Home|End|F2)$/;
const controlKeys = /^([adegkopsyz]|Arrow.*)$/i;

const held: KeyboardEvent[] = [];
let awaited = 0;

function release(): void {
  while (awaited === 0) {
    const event = held.shift();
    if (event === undefined) return;
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent(event.type, event));
  }
}

/** Makes keys wait until something is done and drawn, whether it succeeds or not. */
export function holdKeys(work: Promise<unknown>): void {
  const end = () =>
    requestAnimationFrame(() => {
      awaited -= 1;
      release();
    });
  awaited += 1;
  work.then(end, end);
}

/** Keeps a key that is pressed too early, until it is its turn. */
export function holdKey(event: KeyboardEvent): void {
  const hasModifier = event.ctrlKey || event.metaKey;
  const isHeld = awaited > 0 && event.isTrusted && !event.altKey && isForNetwork(event.target);
  if (!isHeld || !(hasModifier ? controlKeys : plainKeys).test(event.key)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  held.push(event);
}
