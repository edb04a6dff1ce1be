/** @file The head of a lesson, a challenge or a teacher's lesson: what it is, and the ways to fold, begin again and leave it. */
import { ChevronDown, ChevronUp, RotateCcw, X } from 'lucide-react';
import { IconButton } from '../ui/Button';

/** What the buttons are called. */
export interface LessonHeadWords {
  readonly fold: string;
  readonly unfold: string;
  readonly restart: string;
  readonly leave: string;
}

/** The head. */
export function LessonHead({
  title,
  words,
  isFolded,
  onFold,
  onRestart,
  onLeave,
}: {
  readonly title: string;
  readonly words: LessonHeadWords;
  readonly isFolded: boolean;
  readonly onFold: (isFolded: boolean) => void;
  readonly onRestart: () => void;
  readonly onLeave: () => void;
}) {
  const Chevron = isFolded ? ChevronDown : ChevronUp;
  return (
    <header className="lesson-head">
      <p className="quiet">{title}</p>
      <IconButton
        className="lesson-fold"
        label={isFolded ? words.unfold : words.fold}
        aria-expanded={!isFolded}
        onClick={() => onFold(!isFolded)}
      >
        <Chevron size={16} aria-hidden="true" />
      </IconButton>
      <IconButton label={words.restart} onClick={onRestart}>
        <RotateCcw size={16} aria-hidden="true" />
      </IconButton>
      <IconButton label={words.leave} onClick={onLeave}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </header>
  );
}
