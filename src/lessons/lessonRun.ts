/** @file What moves a lesson on: the steps are opened as designs, tasks are marked as done, hints are given. */
import type { Analysis } from '../analysis/analysis';
import { analyze } from '../analysis/analyze';
import type { LayerId } from '../architecture/architecture';
import type { StatusRule } from '../architecture/statusRule';
import { readDesign } from '../codecs/json/readDesign';
import { writeDesign } from '../codecs/json/writeDesign';
import type { Design } from '../document/document';
import { selectFixedRule } from '../state/fixedRule';
import type { DesignId } from '../state/library/designId';
import { selectTrueAnalysis } from '../state/selectors';
import { useStore } from '../state/store';
import type { Store } from '../state/storeShape';
import { getRuns } from '../state/training/runViews';
import type { LessonRun } from '../state/viewSlice';
import type { Lesson, LessonContext, LessonStep } from './lesson';
import { lessons } from './lessons';
import { findOwnRun } from './ownRun';
import { foldPalette, unfoldPalette } from './paletteAside';
import { addDone, keepProgress, readProgress } from './progress';

/** The lesson of this name. */
export function findLesson(id: string): Lesson | null {
  return lessons.find((lesson) => lesson.id === id) ?? null;
}

/** The lesson and the step of a run; null for a run of no lesson. */
export function findStep(
  run: LessonRun,
): { readonly lesson: Lesson; readonly name: string; readonly step: LessonStep } | null {
  const lesson = findLesson(run.lesson);
  const [name, step] = lesson?.steps[run.step] ?? [];
  return lesson === null || name === undefined || step === undefined ? null : { lesson, name, step };
}

/** The entry of the library that all steps of a lesson share. */
const getLessonDesignId = (lesson: string) => `lesson-${lesson}` as DesignId;

/** The design that a step begins with: its own, or that of the last step before it that has one. */
export function createStart({ steps }: Lesson, place: number): Design | null {
  for (let before = place; before >= 0; before--) {
    const design = steps[before]?.[1].design?.();
    if (design !== undefined) return design;
  }
  return null;
}

/** What a step begins with, as its words and its questions see it: before anything was trained. */
export function lookAtStart(design: Design): LessonContext {
  const { architecture, resolution, rule } = design;
  return { design, analysis: analyze(architecture, { resolution, rule }), run: null };
}

const rejudged = new WeakMap<Design, Analysis>();

/** A design by another rule than its own. Memoised by its identity. */
function judgeBy(rule: StatusRule, design: Design): Analysis {
  const known = rejudged.get(design);
  if (known?.input.rule === rule) return known;
  const { architecture, resolution } = design;
  const analysis = analyze(architecture, { resolution, rule });
  rejudged.set(design, analysis);
  return analysis;
}

type ContextState = Pick<Store, 'design' | 'training' | 'lesson' | 'assignment'>;

/** What checks would see of another design than the open one: by the rule that the lesson is about. */
export function selectContextOf(design: Design, state: ContextState): LessonContext {
  const rule = selectFixedRule(state) ?? design.rule;
  return {
    design,
    analysis:
      design === state.design && rule === design.rule ? selectTrueAnalysis(state) : judgeBy(rule, design),
    run: findOwnRun(getRuns(state.training).values(), design),
  };
}

/** What checks see of a state: by the rule that the lesson is about, also where a design with another one was opened. */
export function selectContext(state: ContextState): LessonContext {
  return selectContextOf(state.design, state);
}

/** What checks see now. */
export function getContext(): LessonContext {
  return selectContext(useStore.getState());
}

function selectByName(design: Design, name: string | undefined): void {
  const ids: LayerId[] = [];
  for (const node of design.architecture.layers.values()) if (node.name === name) ids.push(node.id);
  useStore.getState().select(ids.slice(0, 1));
}

/** Opens a step; all steps of a lesson share one entry of the library, so that it is not filled with them. */
export function openStep(
  id: string,
  place: number,
  formatTitle: (lesson: Lesson, name: string) => string,
): void {
  const run: LessonRun = { lesson: id, step: place, isDone: false, hints: 0 };
  const found = findStep(run);
  if (found === null) return;
  const { lesson, name, step } = found;
  const state = useStore.getState();
  const isGoingOn = step.design === undefined && state.lesson?.lesson === id;
  const design = isGoingOn ? null : createStart(lesson, place);
  if (design !== null) {
    const titled = { ...design, title: formatTitle(lesson, name) };
    state.openDesign(titled, getLessonDesignId(id));
    selectByName(titled, step.about);
  }
  foldPalette();
  state.hideFacts(step.hides ?? []);
  const isRead = step.task.kind === 'read';
  state.setLesson({ ...run, isDone: isRead });
  if (isRead) keepProgress(addDone(readProgress(), id, name));
}

/** Marks the task as done: what was hidden is shown, and what is said of the network stays as it is said now. */
export function finishTask(): void {
  const { lesson: run, design, setLesson, hideFacts } = useStore.getState();
  const found = run && findStep(run);
  if (run === null || !found || run.isDone) return;
  hideFacts([]);
  setLesson({ ...run, isDone: true, answer: writeDesign(design) });
  keepProgress(addDone(readProgress(), found.lesson.id, found.name));
}

/** Gives one more hint. */
export function giveHint(): void {
  const { lesson: run, setLesson } = useStore.getState();
  if (run !== null) setLesson({ ...run, hints: run.hints + 1 });
}

/**
 * The network that a done step speaks of: a question is about what the step began with, any other task about what it
 * was done with. Null where that is not known.
 */
export function findAnswered(answer: unknown, { task }: LessonStep, start: Design): Design | null {
  if (task.kind === 'predict') return start;
  const read = readDesign(answer);
  return 'design' in read ? read.design : null;
}

/** Whether the network of an open lesson is not the one that is open. */
export function hasOtherDesign({ lesson, designId }: Pick<Store, 'lesson' | 'designId'>): boolean {
  return (
    lesson !== null && findLesson(lesson.lesson) !== null && designId !== getLessonDesignId(lesson.lesson)
  );
}

/**
 * Ends a lesson whose network has made way for another one. Returns the way back: its network, its step, and what was
 * hidden there.
 */
export function setLessonAside(): () => void {
  const { lesson: run, hidden } = useStore.getState();
  leaveLesson();
  return () => {
    if (run === null) return;
    const { reopenRecent, hideFacts, setLesson } = useStore.getState();
    reopenRecent(getLessonDesignId(run.lesson));
    foldPalette();
    hideFacts(hidden);
    setLesson(run);
  };
}

/** Leaves the lesson; its network stays open. */
export function leaveLesson(): void {
  const { setLesson, hideFacts } = useStore.getState();
  hideFacts([]);
  setLesson(null);
  unfoldPalette();
}
