/** @file What a key does that has waited: a made-up key fills no field and sends no form, so that is done in its place. */
import { isForField } from './keyScopes';

type Field = HTMLInputElement | HTMLTextAreaElement;

function isField(target: Element): target is Field {
  const isOne = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isOne && isForField(target);
}

/** Writes over what is chosen, else behind what is there; an empty text takes the last character away. */
function write(field: Field, text: string): void {
  const { value, selectionStart, selectionEnd } = field;
  const isChosen = selectionStart !== selectionEnd;
  const end = isChosen ? (selectionEnd ?? value.length) : value.length;
  const start = isChosen ? (selectionStart ?? end) : text === '' ? Math.max(0, end - 1) : end;
  field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Presses a key that has waited, where the focus is by now. */
export function pressHeldKey(event: KeyboardEvent, target: Element): void {
  const hasModifier = event.ctrlKey || event.metaKey;
  const isWritten = !hasModifier && (event.key.length === 1 || event.key === 'Backspace');
  if (isField(target) && isWritten) {
    write(target, event.key.length === 1 ? event.key : '');
    return;
  }
  const isFree = target.dispatchEvent(new KeyboardEvent(event.type, event));
  // Its own end came before it: who counts the keys that are down would count it for ever.
  (target.isConnected ? target : document.body).dispatchEvent(new KeyboardEvent('keyup', event));
  if (isFree && event.key === 'Enter' && target instanceof HTMLInputElement) target.form?.requestSubmit();
}
