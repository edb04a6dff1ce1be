/** @file What every field of a parameter gets. */
import type { LayerId, LayerNode } from '../../architecture/architecture';
import type { Parameter } from '../../layers/parameter';
import { checkParameter } from '../../layers/validate';
import { joinExplanation } from '../../text/en/words';
import type { AllText } from '../../text/enLate';
import type { ValueChange } from './layerEdits';

/** A parameter of one type, of one layer or of several. */
export interface ParameterFieldProps<P extends Parameter> {
  /** The layers that it belongs to; none for options of a preset. */
  readonly nodes: readonly LayerNode[];
  readonly name: string;
  readonly spec: P;
  /** The different values of the layers, in their order: one where they agree. */
  readonly values: readonly [P['default'], ...P['default'][]];
  /** Changes the value of every layer; what is not allowed is not taken. */
  readonly onChange: (change: ValueChange<P['default']>) => void;
  readonly onEnd: () => void;
}

/** The value that all layers have; null where they differ. */
export function getCommon<Value>(values: readonly Value[]): Value | null {
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** What the values are at the start of a drag, by layer, so that the way back is the way there. */
export function getStartValues<Value>(
  { nodes, name }: { readonly nodes: readonly LayerNode[]; readonly name: string },
  value: Value,
): (layer: LayerId | null) => Value {
  const starts = new Map(
    nodes.map(({ id, layer: { params } }) => [id, (params as Readonly<Record<string, Value>>)[name]]),
  );
  return (layer) => (layer === null ? value : (starts.get(layer) ?? value));
}

/** The sentence about a single number for a parameter with limits, or null where it is allowed. */
export function checkNumber(
  name: string,
  { min, max }: { readonly min: number; readonly max: number },
  isWhole: boolean,
  value: number,
  text: AllText,
): string | null {
  const problem = checkParameter({ type: isWhole ? 'integer' : 'real', default: min, min, max }, value);
  if (problem === null) return null;
  return joinExplanation(
    text.parameters.formatParameterProblem(text.parameterNames.formatName(name), problem),
  );
}
