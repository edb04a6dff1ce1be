/** @file Parameters that are a choice, on or off, or a text. */
import { useId } from 'react';
import type { BooleanParameter, ChoiceParameter, TextParameter } from '../../layers/parameter';
import { checkParameter } from '../../layers/validate';
import { joinExplanation } from '../../text/en/words';
import { FieldRow } from '../../ui/FieldRow';
import { SelectField } from '../../ui/SelectField';
import { Switch } from '../../ui/Switch';
import { TextField } from '../../ui/TextField';
import { useLateText } from '../useLateText';
import type { ParameterFieldProps } from './parameterFieldProps';

/** One of a few words. */
export function ChoiceField({ name, spec, value, onChange, onEnd }: ParameterFieldProps<ChoiceParameter>) {
  const words = useLateText().parameterNames;
  const id = useId();
  const label = words.formatName(name);
  return (
    <FieldRow label={label} title={name} htmlFor={id}>
      <SelectField
        id={id}
        label={label}
        value={value}
        options={spec.options.map((option) => ({ value: option, label: words.formatOption(option) }))}
        onChange={(next) => {
          onChange(next);
          onEnd();
        }}
      />
    </FieldRow>
  );
}

/** On or off. */
export function FlagField({ name, value, onChange, onEnd }: ParameterFieldProps<BooleanParameter>) {
  const words = useLateText().parameterNames;
  const id = useId();
  const label = words.formatName(name);
  return (
    <FieldRow label={label} title={name} htmlFor={id}>
      <Switch
        id={id}
        label={label}
        checked={value}
        onChange={(next) => {
          onChange(next);
          onEnd();
        }}
      />
    </FieldRow>
  );
}

/** A short text. */
export function TextParameterField(props: ParameterFieldProps<TextParameter>) {
  const { name, spec, value, onChange, onEnd } = props;
  const text = useLateText();
  const id = useId();
  const label = text.parameterNames.formatName(name);
  const check = (next: string) => {
    const problem = checkParameter(spec, next);
    return problem && joinExplanation(text.parameters.formatParameterProblem(label, problem));
  };
  return (
    <FieldRow label={label} title={name} htmlFor={id}>
      <TextField id={id} label={label} value={value} check={check} onChange={onChange} onEnd={onEnd} />
    </FieldRow>
  );
}
