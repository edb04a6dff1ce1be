/** @file The field of any parameter, chosen by its description. */
import type { LayerNode } from '../../architecture/architecture';
import type { Parameter } from '../../layers/parameter';
import { checkParameter } from '../../layers/validate';
import type { ValueChange } from './layerEdits';
import { NumberParameter, PairParameter } from './NumberParameter';
import { OptionalPairField, OptionalShapeField } from './OptionalParameter';
import { PaddingParameter, SidesParameter } from './PaddingParameter';
import type { ParameterFieldProps } from './parameterFieldProps';
import { ChoiceField, FlagField, TextParameterField } from './WordParameter';

/** What a field of any type is told. */
export interface AnyParameterProps {
  /** The layers that it belongs to; none for options of a preset. */
  readonly nodes: readonly LayerNode[];
  readonly name: string;
  readonly spec: Parameter;
  /** The different values of the layers: one where they agree. */
  readonly values: readonly unknown[];
  readonly onChange: (change: ValueChange) => void;
  readonly onEnd: () => void;
}

/** The field of one parameter; nothing that breaks the parameter's limits leaves it. */
export function ParameterField(props: AnyParameterProps) {
  const { spec, onChange } = props;
  const take = (change: ValueChange) =>
    onChange((value, layer) => {
      const next = change(value, layer);
      return checkParameter(spec, next) === null ? next : value;
    });
  // A layer's values have been checked against their descriptions, which the compiler cannot follow by name.
  const propsOf = <P extends Parameter>(own: P) =>
    ({ ...props, spec: own, onChange: take }) as unknown as ParameterFieldProps<P>;
  switch (spec.type) {
    case 'integer':
    case 'real':
      return <NumberParameter {...propsOf(spec)} />;
    case 'integerPerAxis':
    case 'realPerAxis':
      return <PairParameter {...propsOf(spec)} />;
    case 'boolean':
      return <FlagField {...propsOf(spec)} />;
    case 'choice':
      return <ChoiceField {...propsOf(spec)} />;
    case 'padding':
      return <PaddingParameter {...propsOf(spec)} />;
    case 'sides':
      return <SidesParameter {...propsOf(spec)} />;
    case 'optionalIntegerPerAxis':
      return <OptionalPairField {...propsOf(spec)} />;
    case 'optionalShape':
      return <OptionalShapeField {...propsOf(spec)} />;
    case 'text':
      return <TextParameterField {...propsOf(spec)} />;
  }
}
