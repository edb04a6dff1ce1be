/** @file Padding: by a rule that has a name, or by side. */
import { useId } from 'react';
import type { LayerNode } from '../../architecture/architecture';
import { getLayerWindow } from '../../layers/catalogue';
import { noPadding, type Padding, type PaddingSides } from '../../layers/padding';
import type { PaddingParameter as PaddingSpec, SidesParameter as SidesSpec } from '../../layers/parameter';
import { selectAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { FieldRow } from '../../ui/FieldRow';
import { SelectField } from '../../ui/SelectField';
import { useLateText } from '../useLateText';
import { getCommon, type ParameterFieldProps } from './parameterFieldProps';
import { SidesFields } from './SidesFields';

type PaddingRule = 'same' | 'valid' | 'sides';

const rules: readonly PaddingRule[] = ['same', 'valid', 'sides'];

const getRule = (padding: Padding): PaddingRule => (typeof padding === 'string' ? padding : 'sides');

const isSides = (padding: Padding): padding is PaddingSides => typeof padding !== 'string';

/** The sides that a layer's padding stands for right now, whatever its rule. */
function resolveSides(node: LayerNode | undefined): PaddingSides {
  if (node === undefined) return noPadding;
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
  const { nodes, name, spec, values, onChange, onEnd } = props;
  const text = useLateText();
  const words = text.parameterNames;
  const id = useId();
  const sidesId = useId();
  const label = words.formatName(name);
  const handleRule = (rule: PaddingRule) => {
    onChange((_, layer) => (rule === 'sides' ? resolveSides(nodes.find(({ id }) => id === layer)) : rule));
    onEnd();
  };
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
          value={getCommon([...new Set(values.map(getRule))])}
          mixed={text.inspector.mixed}
          options={rules.map((rule) => ({ value: rule, label: words.paddingRules[rule] }))}
          onChange={handleRule}
        />
      </FieldRow>
      {values.every(isSides) && (
        <FieldRow
          className="sub-row"
          label={words.pixels}
          htmlFor={sidesId}
          help={text.parameterHelp.formatSides(spec)}
        >
          <SidesFields
            id={sidesId}
            name={name}
            values={values}
            limits={spec}
            onChange={(change) => onChange((value) => (isSides(value) ? change(value) : value))}
            onEnd={onEnd}
          />
        </FieldRow>
      )}
    </>
  );
}

/** Padding by side only. */
export function SidesParameter(props: ParameterFieldProps<SidesSpec>) {
  const { nodes, name, spec, values, onChange, onEnd } = props;
  const text = useLateText();
  const id = useId();
  return (
    <FieldRow
      label={text.parameterNames.formatName(name)}
      title={name}
      htmlFor={id}
      help={text.parameterHelp.formatHelp(nodes, name, spec)}
    >
      <SidesFields id={id} name={name} values={values} limits={spec} onChange={onChange} onEnd={onEnd} />
    </FieldRow>
  );
}
