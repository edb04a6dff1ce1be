/** @file A number per axis, height by width, which a toggle links. */
import { Link2, Link2Off } from 'lucide-react';
import { useState } from 'react';
import { isSquare, type PerAxis } from '../util/perAxis';
import { IconButton } from './Button';
import { NumberField, type NumberFieldProps } from './NumberField';

/** Words of a pair: the names of its two fields and of the toggle in either state. */
export interface PairLabels {
  readonly height: string;
  readonly width: string;
  /** Names what a press does while the axes are apart. */
  readonly link: string;
  readonly unlink: string;
}

/** What a pair of fields needs; limits and checks hold for either. */
export interface PairFieldProps extends Omit<NumberFieldProps, 'value' | 'label' | 'onChange'> {
  readonly value: PerAxis<number>;
  readonly labels: PairLabels;
  readonly onChange: (value: PerAxis<number>) => void;
}

/** Two number fields and the toggle that keeps them equal. */
export function PairField({ value, labels, onChange, id, ...rest }: PairFieldProps) {
  const [wantsLink, setWantsLink] = useState(() => isSquare(value));
  const isLinked = wantsLink && isSquare(value);
  const [height, width] = value;
  const { onEnd } = rest;
  return (
    <>
      <NumberField
        {...rest}
        {...(id !== undefined && { id })}
        value={height}
        label={labels.height}
        onChange={(next) => onChange([next, isLinked ? next : width])}
      />
      <span aria-hidden="true">×</span>
      <NumberField
        {...rest}
        value={width}
        label={labels.width}
        onChange={(next) => onChange([isLinked ? next : height, next])}
      />
      <IconButton
        className="link-toggle"
        label={isLinked ? labels.unlink : labels.link}
        aria-pressed={isLinked}
        onClick={() => {
          setWantsLink(!isLinked);
          if (isLinked || isSquare(value)) return;
          onChange([height, height]);
          onEnd?.();
        }}
      >
        {isLinked ? <Link2 size={16} aria-hidden="true" /> : <Link2Off size={16} aria-hidden="true" />}
      </IconButton>
    </>
  );
}
