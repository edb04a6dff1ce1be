/** @file The title of the design as an edit. */
import { maxNameLength } from '../../document/limits';
import { useStore } from '../../state/store';
import type { Text } from '../../text/en';

/** Sets the title; a burst of typing is one step. */
export function renameDesign(value: string, { toolbar }: Text): void {
  const title = value.slice(0, maxNameLength);
  useStore
    .getState()
    .editDesign(
      toolbar.titleStep,
      (design) => (design.title === title ? design : { ...design, title }),
      'title',
    );
}
