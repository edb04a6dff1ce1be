/** @file The list of lessons with what is done of them, and progress as a code. */
import { Check } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useLateText } from '../editor/useLateText';
import { useStore } from '../state/store';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { useLostFocus } from '../ui/useLostFocus';
import type { Lesson } from './lesson';
import { lessons } from './lessons';
import { keepProgress, readProgress, readProgressCode, writeProgressCode } from './progress';
import { useLessonActions } from './useLessonActions';
import { useLessonTexts } from './useLessonTexts';
import './LessonsDialog.css';

/** The dialog. */
export default function LessonsDialog() {
  const text = useLateText();
  const { lessons: words, panels } = text;
  const texts = useLessonTexts();
  const { open } = useLessonActions();
  const [progress, setProgress] = useState(readProgress);
  const { showDialog, showNotice, setTour, setPresenting } = useStore.getState();
  const close = () => showDialog(null);
  const start = ({ id, steps }: Lesson) => {
    const done = progress[id] ?? [];
    const next = steps.findIndex(([name]) => !done.includes(name));
    close();
    open(id, Math.max(0, next));
  };
  return (
    <Dialog isOpen className="lessons-dialog" title={words.title} closeLabel={panels.close} onClose={close}>
      <p className="quiet">{words.intro}</p>
      <div className="lesson-ways">
        <Button
          onClick={() => {
            close();
            setTour('network');
          }}
        >
          {text.tour.region}
        </Button>
        <Button onClick={() => showDialog('challenges')}>{text.challenges.title}</Button>
        <Button onClick={() => showDialog('glossary')}>{text.glossary.title}</Button>
        <Button
          onClick={() => {
            close();
            setPresenting(true);
          }}
        >
          {text.tour.present}
        </Button>
        <Button onClick={() => showDialog('assignment')}>{text.assignments.command}</Button>
        <Button onClick={() => showDialog('quiz')}>{text.quizzes.command}</Button>
      </div>
      <ol className="lesson-list">
        {lessons.map((lesson, index) => {
          const { title, summary } = texts[lesson.id];
          const done = lesson.steps.filter(([name]) => progress[lesson.id]?.includes(name)).length;
          const isDone = done === lesson.steps.length;
          return (
            <li key={lesson.id}>
              <span className="lesson-number" aria-hidden="true">
                {isDone ? <Check size={16} /> : index + 1}
              </span>
              <span className="lesson-about">
                <b>{title}</b>
                <span className="quiet">{summary}</span>
                <span className="lesson-count">{words.formatDone(done, lesson.steps.length)}</span>
              </span>
              <Button
                look={!isDone && done > 0 ? 'primary' : 'plain'}
                aria-label={`${isDone ? words.again : done > 0 ? words.goOn : words.start}: ${title}`}
                onClick={() => start(lesson)}
              >
                {isDone ? words.again : done > 0 ? words.goOn : words.start}
              </Button>
            </li>
          );
        })}
      </ol>
      <ProgressCodes
        code={writeProgressCode(progress)}
        onReset={() => {
          keepProgress({});
          setProgress({});
          showNotice({ text: words.resetDone });
        }}
      />
    </Dialog>
  );
}

function ProgressCodes({ code, onReset }: { readonly code: string; readonly onReset: () => void }) {
  const { lessons: words } = useLateText();
  const texts = useLessonTexts();
  const [typed, setTyped] = useState('');
  const [isCopied, setIsCopied] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const ask = useRef<HTMLButtonElement>(null);
  // The question takes its answers with it.
  useLostFocus(isAsking, () => ask.current?.focus());
  const id = useId();
  const read = typed.trim() === '' ? undefined : readProgressCode(typed);
  return (
    <section className="lesson-progress" aria-label={words.progress}>
      <h3>{words.progress}</h3>
      <div className="lesson-code">
        <span>{words.code}</span>
        <code>{code}</code>
        <Button
          onClick={() =>
            void navigator.clipboard.writeText(code).then(
              () => setIsCopied(true),
              () => setIsCopied(false),
            )
          }
        >
          {words.copyCode}
        </Button>
        <span role="status">{isCopied && words.copied}</span>
      </div>
      <div className="lesson-code">
        <label htmlFor={id}>{words.readCode}</label>
        <input
          id={id}
          className="text-field"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={read === null}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <div role="status">
        {read === null && <p className="lesson-problem">{words.badCode}</p>}
        {read !== null && read !== undefined && (
          <ul className="lesson-read">
            {lessons.map((lesson) => (
              <li key={lesson.id}>
                {words.formatCodeLine(
                  texts[lesson.id].title,
                  read[lesson.id]?.length ?? 0,
                  lesson.steps.length,
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      {isAsking ? (
        <div className="lesson-question" role="alertdialog" aria-label={words.reset}>
          <span>{words.resetQuestion}</span>
          <Button
            onClick={() => {
              setIsAsking(false);
              onReset();
            }}
          >
            {words.confirmReset}
          </Button>
          <Button look="quiet" autoFocus onClick={() => setIsAsking(false)}>
            {words.keepProgress}
          </Button>
        </div>
      ) : (
        <Button look="quiet" ref={ask} onClick={() => setIsAsking(true)}>
          {words.reset}
        </Button>
      )}
    </section>
  );
}
