/** @file A parameter that is one number, or one per axis. */
import { useId } from 'react';
import type {
  IntegerParameter,
  IntegerPerAxisParameter,
  RealParameter,
  RealPerAxisParameter,
} from '../../layers/parameter';
import { useAnalysis } from '../../state/selectors';
import { formatNumber } from '../../text/quantities';
import { FieldRow } from '../../ui/FieldRow';
import { NumberField, stepNumber } from '../../ui/NumberField';
import { PairField } from '../../ui/PairField';
import { useScrub } from '../../ui/useScrub';
import { ValueChoices } from '../../ui/ValueChoices';
import { bothAxes, isSquare, mapAxes } from '../../util/perAxis';
import { useLateText } from '../useLateText';
import { findCommonValues } from './commonValues';
import { checkNumber, getCommon, getStartValues, type ParameterFieldProps } from './parameterFieldProps';

/** A step that suits the limits of a real number. */
function chooseStep({ max }: { readonly max: number }): number {
  if (max <= 1) return 0.05;
  return 0.1;
}

/** Common values of a parameter as choices; nothing where there are none. */
function CommonValues({
  field: { nodes, name },
  value,
  onChoose,
}: {
  readonly field: Pick<ParameterFieldProps<IntegerParameter>, 'nodes' | 'name'>;
  readonly value: number | null;
  readonly onChoose: (value: number) => void;
}) {
  const text = useLateText();
  const values = findCommonValues(nodes, name, useAnalysis());
  if (values.length === 0) return null;
  return (
    <ValueChoices
      label={text.inspector.commonValues(text.parameterNames.formatName(name))}
      choices={values.map((choice) => ({ value: choice, label: formatNumber(choice) }))}
      isChosen={(choice) => choice === value}
      onChange={onChoose}
    />
  );
}

/** One number. */
export function NumberParameter(props: ParameterFieldProps<IntegerParameter | RealParameter>) {
  const { nodes, name, spec, values, onChange, onEnd } = props;
  const text = useLateText();
  const id = useId();
  const isWhole = spec.type === 'integer';
  const step = isWhole ? 1 : chooseStep(spec);
  const label = text.parameterNames.formatName(name);
  const value = getCommon(values);
  const scrub = useScrub({
    getValue: () => getStartValues(props, values[0]),
    onScrub: (getStart, steps) => onChange((_, layer) => stepNumber(getStart(layer), steps * step, spec)),
    onEnd,
  });
  const set = (next: number) => onChange(() => next);
  const choose = (next: number) => {
    set(next);
    onEnd();
  };
  return (
    <FieldRow
      label={label}
      title={name}
      htmlFor={id}
      scrub={scrub}
      help={text.parameterHelp.formatHelp(nodes, name, spec)}
      choices={<CommonValues field={props} value={value} onChoose={choose} />}
    >
      <NumberField
        id={id}
        value={value}
        min={spec.min}
        max={spec.max}
        step={step}
        label={label}
        mixed={text.inspector.mixed}
        check={(next) => checkNumber(name, spec, isWhole, next, text)}
        onChange={set}
        onStep={(delta) => onChange((old) => stepNumber(old, delta, spec))}
        onEnd={onEnd}
      />
    </FieldRow>
  );
}

/** A number per axis. */
export function PairParameter(props: ParameterFieldProps<IntegerPerAxisParameter | RealPerAxisParameter>) {
  const { nodes, name, spec, values, onChange, onEnd } = props;
  const text = useLateText();
  const id = useId();
  const isWhole = spec.type === 'integerPerAxis';
  const step = isWhole ? 1 : chooseStep(spec);
  const common = getCommon(values);
  const scrub = useScrub({
    getValue: () => getStartValues(props, values[0]),
    onScrub: (getStart, steps) =>
      onChange((_, layer) => mapAxes(getStart(layer), (side) => stepNumber(side, steps * step, spec))),
    onEnd,
  });
  const choose = (next: number) => {
    onChange(() => bothAxes(next));
    onEnd();
  };
  return (
    <FieldRow
      label={text.parameterNames.formatName(name)}
      title={name}
      htmlFor={id}
      scrub={scrub}
      help={text.parameterHelp.formatHelp(nodes, name, spec)}
      choices={
        <CommonValues field={props} value={common && isSquare(common) ? common[0] : null} onChoose={choose} />
      }
    >
      <PairField
        id={id}
        values={values}
        min={spec.min}
        max={spec.max}
        step={step}
        labels={text.parameterNames.formatAxis(name)}
        mixed={text.inspector.mixed}
        check={(next) => checkNumber(name, spec, isWhole, next, text)}
        onChange={onChange}
        onEnd={onEnd}
      />
    </FieldRow>
  );
}
