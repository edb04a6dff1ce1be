/**
 * @file Where somebody is in a lesson, for a reload of the same tab: the lesson comes back with its network. Another
 * tab or a later visit begins without one, and so does a tab whose lesson was left.
 */
import { type HiddenFact, hiddenFacts } from '../document/assignment';
import { useStore } from './store';
import type { LessonRun } from './viewSlice';

const key = 'fovea.lesson';

interface KeptLesson extends LessonRun {
  readonly hidden: readonly HiddenFact[];
  /** The design that was open with it. */
  readonly designId: string;
}

const isCount = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && value >= 0;

function isKeptLesson(value: unknown): value is KeptLesson {
  if (typeof value !== 'object' || value === null) return false;
  const { lesson, step, isDone, hints, hidden, designId } = value as Partial<
    Record<keyof KeptLesson, unknown>
  >;
  return (
    typeof lesson === 'string' &&
    typeof designId === 'string' &&
    typeof isDone === 'boolean' &&
    isCount(step) &&
    isCount(hints) &&
    Array.isArray(hidden) &&
    hidden.every((fact) => hiddenFacts.some((known) => known === fact))
  );
}

function read(): KeptLesson | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return isKeptLesson(kept) ? kept : null;
  } catch {
    return null;
  }
}

function keep(kept: KeptLesson | null): void {
  try {
    if (kept === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing leaves the lesson with the page.
  }
}

/**
 * Takes up the lesson of this tab, where the design that was open with it is open again, and follows the store from
 * then on. Returns a function that stops it.
 */
export function startKeptLesson(): () => void {
  const kept = read();
  const { designId, lesson, openPanels, setLesson, hideFacts, togglePanel } = useStore.getState();
  if (kept !== null && lesson === null && kept.designId === designId) {
    const { hidden, designId: _, ...run } = kept;
    if (openPanels.has('palette')) togglePanel('palette');
    hideFacts(hidden);
    setLesson(run);
  } else if (kept !== null && lesson === null) keep(null);
  return useStore.subscribe((state, before) => {
    const { lesson: run, hidden, designId: id } = state;
    if (run === before.lesson && hidden === before.hidden && id === before.designId) return;
    keep(run === null ? null : { ...run, hidden: [...hidden], designId: id });
  });
}
