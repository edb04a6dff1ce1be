/** @file Everything of teaching that stands above the page or beside it, each loaded when it is first shown. */
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { focusNetwork } from '../editor/canvas/focusNetwork';
import { useText } from '../state/language';
import { useStore } from '../state/store';
import { useLostFocus } from '../ui/useLostFocus';

const ChallengesDialog = lazy(() => import('./challenges/ChallengesDialog'));
const AssignmentDialog = lazy(() => import('./AssignmentDialog'));
const AssignmentView = lazy(() => import('./AssignmentView'));
const GlossaryDialog = lazy(() => import('./GlossaryDialog'));
const LessonPanel = lazy(() => import('./LessonPanel'));
const LessonsDialog = lazy(() => import('./LessonsDialog'));
const PresentBar = lazy(() => import('./PresentBar'));
const QuizDialog = lazy(() => import('./quiz/QuizDialog'));
const TermTips = lazy(() => import('./TermTips'));
const Tour = lazy(() => import('./Tour'));

/** The panel of the lesson that is open: of the page's own, or of a teacher's. */
export function LessonAside() {
  const { panels } = useText();
  const hasLesson = useStore((state) => state.lesson !== null);
  const hasAssignment = useStore((state) => state.assignment !== null);
  useLostFocus(hasLesson || hasAssignment, focusNetwork);
  return hasLesson || hasAssignment ? (
    <Suspense>
      <aside className="lesson-panel" aria-label={panels.lesson}>
        {hasAssignment ? <AssignmentView /> : <LessonPanel />}
      </aside>
    </Suspense>
  ) : null;
}

/** The bar of somebody who presents. @param children the dock. */
export function Presenting({ children }: { readonly children: ReactNode }) {
  return (
    <Suspense>
      <PresentBar>{children}</PresentBar>
    </Suspense>
  );
}

/** Explains words once somebody comes to one. */
function LateTermTips() {
  const [first, setFirst] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (first !== null) return undefined;
    const watch = ({ target }: Event) => {
      if (target instanceof Element) setFirst(target.closest<HTMLElement>('[data-term]'));
    };
    addEventListener('pointerover', watch);
    addEventListener('focusin', watch);
    return () => {
      removeEventListener('pointerover', watch);
      removeEventListener('focusin', watch);
    };
  }, [first]);
  return first === null ? null : <TermTips first={first} />;
}

/** Dialogs, the tour, what words mean. */
export function TeachingOverlays() {
  const dialog = useStore((state) => state.dialog);
  const hasTour = useStore((state) => state.tour !== null);
  return (
    <Suspense fallback={null}>
      {dialog === 'lessons' && <LessonsDialog />}
      {dialog === 'challenges' && <ChallengesDialog />}
      {dialog === 'assignment' && <AssignmentDialog />}
      {dialog === 'quiz' && <QuizDialog />}
      {dialog === 'glossary' && <GlossaryDialog />}
      {hasTour && <Tour />}
      <Suspense>
        <LateTermTips />
      </Suspense>
    </Suspense>
  );
}
