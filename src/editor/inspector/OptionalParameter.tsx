/** @file Parameters that may be left open: a size, a shape. */
import { useId } from 'react';
import type { OptionalIntegerPerAxisParameter, OptionalShapeParameter } from '../../layers/parameter';
import { isMapShape, type Shape } from '../../layers/shape';
import { selectAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { FieldRow } from '../../ui/FieldRow';
import { NumberField } from '../../ui/NumberField';
import { PairField } from '../../ui/PairField';
import { SelectField } from '../../ui/SelectField';
import { Switch } from '../../ui/Switch';
import { useLateText } from '../useLateText';
import { checkNumber, type ParameterFieldProps } from './parameterFieldProps';

/** What the layer puts out right now: a start for what somebody wants to fix. */
function getOutput({ node }: { readonly node: ParameterFieldProps<OptionalShapeParameter>['node'] }): Shape {
  const shape = node && selectAnalysis(useStore.getState()).layers.get(node.id)?.shape;
  return shape ?? { channels: 1, height: 1, width: 1 };
}

/** A whole number per axis, or none. */
export function OptionalPairField(props: ParameterFieldProps<OptionalIntegerPerAxisParameter>) {
  const { node, name, spec, value, onChange, onEnd } = props;
  const text = useLateText();
  const words = text.parameterNames;
  const id = useId();
  const pairId = useId();
  const handleToggle = (isSet: boolean) => {
    const shape = getOutput({ node });
    onChange(isSet ? (isMapShape(shape) ? [shape.height, shape.width] : [1, 1]) : null);
    onEnd();
  };
  return (
    <>
      <FieldRow label={words.formatName(name)} title={name} htmlFor={id}>
        <Switch id={id} label={words.isSet(name)} checked={value !== null} onChange={handleToggle} />
      </FieldRow>
      {value !== null && (
        <FieldRow className="sub-row" label={words.pixels} htmlFor={pairId}>
          <PairField
            id={pairId}
            value={value}
            min={spec.min}
            max={spec.max}
            labels={words.formatAxis(name)}
            check={(next) => checkNumber(name, spec, true, next, text)}
            onChange={onChange}
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

/** A shape, or none. */
export function OptionalShapeField(props: ParameterFieldProps<OptionalShapeParameter>) {
  const { node, name, spec, value, onChange, onEnd } = props;
  const text = useLateText();
  const words = text.parameterNames;
  const id = useId();
  const label = words.formatName(name);
  const handleForm = (form: ShapeForm) => {
    const shape = getOutput({ node });
    const size = isMapShape(shape) ? shape.channels * shape.height * shape.width : shape.features;
    if (form === 'none') onChange(null);
    else if (form === 'features') onChange({ features: size });
    else onChange(isMapShape(shape) ? shape : { channels: shape.features, height: 1, width: 1 });
    onEnd();
  };
  return (
    <>
      <FieldRow label={label} title={name} htmlFor={id}>
        <SelectField
          id={id}
          label={label}
          value={getForm(value)}
          options={forms.map((form) => ({ value: form, label: words.shapeForms[form] }))}
          onChange={handleForm}
        />
      </FieldRow>
      {value !== null &&
        Object.entries(value).map(([part, length]) => (
          <ShapePart
            key={part}
            label={words.shapeParts[part as keyof typeof words.shapeParts]}
            length={length}
            spec={spec}
            check={(next) => checkNumber(name, spec, true, next, text)}
            onChange={(next) => onChange({ ...value, [part]: next })}
            onEnd={onEnd}
          />
        ))}
    </>
  );
}

function ShapePart(props: {
  readonly label: string;
  readonly length: number;
  readonly spec: OptionalShapeParameter;
  readonly check: (value: number) => string | null;
  readonly onChange: (value: number) => void;
  readonly onEnd: () => void;
}) {
  const { label, length, spec, ...rest } = props;
  const id = useId();
  return (
    <FieldRow className="sub-row" label={label} htmlFor={id}>
      <NumberField id={id} value={length} min={spec.min} max={spec.max} label={label} {...rest} />
    </FieldRow>
  );
}
