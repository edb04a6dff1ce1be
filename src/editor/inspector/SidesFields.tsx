/** @file Four sides of a padding: one field while they agree, four where they do not. */
import { Link2, Link2Off } from 'lucide-react';
import { useState } from 'react';
import type { PaddingSides } from '../../layers/padding';
import { IconButton } from '../../ui/Button';
import { NumberField } from '../../ui/NumberField';
import { useLateText } from '../useLateText';
import { checkNumber } from './parameterFieldProps';

const sides = ['top', 'bottom', 'left', 'right'] as const;

/** The fields for four sides. */
export function SidesFields({
  name,
  value,
  limits,
  id,
  onChange,
  onEnd,
}: {
  readonly name: string;
  readonly value: PaddingSides;
  readonly limits: { readonly min: number; readonly max: number };
  readonly id: string;
  readonly onChange: (value: PaddingSides) => void;
  readonly onEnd: () => void;
}) {
  const text = useLateText();
  const words = text.parameterNames;
  const isEqual = sides.every((side) => value[side] === value.top);
  const [wantsLink, setWantsLink] = useState(isEqual);
  const isLinked = wantsLink && isEqual;
  const shared = { ...limits, onEnd, check: (next: number) => checkNumber(name, limits, true, next, text) };
  const setAll = (next: number) => onChange({ top: next, bottom: next, left: next, right: next });
  const toggle = (
    <IconButton
      className="link-toggle"
      label={isLinked ? words.splitSides : words.joinSides}
      aria-pressed={isLinked}
      onClick={() => {
        setWantsLink(!isLinked);
        if (isLinked || isEqual) return;
        setAll(value.top);
        onEnd();
      }}
    >
      {isLinked ? <Link2 size={16} aria-hidden="true" /> : <Link2Off size={16} aria-hidden="true" />}
    </IconButton>
  );
  if (isLinked)
    return (
      <>
        <NumberField {...shared} id={id} value={value.top} label={words.formatName(name)} onChange={setAll} />
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
              {...shared}
              {...(side === 'top' && { id })}
              value={value[side]}
              label={words.formatSide(name, side)}
              onChange={(next) => onChange({ ...value, [side]: next })}
            />
          </div>
        ))}
      </div>
      {toggle}
    </>
  );
}
