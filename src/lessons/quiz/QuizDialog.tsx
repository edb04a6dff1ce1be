/** @file Makes quiz sheets: how many questions, how hard, from which seed; shows them and prints them. */
import { Printer, RefreshCw } from 'lucide-react';
import { createElement, useDeferredValue, useMemo, useState } from 'react';
import { printSheet } from '../../editor/exporting/printSheet';
import { useLateText } from '../../editor/useLateText';
import { useStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Segmented } from '../../ui/Segmented';
import { CountField } from '../CountField';
import { QuizSheet } from './QuizSheet';
import { createQuiz, type QuizChoice, quizCounts, quizSeeds } from './quiz';
import { difficulties } from './quizNetwork';
import './QuizDialog.css';

const firstChoice: QuizChoice = { seed: 1, count: 4, difficulty: 'easy' };

/** The dialog. */
export default function QuizDialog() {
  const text = useLateText();
  const { quizzes: words, panels } = text;
  const [choice, setChoice] = useState(firstChoice);
  const [view, setView] = useState<'questions' | 'answers'>('questions');
  const change = (part: Partial<QuizChoice>) => setChoice((before) => ({ ...before, ...part }));
  const shown = useDeferredValue(choice);
  const quiz = useMemo(() => createQuiz(shown), [shown]);
  const print = (hasAnswers: boolean) => {
    const sheet = createElement(QuizSheet, { quiz: createQuiz(choice), text, hasAnswers });
    printSheet(sheet, `${hasAnswers ? words.key : words.sheet} ${choice.seed}`);
  };
  return (
    <Dialog
      isOpen
      className="quiz-dialog"
      title={words.title}
      closeLabel={panels.close}
      onClose={() => useStore.getState().showDialog(null)}
    >
      <p className="quiet">{words.intro}</p>
      <div className="quiz-choices">
        <div>
          <span>{words.count}</span>
          <CountField
            label={words.count}
            value={choice.count}
            limits={quizCounts}
            onChange={(count) => change({ count })}
          />
        </div>
        <div>
          <span>{words.difficulty}</span>
          <Segmented
            label={words.difficulty}
            value={choice.difficulty}
            options={difficulties.map((value) => ({ value, label: words.difficulties[value] }))}
            onChange={(difficulty) => change({ difficulty })}
          />
        </div>
        <div>
          <span>{words.seed}</span>
          <CountField
            label={words.seed}
            value={choice.seed}
            limits={quizSeeds}
            onChange={(seed) => change({ seed })}
          />
          <Button onClick={() => change({ seed: (choice.seed % quizSeeds.max) + 1 })}>
            <RefreshCw size={16} aria-hidden="true" />
            {words.another}
          </Button>
        </div>
      </div>
      <div className="quiz-choices">
        <Button look="primary" onClick={() => print(false)}>
          <Printer size={16} aria-hidden="true" />
          {words.printQuestions}
        </Button>
        <Button onClick={() => print(true)}>
          <Printer size={16} aria-hidden="true" />
          {words.printKey}
        </Button>
        <div>
          <span>{words.view}</span>
          <Segmented
            label={words.view}
            value={view}
            options={(['questions', 'answers'] as const).map((value) => ({
              value,
              label: words.views[value],
            }))}
            onChange={setView}
          />
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <section className="quiz-preview" aria-label={words.preview} tabIndex={0}>
        <QuizSheet quiz={quiz} text={text} hasAnswers={view === 'answers'} />
      </section>
    </Dialog>
  );
}
