/** @file Opening and leaving challenges. One takes the place of a lesson, as a lesson of a single step. */
import type { Design } from '../../document/document';
import type { DesignId } from '../../state/library/designId';
import { useStore } from '../../state/store';
import type { LessonRun } from '../../state/viewSlice';
import { foldPalette } from '../paletteAside';
import type { Challenge, ChallengeId } from './challenge';
import { findChallenge } from './challengeList';

const prefix = 'challenge-';

/** The challenge of a run; null for a run of a lesson. */
export function findRunChallenge({ lesson }: LessonRun): Challenge | null {
  return lesson.startsWith(prefix) ? findChallenge(lesson.slice(prefix.length)) : null;
}

function open(id: ChallengeId, design: Design, isDone: boolean): void {
  const state = useStore.getState();
  state.openDesign(design, `${prefix}${id}` as DesignId);
  foldPalette();
  state.hideFacts([]);
  state.setLesson({ lesson: prefix + id, step: 0, isDone, hints: 0 });
}

/** Opens a challenge with its start; it has one entry of the library for all tries. */
export function openChallenge({ id, start }: Challenge, title: string): void {
  open(id, { ...start(), title }, false);
}

/** Opens an answer to a challenge. */
export function openAnswer({ id }: Challenge, answer: Design, title: string): void {
  open(id, { ...answer, title }, true);
}

/** Notes that the open challenge is solved. */
export function noteSolved(): void {
  const { lesson: run, setLesson } = useStore.getState();
  if (run !== null && !run.isDone) setLesson({ ...run, isDone: true });
}
