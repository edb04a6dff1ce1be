/** @file Common values of a field, one press away. */
import { useId } from 'react';
import './ValueChoices.css';

/** One value with what it is called. */
export interface ValueChoice<Value> {
  readonly value: Value;
  readonly label: string;
}

/** A row of values as radio buttons, none of which is chosen where the field has another one. */
export function ValueChoices<Value>({
  choices,
  isChosen,
  label,
  onChange,
}: {
  readonly choices: readonly ValueChoice<Value>[];
  readonly isChosen: (value: Value) => boolean;
  readonly label: string;
  readonly onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className="value-choices" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.label} className="value-choice">
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={isChosen(choice.value)}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
