/** @file Parameters that may be left open: a size, a shape. */
import { useId } from 'react';
import type { LayerId } from '../../architecture/architecture';
import type { OptionalIntegerPerAxisParameter, OptionalShapeParameter } from '../../layers/parameter';
import { isMapShape, type Shape } from '../../layers/shape';
import { selectAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { FieldRow } from '../../ui/FieldRow';
import { NumberField } from '../../ui/NumberField';
import { PairField } from '../../ui/PairField';
import { SelectField } from '../../ui/SelectField';
import { Switch } from '../../ui/Switch';
import type { PerAxis } from '../../util/perAxis';
import { useLateText } from '../useLateText';
import { checkNumber, getCommon, type ParameterFieldProps } from './parameterFieldProps';

/** What a layer puts out right now: a start for what somebody wants to fix. */
function getOutput(layer: LayerId | null): Shape {
  const shape = layer === null ? null : selectAnalysis(useStore.getState()).layers.get(layer)?.shape;
  return shape ?? { channels: 1, height: 1, width: 1 };
}

const isSet = <Value,>(value: Value | null): value is Value => value !== null;

/** A whole number per axis, or none. */
export function OptionalPairField(props: ParameterFieldProps<OptionalIntegerPerAxisParameter>) {
  const { nodes, name, spec, values, onChange, onEnd } = props;
  const text = useLateText();
  const words = text.parameterNames;
  const id = useId();
  const pairId = useId();
  const handleToggle = (isOn: boolean) => {
    onChange((_, layer): PerAxis<number> | null => {
      const shape = getOutput(layer);
      if (!isOn) return null;
      return isMapShape(shape) ? [shape.height, shape.width] : [1, 1];
    });
    onEnd();
  };
  const help = text.parameterHelp.formatHelp(nodes, name, spec);
  return (
    <>
      <FieldRow label={words.formatName(name)} title={name} htmlFor={id} help={help}>
        <Switch
          id={id}
          label={words.isSet(name)}
          checked={getCommon([...new Set(values.map(isSet))])}
          onChange={handleToggle}
        />
      </FieldRow>
      {values.every(isSet) && (
        <FieldRow className="sub-row" label={words.pixels} htmlFor={pairId} help={help}>
          <PairField
            id={pairId}
            values={values}
            min={spec.min}
            max={spec.max}
            labels={words.formatAxis(name)}
            mixed={text.inspector.mixed}
            check={(next) => checkNumber(name, spec, true, next, text)}
            onChange={(change) => onChange((value) => value && change(value))}
            onEnd={onEnd}
          />
        </FieldRow>
      )}
    </>
  );
}

type ShapeForm = 'none' | 'map' | 'features';

const forms: readonly ShapeForm[] = ['none', 'map', 'features'];

function getForm(value: Shape | null): ShapeForm {
  if (value === null) return 'none';
  return isMapShape(value) ? 'map' : 'features';
}

/** The output of a layer in this form. */
function fixShape(form: ShapeForm, shape: Shape): Shape | null {
  if (form === 'none') return null;
  if (form === 'map') return isMapShape(shape) ? shape : { channels: shape.features, height: 1, width: 1 };
  return { features: isMapShape(shape) ? shape.channels * shape.height * shape.width : shape.features };
}

/** The length of a shape by its name: `channels`, `height`. */
function getLength(shape: Shape | null, part: string): number {
  return Object.entries(shape ?? {}).find(([name]) => name === part)?.[1] ?? 1;
}

/** A shape, or none. */
export function OptionalShapeField(props: ParameterFieldProps<OptionalShapeParameter>) {
  const { nodes, name, spec, values, onChange, onEnd } = props;
  const text = useLateText();
  const words = text.parameterNames;
  const id = useId();
  const label = words.formatName(name);
  const form = getCommon([...new Set(values.map(getForm))]);
  const [first] = values;
  return (
    <>
      <FieldRow
        label={label}
        title={name}
        htmlFor={id}
        help={text.parameterHelp.formatHelp(nodes, name, spec)}
      >
        <SelectField
          id={id}
          label={label}
          value={form}
          mixed={text.inspector.mixed}
          options={forms.map((option) => ({ value: option, label: words.shapeForms[option] }))}
          onChange={(next) => {
            onChange((_, layer) => fixShape(next, getOutput(layer)));
            onEnd();
          }}
        />
      </FieldRow>
      {form !== null &&
        first !== null &&
        Object.keys(first).map((part) => (
          <ShapePart
            key={part}
            label={words.shapeParts[part as keyof typeof words.shapeParts]}
            values={values.map((value) => getLength(value, part))}
            mixed={text.inspector.mixed}
            spec={spec}
            check={(next) => checkNumber(name, spec, true, next, text)}
            onChange={(next) => onChange((value) => value && { ...value, [part]: next })}
            onEnd={onEnd}
          />
        ))}
    </>
  );
}

function ShapePart(props: {
  readonly label: string;
  readonly values: readonly number[];
  readonly mixed: string;
  readonly spec: OptionalShapeParameter;
  readonly check: (value: number) => string | null;
  readonly onChange: (value: number) => void;
  readonly onEnd: () => void;
}) {
  const { label, values, spec, ...rest } = props;
  const id = useId();
  return (
    <FieldRow className="sub-row" label={label} htmlFor={id}>
      <NumberField
        id={id}
        value={getCommon([...new Set(values)])}
        min={spec.min}
        max={spec.max}
        label={label}
        {...rest}
      />
    </FieldRow>
  );
}
