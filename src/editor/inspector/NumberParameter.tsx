/** @file A parameter that is one number, or one per axis. */
import { useId } from 'react';
import type {
  IntegerParameter,
  IntegerPerAxisParameter,
  RealParameter,
  RealPerAxisParameter,
} from '../../layers/parameter';
import { FieldRow } from '../../ui/FieldRow';
import { NumberField, stepNumber } from '../../ui/NumberField';
import { PairField } from '../../ui/PairField';
import { useScrub } from '../../ui/useScrub';
import { mapAxes } from '../../util/perAxis';
import { useLateText } from '../useLateText';
import { checkNumber, type ParameterFieldProps } from './parameterFieldProps';

/** A step that suits the limits of a real number. */
function chooseStep({ max }: { readonly max: number }): number {
  if (max <= 1) return 0.05;
  return 0.1;
}

/** One number. */
export function NumberParameter(props: ParameterFieldProps<IntegerParameter | RealParameter>) {
  const { name, spec, value, onChange, onEnd } = props;
  const text = useLateText();
  const id = useId();
  const isWhole = spec.type === 'integer';
  const step = isWhole ? 1 : chooseStep(spec);
  const label = text.parameterNames.formatName(name);
  const scrub = useScrub({
    getValue: () => value,
    onScrub: (start, steps) => onChange(stepNumber(start, steps * step, spec)),
    onEnd,
  });
  return (
    <FieldRow label={label} title={name} htmlFor={id} scrub={scrub}>
      <NumberField
        id={id}
        value={value}
        min={spec.min}
        max={spec.max}
        step={step}
        label={label}
        check={(next) => checkNumber(name, spec, isWhole, next, text)}
        onChange={onChange}
        onEnd={onEnd}
      />
    </FieldRow>
  );
}

/** A number per axis. */
export function PairParameter(props: ParameterFieldProps<IntegerPerAxisParameter | RealPerAxisParameter>) {
  const { name, spec, value, onChange, onEnd } = props;
  const text = useLateText();
  const id = useId();
  const isWhole = spec.type === 'integerPerAxis';
  const step = isWhole ? 1 : chooseStep(spec);
  const scrub = useScrub({
    getValue: () => value,
    onScrub: (start, steps) => onChange(mapAxes(start, (side) => stepNumber(side, steps * step, spec))),
    onEnd,
  });
  return (
    <FieldRow label={text.parameterNames.formatName(name)} title={name} htmlFor={id} scrub={scrub}>
      <PairField
        id={id}
        value={value}
        min={spec.min}
        max={spec.max}
        step={step}
        labels={text.parameterNames.formatAxis(name)}
        check={(next) => checkNumber(name, spec, isWhole, next, text)}
        onChange={onChange}
        onEnd={onEnd}
      />
    </FieldRow>
  );
}
