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
import { getCommon, type ParameterFieldProps } from './parameterFieldProps';

/** One of a few words. */
export function ChoiceField(props: ParameterFieldProps<ChoiceParameter>) {
  const { nodes, name, spec, values, onChange, onEnd } = props;
  const text = useLateText();
  const words = text.parameterNames;
  const id = useId();
  const label = words.formatName(name);
  return (
    <FieldRow label={label} title={name} htmlFor={id} help={text.parameterHelp.formatHelp(nodes, name, spec)}>
      <SelectField
        id={id}
        label={label}
        value={getCommon(values)}
        mixed={text.inspector.mixed}
        options={spec.options.map((option) => ({ value: option, label: words.formatOption(option) }))}
        onChange={(next) => {
          onChange(() => next);
          onEnd();
        }}
      />
    </FieldRow>
  );
}

/** On or off. */
export function FlagField(props: ParameterFieldProps<BooleanParameter>) {
  const { nodes, name, spec, values, onChange, onEnd } = props;
  const text = useLateText();
  const id = useId();
  const label = text.parameterNames.formatName(name);
  const value = getCommon(values);
  const { mixed } = text.inspector;
  return (
    <FieldRow label={label} title={name} htmlFor={id} help={text.parameterHelp.formatHelp(nodes, name, spec)}>
      {value === null && <span aria-hidden="true">{mixed}</span>}
      <Switch
        id={id}
        label={value === null ? `${label}, ${mixed}` : label}
        checked={value}
        onChange={(next) => {
          onChange(() => next);
          onEnd();
        }}
      />
    </FieldRow>
  );
}

/** A short text. */
export function TextParameterField(props: ParameterFieldProps<TextParameter>) {
  const { nodes, name, spec, values, onChange, onEnd } = props;
  const text = useLateText();
  const id = useId();
  const label = text.parameterNames.formatName(name);
  const value = getCommon(values);
  const check = (next: string) => {
    const problem = checkParameter(spec, next);
    return problem && joinExplanation(text.parameters.formatParameterProblem(label, problem));
  };
  return (
    <FieldRow label={label} title={name} htmlFor={id} help={text.parameterHelp.formatHelp(nodes, name, spec)}>
      <TextField
        id={id}
        label={label}
        value={value ?? ''}
        {...(value === null && { placeholder: text.inspector.mixed })}
        check={check}
        onChange={(next) => onChange(() => next)}
        onEnd={onEnd}
      />
    </FieldRow>
  );
}
