/** @file What every field of a parameter gets. */
import type { LayerNode } from '../../architecture/architecture';
import type { Parameter } from '../../layers/parameter';
import { checkParameter } from '../../layers/validate';
import { joinExplanation } from '../../text/en/words';
import type { AllText } from '../../text/enLate';

/** A parameter of one type with its present value. */
export interface ParameterFieldProps<P extends Parameter> {
  /** The layer that it belongs to; null for options of a preset. */
  readonly node: LayerNode | null;
  readonly name: string;
  readonly spec: P;
  readonly value: P['default'];
  /** Takes a value that has been checked. */
  readonly onChange: (value: P['default']) => void;
  readonly onEnd: () => void;
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
