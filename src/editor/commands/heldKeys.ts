/**
 * @file Keys on the network wait for what earlier keys began: only then is it known what they are about. Before the page
 * has all it needs, they wait for that.
 */
import { getKeyLetter } from '../../util/keyLetter';
import { isForField, isForNetwork } from './keyScopes';

/** Keys of the network; what moves the focus, presses a button or is the browser's own never waits. */
const plainKeys = /^(\S|Arrow.*|Delete|Backspace|Escape|Home|End|F2)$/;
const controlKeys = /^([adegkopsyz]|arrow.*)$/;
/** These count in fields too. */
const fieldKeys = /^[kps]$/;

const held: (KeyboardEvent | ClipboardEvent)[] = [];
let awaited = 0;

/** What a key does that has waited, where the focus is by now; set by what is loaded before any key is released. */
export const heldKey = {
  press: (event: KeyboardEvent, target: Element): void => {
    target.dispatchEvent(new KeyboardEvent(event.type, event));
  },
};

function release(): void {
  while (awaited === 0) {
    const event = held.shift();
    if (event === undefined) return;
    const target = document.activeElement ?? document.body;
    if (event instanceof KeyboardEvent) heldKey.press(event, target);
    else target.dispatchEvent(event);
  }
}

/** Makes keys wait until something is done and drawn. Where it fails they wait no longer, and the page hears of it. */
export function holdKeys(work: Promise<unknown>): void {
  const end = () =>
    requestAnimationFrame(() => {
      awaited -= 1;
      release();
    });
  awaited += 1;
  void work.finally(end);
}

/** Keeps an event, or what stands for it, until it is its turn. */
export function keepEvent(event: KeyboardEvent | ClipboardEvent, kept = event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
  held.push(kept);
}

/** Keeps a key that is pressed too early. */
export function holdKey(event: KeyboardEvent): void {
  const hasModifier = event.ctrlKey || event.metaKey;
  const letter = getKeyLetter(event);
  // What is typed behind a key that waits keeps its place, also where a field has the focus by now.
  const isBehind = held.length > 0 && !hasModifier && /^(.|Enter)$/.test(event.key);
  const isMeant = isBehind || isForNetwork(event.target) || (hasModifier && fieldKeys.test(letter));
  const isHeld = awaited > 0 && event.isTrusted && !event.altKey && isMeant;
  // Enter belongs to the button or the card that has the focus, if one has it.
  const isFree = event.key === 'Enter' && event.target === document.body;
  if (isHeld && (isBehind || isFree || (hasModifier ? controlKeys.test(letter) : plainKeys.test(event.key))))
    keepEvent(event);
}

/** Keeps what is pasted too early; its data is there only as long as the event lasts. */
export function holdPaste(event: ClipboardEvent): void {
  const { clipboardData, target } = event;
  if (awaited === 0 || clipboardData === null || isForField(target)) return;
  const copy = new DataTransfer();
  copy.setData('text/plain', clipboardData.getData('text/plain'));
  for (const file of clipboardData.files) copy.items.add(file);
  keepEvent(event, new ClipboardEvent('paste', { clipboardData: copy, bubbles: true, cancelable: true }));
}
