/** @file The entry that the glossary is opened at. */
import { useStore } from '../state/store';
import type { TermName } from '../ui/Term';

let aim: TermName | null = null;

/** Opens the glossary at a term. */
export function openGlossary(term: TermName): void {
  aim = term;
  useStore.getState().showDialog('glossary');
}

/** The term that the glossary was opened at, once; null where somebody opened all of it. */
export function takeGlossaryAim(): TermName | null {
  const taken = aim;
  aim = null;
  return taken;
}
