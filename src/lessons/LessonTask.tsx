/** @file The task of a step: where its answer is given or watched for, the hints, and what is said once it is done. */
import { lazy, Suspense, useEffect, useMemo } from 'react';
import type { Design } from '../document/document';
import { useLateText } from '../editor/useLateText';
import { useStore } from '../state/store';
import type { LessonRun } from '../state/viewSlice';
import type { StepProse } from '../text/lessonText';
import { Button } from '../ui/Button';
import type { LessonStep, Task } from './lesson';
import { createLessonFacts } from './lessonFacts';
import {
  findAnswered,
  finishTask,
  getContext,
  giveHint,
  lookAtStart,
  selectContext,
  selectContextOf,
} from './lessonRun';
import { readOwnResults } from './ownRun';
import { PredictionForm } from './PredictionForm';
import { useOwnRun } from './useOwnRun';

interface TaskProps {
  readonly run: LessonRun;
  readonly step: LessonStep;
  readonly prose: StepProse;
  /** What the step begins with. */
  readonly start: Design;
}

const TrainTask = lazy(() => import('./TrainTask'));

/** A layer is to be selected. */
function Pick({
  task,
  hasHint,
}: {
  readonly task: Extract<Task, { kind: 'pick' }>;
  readonly hasHint: boolean;
}) {
  const { lessons: words } = useLateText();
  const selection = useStore((state) => state.selection);
  const design = useStore((state) => state.design);
  const [id] = selection;
  const picked = selection.size === 1 ? id : undefined;
  const isRight = picked !== undefined && task.accepts(getContext(), picked);
  useEffect(() => {
    if (isRight) finishTask();
  }, [isRight]);
  const name = picked && design.architecture.layers.get(picked)?.name;
  return (
    <p className="lesson-problem" role="status">
      {name !== undefined && !isRight && words.wrongLayer(name, hasHint)}
    </p>
  );
}

/** The network and its runs are watched until they are what is asked for. */
function Watch({
  task,
  start,
}: {
  readonly task: Extract<Task, { kind: 'edit' | 'train' }>;
  readonly start: Design;
}) {
  const isMet = useStore((state) => task.check(selectContext(state), start));
  useEffect(() => {
    if (isMet) finishTask();
  }, [isMet]);
  return null;
}

function Hints({ run, hints }: { readonly run: LessonRun; readonly hints: readonly [string, string] }) {
  const { lessons: words } = useLateText();
  return (
    <div className="lesson-hints">
      <div role="status">
        {hints.slice(0, run.hints).map((hint) => (
          <p key={hint} className="lesson-hint">
            {hint}
          </p>
        ))}
      </div>
      {run.hints < hints.length && (
        <Button look="quiet" onClick={giveHint}>
          {run.hints === 0 ? words.hint : words.secondHint}
        </Button>
      )}
    </div>
  );
}

/** Where the answer is given, or watched for. */
function Answer({
  step: { task, needsRun = false },
  start,
  hasHint,
}: {
  readonly step: LessonStep;
  readonly start: Design;
  readonly hasHint: boolean;
}) {
  const isMissing = useStore((state) => {
    const { run } = selectContext(state);
    return needsRun && (run === null || readOwnResults(run) === null);
  });
  return (
    <>
      {task.kind === 'predict' && !isMissing && (
        <PredictionForm
          getAnswer={() => task.answer(lookAtStart(start))}
          hasHint={hasHint}
          onRight={finishTask}
        />
      )}
      {task.kind === 'pick' && !isMissing && <Pick task={task} hasHint={hasHint} />}
      {(task.kind === 'edit' || task.kind === 'train') && <Watch task={task} start={start} />}
      {(task.kind === 'train' || isMissing) && (
        <Suspense>
          <TrainTask isAsked={isMissing} />
        </Suspense>
      )}
    </>
  );
}

/**
 * What is said once a task is done: about the network that the answer was about, whatever becomes of it, and about its
 * run once that is read.
 */
function Outcome({ run: { answer }, step, prose, start }: TaskProps) {
  const { lessons: words } = useLateText();
  const open = useStore((state) => state.design);
  const answered = useMemo(() => findAnswered(answer, step, start), [answer, step, start]);
  const design = answered ?? open;
  const run = useOwnRun(design);
  const context = selectContextOf(design, useStore.getState());
  const isUnread = step.figure === 'run' && (run === null || readOwnResults(run) === null);
  return (
    <>
      <b>{words.right}</b>
      {!isUnread && prose.done?.(createLessonFacts(context)).map((said) => <p key={said}>{said}</p>)}
    </>
  );
}

/** The task of a step. */
export function LessonTask({ run, step, prose, start }: TaskProps) {
  const { lessons: words } = useLateText();
  if (prose.task === undefined) return null;
  return (
    <section className="lesson-task" aria-label={words.task} data-done={run.isDone || undefined}>
      <p className="lesson-task-words">{prose.task}</p>
      {!run.isDone && <Answer step={step} start={start} hasHint={run.hints < (prose.hints?.length ?? 0)} />}
      {!run.isDone && prose.hints !== undefined && <Hints run={run} hints={prose.hints} />}
      <div role="status" className="lesson-done">
        {run.isDone && <Outcome run={run} step={step} prose={prose} start={start} />}
      </div>
    </section>
  );
}
