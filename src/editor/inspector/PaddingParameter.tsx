/** @file Padding: by a rule that has a name, or by side. */
import { useId } from 'react';
import { getLayerWindow } from '../../layers/catalogue';
import { noPadding, type Padding, type PaddingSides } from '../../layers/padding';
import type { PaddingParameter as PaddingSpec, SidesParameter as SidesSpec } from '../../layers/parameter';
import { selectAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { FieldRow } from '../../ui/FieldRow';
import { SelectField } from '../../ui/SelectField';
import { useLateText } from '../useLateText';
import type { ParameterFieldProps } from './parameterFieldProps';
import { SidesFields } from './SidesFields';

type PaddingRule = 'same' | 'valid' | 'sides';

const rules: readonly PaddingRule[] = ['same', 'valid', 'sides'];

const getRule = (padding: Padding): PaddingRule => (typeof padding === 'string' ? padding : 'sides');

/** The sides that the layer's padding stands for right now, whatever its rule. */
function resolveSides({ node }: ParameterFieldProps<PaddingSpec>): PaddingSides {
  if (node === null) return noPadding;
  const [input] = node.inputs;
  const layers = selectAnalysis(useStore.getState()).layers;
  const shape = input === undefined ? null : (layers.get(input)?.shape ?? null);
  const window = getLayerWindow(node.layer, shape);
  if (window.type !== 'sliding' && window.type !== 'transposed') return noPadding;
  const [rows, columns] = window.padding;
  return { top: rows.before, bottom: rows.after, left: columns.before, right: columns.after };
}

/** Padding with a rule. */
export function PaddingParameter(props: ParameterFieldProps<PaddingSpec>) {
  const { name, spec, value, onChange, onEnd } = props;
  const words = useLateText().parameterNames;
  const id = useId();
  const sidesId = useId();
  const label = words.formatName(name);
  const handleRule = (rule: PaddingRule) => {
    onChange(rule === 'sides' ? resolveSides(props) : rule);
    onEnd();
  };
  return (
    <>
      <FieldRow label={label} title={name} htmlFor={id}>
        <SelectField
          id={id}
          label={label}
          value={getRule(value)}
          options={rules.map((rule) => ({ value: rule, label: words.paddingRules[rule] }))}
          onChange={handleRule}
        />
      </FieldRow>
      {typeof value !== 'string' && (
        <FieldRow className="sub-row" label={words.pixels} htmlFor={sidesId}>
          <SidesFields
            id={sidesId}
            name={name}
            value={value}
            limits={spec}
            onChange={onChange}
            onEnd={onEnd}
          />
        </FieldRow>
      )}
    </>
  );
}

/** Padding by side only. */
export function SidesParameter({ name, spec, value, onChange, onEnd }: ParameterFieldProps<SidesSpec>) {
  const words = useLateText().parameterNames;
  const id = useId();
  return (
    <FieldRow label={words.formatName(name)} title={name} htmlFor={id}>
      <SidesFields id={id} name={name} value={value} limits={spec} onChange={onChange} onEnd={onEnd} />
    </FieldRow>
  );
}
