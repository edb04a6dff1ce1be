/** @file What can be done with a suggestion: look at it, take it, leave it. */
import { showPreview, takeRewritten } from '../../state/preview';
import { useStore } from '../../state/store';
import type { Suggestion } from '../../suggestions/suggestion';
import type { AllText } from '../../text/enLate';

/** The key of a suggestion among all that can be previewed. */
export function getPreviewKey({ id }: Pick<Suggestion, 'id'>): string {
  return `suggestion ${id}`;
}

/** Shows the open design again. */
export function leavePreview(): void {
  useStore.getState().setPreview(null);
}

/** Says what was applied, with a way back. */
export function sayApplied(label: string, text: AllText): void {
  const { showNotice, undo } = useStore.getState();
  showNotice({ text: text.advice.formatApplied(label), action: { label: text.commands.undo, run: undo } });
}

/** Shows what a suggestion would do; a second call shows the open design again. */
export function togglePreview(suggestion: Suggestion, label: string): void {
  const key = getPreviewKey(suggestion);
  if (useStore.getState().preview?.key === key) leavePreview();
  else showPreview(key, label, suggestion.apply());
}

/** Takes a suggestion as one step. */
export function applySuggestion(suggestion: Suggestion, label: string, text: AllText): void {
  useStore.getState().editDesign(label, (design) => takeRewritten(design, suggestion.apply()));
  sayApplied(label, text);
}
