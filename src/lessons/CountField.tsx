/** @file A whole number within limits, with the sentence about one that is not allowed. */
import { useLateText } from '../editor/useLateText';
import { checkParameter } from '../layers/validate';
import { joinExplanation } from '../text/en/words';
import { NumberField } from '../ui/NumberField';

/** The field. */
export function CountField({
  label,
  value,
  limits,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly limits: { readonly min: number; readonly max: number };
  readonly onChange: (value: number) => void;
}) {
  const { parameters } = useLateText();
  const check = (typed: number) => {
    const problem = checkParameter({ type: 'integer', default: limits.min, ...limits }, typed);
    return problem && joinExplanation(parameters.formatParameterProblem(label, problem));
  };
  return (
    <NumberField
      className="count-field"
      label={label}
      value={value}
      {...limits}
      check={check}
      onChange={onChange}
    />
  );
}
