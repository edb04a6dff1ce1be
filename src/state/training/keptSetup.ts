/** @file The setup of training as somebody left it, for the next visit. */
import { readSetup, renewSetup, toKeptSetup } from '../../training/setupSchema';
import type { RunSetup } from '../../training/trainedRun';

const key = 'fovea.training';

/** The setup of the last visit; null where there is none, or where the browser keeps nothing. */
export function recallSetup(): RunSetup | null {
  try {
    const setup = readSetup(JSON.parse(localStorage.getItem(key) ?? 'null'));
    return setup && renewSetup(setup);
  } catch {
    return null;
  }
}

/** Keeps a setup; null forgets it. Says nothing where the browser keeps nothing. */
export function rememberSetup(setup: RunSetup | null): void {
  try {
    if (setup === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(toKeptSetup(setup)));
  } catch {
    // The setup holds for this visit all the same.
  }
}
