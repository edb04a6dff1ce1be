/** @file Four sides of a padding: one field while they agree, four where they do not. */
import { Link2, Link2Off } from 'lucide-react';
import { useState } from 'react';
import type { PaddingSides } from '../../layers/padding';
import { IconButton } from '../../ui/Button';
import { NumberField, stepNumber } from '../../ui/NumberField';
import { useLateText } from '../useLateText';
import { checkNumber, getCommon } from './parameterFieldProps';

const sides = ['top', 'bottom', 'left', 'right'] as const;

type Side = (typeof sides)[number];

/** Whether all four sides are the same. */
const isEven = (value: PaddingSides) => sides.every((side) => value[side] === value.top);

const setAll = (next: number): PaddingSides => ({ top: next, bottom: next, left: next, right: next });

/** The fields for four sides, of one layer or of several that differ. */
export function SidesFields({
  name,
  values,
  limits,
  id,
  onChange,
  onEnd,
}: {
  readonly name: string;
  readonly values: readonly PaddingSides[];
  readonly limits: { readonly min: number; readonly max: number };
  readonly id: string;
  readonly onChange: (change: (value: PaddingSides) => PaddingSides) => void;
  readonly onEnd: () => void;
}) {
  const text = useLateText();
  const words = text.parameterNames;
  const isEqual = values.every(isEven);
  const [wantsLink, setWantsLink] = useState(isEqual);
  const isLinked = wantsLink && isEqual;
  const propsOf = (side: Side) => ({
    ...limits,
    onEnd,
    mixed: text.inspector.mixed,
    check: (next: number) => checkNumber(name, limits, true, next, text),
    value: getCommon([...new Set(values.map((value) => value[side]))]),
  });
  const toggle = (
    <IconButton
      className="link-toggle"
      label={isLinked ? words.splitSides : words.joinSides}
      aria-pressed={isLinked}
      onClick={() => {
        setWantsLink(!isLinked);
        if (isEqual) return;
        onChange((value) => setAll(value.top));
        onEnd();
      }}
    >
      {isLinked ? <Link2 size={16} aria-hidden="true" /> : <Link2Off size={16} aria-hidden="true" />}
    </IconButton>
  );
  if (isLinked)
    return (
      <>
        <NumberField
          {...propsOf('top')}
          id={id}
          label={words.formatName(name)}
          onChange={(next) => onChange(() => setAll(next))}
          onStep={(delta) => onChange((value) => setAll(stepNumber(value.top, delta, limits)))}
        />
        {toggle}
      </>
    );
  return (
    <>
      <div className="sides">
        {sides.map((side) => (
          <div key={side} className="side">
            <span aria-hidden="true">{words.sides[side]}</span>
            <NumberField
              {...propsOf(side)}
              {...(side === 'top' && { id })}
              label={words.formatSide(name, side)}
              onChange={(next) => onChange((value) => ({ ...value, [side]: next }))}
              onStep={(delta) =>
                onChange((value) => ({ ...value, [side]: stepNumber(value[side], delta, limits) }))
              }
            />
          </div>
        ))}
      </div>
      {toggle}
    </>
  );
}
