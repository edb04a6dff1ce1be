/** @file One step in the form of a teacher: its text, what ends it, what is hidden until then. */
import { Trash2 } from 'lucide-react';
import {
  type AssignmentStep,
  hiddenFacts,
  maxStepText,
  type Question,
  type QuestionFact,
  questionFacts,
} from '../document/assignment';
import { useLateText } from '../editor/useLateText';
import { useStore } from '../state/store';
import { IconButton } from '../ui/Button';
import { Segmented } from '../ui/Segmented';
import { SelectField } from '../ui/SelectField';
import { TextArea } from '../ui/TextArea';
import { AskedLayerField } from './AskedLayerField';
import { findQuestionProblem, listAnswerable } from './askedLayers';
import { toggleEntry } from './assignmentDraft';
import { computeAnswer, isStepMet } from './assignmentGoals';
import { CheckList } from './CheckList';
import { GoalFields } from './GoalFields';
import { findLastConvolution } from './lessonFacts';
import { getContext } from './lessonRun';

/** What ends a step. */
type Ending = 'read' | 'question' | 'goals';

/** A question about the layer that is selected, else about the last convolution; about another where it has no answer. */
function createQuestion(fact: QuestionFact, wanted = ''): Question {
  if (fact === 'unproductive') return { fact, layer: '' };
  const context = getContext();
  const [selected] = useStore.getState().selection;
  const names = [
    wanted,
    selected && context.design.architecture.layers.get(selected)?.name,
    findLastConvolution(context)?.node.name,
    ...listAnswerable(fact, context),
  ];
  const layer = names.find(
    (name) => name && computeAnswer({ fact, layer: name }, context, context.design) !== null,
  );
  return { fact, layer: layer ?? '' };
}

function QuestionFields({
  question,
  onChange,
}: {
  readonly question: Question;
  readonly onChange: (question: Question) => void;
}) {
  const { assignments: words } = useLateText();
  useStore((state) => state.design);
  const isOfNetwork = question.fact === 'unproductive';
  const context = getContext();
  return (
    <div className="question-fields">
      <SelectField
        label={words.fact}
        value={question.fact}
        options={questionFacts.map((value) => ({ value, label: words.questionFacts[value] }))}
        onChange={(fact) => onChange(createQuestion(fact, question.layer))}
      />
      {!isOfNetwork && (
        <AskedLayerField
          label={words.layer}
          layer={question.layer}
          layers={listAnswerable(question.fact, context)}
          problem={findQuestionProblem(question, context)}
          onChange={(layer) => onChange({ ...question, layer })}
        />
      )}
    </div>
  );
}

/** The fields of a step. @param onRemove null where it is the only one. */
export function StepFields({
  step,
  number,
  onChange,
  onRemove,
}: {
  readonly step: AssignmentStep;
  /** From 1. */
  readonly number: number;
  readonly onChange: (step: AssignmentStep) => void;
  readonly onRemove: (() => void) | null;
}) {
  const { assignments: words } = useLateText();
  const design = useStore((state) => state.design);
  const { goals, question, hides } = step;
  const ending: Ending = question !== null ? 'question' : goals.length > 0 ? 'goals' : 'read';
  const changeEnding = (next: Ending) =>
    onChange({
      ...step,
      goals: next === 'goals' ? [{ kind: 'productive' }] : [],
      question: next === 'question' ? createQuestion('field') : null,
      hides: next === 'read' ? [] : hides,
    });
  const isMet = goals.length > 0 && isStepMet(step, getContext(), design, null);
  return (
    <section className="step-fields" aria-label={words.step(number)}>
      <header>
        <h3>{words.step(number)}</h3>
        {onRemove !== null && (
          <IconButton label={words.removeStep(number)} onClick={onRemove}>
            <Trash2 size={16} aria-hidden="true" />
          </IconButton>
        )}
      </header>
      <TextArea
        label={words.task}
        value={step.text}
        placeholder={words.taskHint}
        maxLength={maxStepText}
        onChange={(text) => onChange({ ...step, text })}
        onEnd={() => {}}
      />
      <div className="step-row">
        <span>{words.ends}</span>
        <Segmented
          label={words.ends}
          value={ending}
          options={(['read', 'question', 'goals'] as const).map((value) => ({
            value,
            label: words.endings[value],
          }))}
          onChange={changeEnding}
        />
      </div>
      {question !== null && (
        <QuestionFields question={question} onChange={(next) => onChange({ ...step, question: next })} />
      )}
      {ending === 'goals' && (
        <GoalFields step={step} onChange={(next) => onChange({ ...step, goals: next })} />
      )}
      {isMet && <p className="lesson-problem">{words.isMet}</p>}
      {ending !== 'read' && (
        <CheckList
          label={words.hides}
          options={hiddenFacts.map((value) => ({ value, label: words.factNames[value] }))}
          chosen={hides}
          onToggle={(fact) => onChange({ ...step, hides: toggleEntry(hiddenFacts, hides, fact) })}
        />
      )}
    </section>
  );
}
