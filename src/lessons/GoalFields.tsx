/** @file What the network must have for a step to be done: goals to tick, each with its number. */

import { type AssignmentStep, type Goal, goalKinds, goalLimits, goalStatuses } from '../document/assignment';
import { useLateText } from '../editor/useLateText';
import { useStore } from '../state/store';
import { SelectField } from '../ui/SelectField';
import { AskedLayerField } from './AskedLayerField';
import { findGoalProblem, listJudged } from './askedLayers';
import { createGoal } from './assignmentDraft';
import { CountField } from './CountField';
import type { LessonContext } from './lesson';
import { getContext } from './lessonRun';

function GoalValue({
  goal,
  context,
  onChange,
}: {
  readonly goal: Goal;
  readonly context: LessonContext;
  readonly onChange: (goal: Goal) => void;
}) {
  const { assignments: words, status } = useLateText();
  const label = words.goalNumber(words.goals[goal.kind]);
  switch (goal.kind) {
    case 'field':
    case 'convolutions':
      return (
        <CountField
          label={label}
          value={goal.min}
          limits={goalLimits}
          onChange={(min) => onChange({ ...goal, min })}
        />
      );
    case 'params':
    case 'macs':
      return (
        <CountField
          label={label}
          value={goal.max}
          limits={goalLimits}
          onChange={(max) => onChange({ ...goal, max })}
        />
      );
    case 'status':
      return (
        <span className="goal-status">
          <AskedLayerField
            label={words.goalLayer}
            layer={goal.layer}
            layers={listJudged(context)}
            problem={findGoalProblem(goal, context)}
            onChange={(layer) => onChange({ ...goal, layer })}
          />
          <SelectField
            label={words.goalStatus}
            value={goal.status}
            options={goalStatuses.map((value) => ({ value, label: status.names[value] }))}
            onChange={(wanted) => onChange({ ...goal, status: wanted })}
          />
        </span>
      );
    default:
      return null;
  }
}

/** The goals of a step. */
export function GoalFields({
  step,
  onChange,
}: {
  readonly step: AssignmentStep;
  readonly onChange: (goals: readonly Goal[]) => void;
}) {
  const { assignments: words } = useLateText();
  useStore((state) => state.design);
  const context = getContext();
  const { goals } = step;
  const toggle = (kind: Goal['kind']) =>
    onChange(
      goalKinds.flatMap((other) => {
        const known = goals.filter((goal) => goal.kind === other);
        if (other !== kind) return known;
        return known.length > 0 ? [] : [createGoal(kind, listJudged(context).at(-1) ?? '')];
      }),
    );
  return (
    <fieldset className="check-list goal-fields">
      <legend>{words.goal}</legend>
      {goalKinds.map((kind) => {
        const goal = goals.find((candidate) => candidate.kind === kind);
        return (
          <div key={kind}>
            <label>
              <input type="checkbox" checked={goal !== undefined} onChange={() => toggle(kind)} />
              {words.goals[kind]}
            </label>
            {goal !== undefined && (
              <GoalValue
                goal={goal}
                context={context}
                onChange={(changed) => onChange(goals.map((other) => (other === goal ? changed : other)))}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
