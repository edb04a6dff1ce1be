/** @file The panel that guides through a lesson: prose, drawing, task, and the way on. */
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useLateText } from '../editor/useLateText';
import { useStore } from '../state/store';
import type { LessonRun } from '../state/viewSlice';
import { Button } from '../ui/Button';
import { findRunChallenge } from './challenges/challengeRun';
import { LessonFigureView } from './LessonFigureView';
import { LessonHead } from './LessonHead';
import { LessonTask } from './LessonTask';
import type { Lesson, LessonStep } from './lesson';
import { createLessonFacts } from './lessonFacts';
import { createStart, findStep, hasOtherDesign, leaveLesson, lookAtStart, setLessonAside } from './lessonRun';
import { lessons } from './lessons';
import { useLessonActions } from './useLessonActions';
import { useLessonTexts } from './useLessonTexts';
import './LessonPanel.css';

const ChallengePanel = lazy(() => import('./challenges/ChallengePanel'));
const LessonRunFigure = lazy(() => import('./LessonRunFigure'));

const figureWidth = 264;

/** Ends the lesson when another design is opened in place of its network, and says how to come back. */
function useLessonEnd(): void {
  const { lessons: words } = useLateText();
  const isOther = useStore(hasOtherDesign);
  useEffect(() => {
    if (!isOther) return;
    const takeUp = setLessonAside();
    useStore.getState().showNotice({ text: words.setAside, action: { label: words.takeUp, run: takeUp } });
  }, [isOther, words]);
}

/** The panel; nothing where no lesson is open. */
export default function LessonPanel() {
  const run = useStore((state) => state.lesson);
  const found = run && findStep(run);
  const challenge = run && findRunChallenge(run);
  const isUnknown = run !== null && !found && !challenge;
  useLessonEnd();
  // What a tab has kept may be a lesson of another version of the page.
  useEffect(() => {
    if (isUnknown) leaveLesson();
  }, [isUnknown]);
  if (run !== null && challenge)
    return (
      <Suspense>
        <ChallengePanel key={challenge.id} challenge={challenge} run={run} />
      </Suspense>
    );
  if (run === null || !found) return null;
  return <StepView key={`${run.lesson}/${run.step}`} run={run} {...found} />;
}

function StepView({
  run,
  lesson,
  name,
  step,
}: {
  readonly run: LessonRun;
  readonly lesson: Lesson;
  readonly name: string;
  readonly step: LessonStep;
}) {
  const { lessons: words } = useLateText();
  const texts = useLessonTexts();
  const { open, showList } = useLessonActions();
  const [isFolded, setIsFolded] = useState(false);
  const hidesField = useStore((state) => state.hidden.size > 0);
  const prose = texts[lesson.id].steps[name];
  const heading = useRef<HTMLHeadingElement>(null);
  // The words are about the network that the step began with, whatever became of it since.
  const start = useMemo(() => createStart(lesson, run.step), [lesson, run.step]);
  const facts = useMemo(() => start && createLessonFacts(lookAtStart(start)), [start]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  if (prose === undefined || start === null || facts === null) return null;
  const isLast = run.step === lesson.steps.length - 1;
  return (
    <>
      <LessonHead
        title={`${words.formatNumber(lessons.indexOf(lesson) + 1)}: ${texts[lesson.id].title}`}
        words={words}
        isFolded={isFolded}
        onFold={setIsFolded}
        onRestart={() => open(lesson.id, run.step)}
        onLeave={leaveLesson}
      />
      {!isFolded && (
        <div className="lesson-body">
          <h2 ref={heading} tabIndex={-1}>
            {prose.title}
          </h2>
          {prose.body(facts).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <LessonTask run={run} step={step} prose={prose} start={start} />
          {step.figure === 'units' && !hidesField && <LessonFigureView width={figureWidth} />}
          {step.figure === 'run' && (
            <Suspense>
              <LessonRunFigure width={figureWidth} />
            </Suspense>
          )}
        </div>
      )}
      <footer className="lesson-foot">
        <span className="quiet">{words.formatStep(run.step + 1, lesson.steps.length)}</span>
        <Button disabled={run.step === 0} onClick={() => open(lesson.id, run.step - 1)}>
          {words.back}
        </Button>
        <Button
          look={run.isDone ? 'primary' : 'plain'}
          onClick={() => {
            if (!isLast) open(lesson.id, run.step + 1);
            else {
              leaveLesson();
              showList();
            }
          }}
        >
          {isLast ? words.finish : run.isDone ? words.next : words.skip}
        </Button>
      </footer>
    </>
  );
}
