/** @file What the network must have for a step to be done: goals to tick, each with its number. */

import { type AssignmentStep, type Goal, goalKinds, goalLimits, goalStatuses } from '../document/assignment';
import { useLateText } from '../editor/useLateText';
import { SelectField } from '../ui/SelectField';
import { createGoal } from './assignmentDraft';
import { CountField } from './CountField';

function GoalValue({
  goal,
  layers,
  onChange,
}: {
  readonly goal: Goal;
  readonly layers: readonly string[];
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
          <SelectField
            label={words.goalLayer}
            value={goal.layer}
            options={layers.map((value) => ({ value, label: value }))}
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

/** The goals of a step. @param layers names of the layers that a status can be asked of. */
export function GoalFields({
  step,
  layers,
  onChange,
}: {
  readonly step: AssignmentStep;
  readonly layers: readonly string[];
  readonly onChange: (goals: readonly Goal[]) => void;
}) {
  const { assignments: words } = useLateText();
  const { goals } = step;
  const toggle = (kind: Goal['kind']) =>
    onChange(
      goalKinds.flatMap((other) => {
        const known = goals.filter((goal) => goal.kind === other);
        if (other !== kind) return known;
        return known.length > 0 ? [] : [createGoal(kind, layers.at(-1) ?? '')];
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
                layers={layers}
                onChange={(changed) => onChange(goals.map((other) => (other === goal ? changed : other)))}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
