/** @file A number per axis, height by width, which a toggle links. */
import { Link2, Link2Off } from 'lucide-react';
import { useState } from 'react';
import { type Axis, isSquare, mapAxes, type PerAxis } from '../util/perAxis';
import { IconButton } from './Button';
import { NumberField, type NumberFieldProps, stepNumber } from './NumberField';

/** Words of a pair: the names of its two fields and of the toggle in either state. */
export interface PairLabels {
  readonly height: string;
  readonly width: string;
  /** Names what a press does while the axes are apart. */
  readonly link: string;
  readonly unlink: string;
}

/** What a pair of fields needs; limits and checks hold for either. */
export interface PairFieldProps extends Omit<NumberFieldProps, 'value' | 'label' | 'onChange' | 'onStep'> {
  /** One pair, or those of several things that differ. */
  readonly values: readonly PerAxis<number>[];
  readonly labels: PairLabels;
  /** Changes every pair. */
  readonly onChange: (change: (value: PerAxis<number>) => PerAxis<number>) => void;
}

/** The value that all pairs have on an axis; null where they differ. */
function findCommon(values: readonly PerAxis<number>[], axis: Axis): number | null {
  const first = values[0]?.[axis];
  return first !== undefined && values.every((value) => value[axis] === first) ? first : null;
}

/** Two number fields and the toggle that keeps them equal. */
export function PairField({ values, labels, onChange, id, ...rest }: PairFieldProps) {
  const isEqual = values.every(isSquare);
  const [wantsLink, setWantsLink] = useState(isEqual);
  const isLinked = wantsLink && isEqual;
  const { onEnd } = rest;
  /** The props of the field of an axis: what is written there holds for both while they are linked. */
  const propsOf = (axis: Axis) => {
    const change = (make: (side: number) => number) =>
      onChange((value) =>
        mapAxes(value, (side, other) => (isLinked || other === axis ? make(value[axis]) : side)),
      );
    return {
      ...rest,
      value: findCommon(values, axis),
      onChange: (next: number) => change(() => next),
      onStep: (delta: number) => change((side) => stepNumber(side, delta, rest)),
    };
  };
  return (
    <>
      <NumberField {...propsOf(0)} {...(id !== undefined && { id })} label={labels.height} />
      <span aria-hidden="true">×</span>
      <NumberField {...propsOf(1)} label={labels.width} />
      <IconButton
        className="link-toggle"
        label={isLinked ? labels.unlink : labels.link}
        aria-pressed={isLinked}
        onClick={() => {
          setWantsLink(!isLinked);
          if (isEqual) return;
          onChange(([height]) => [height, height]);
          onEnd?.();
        }}
      >
        {isLinked ? <Link2 size={16} aria-hidden="true" /> : <Link2Off size={16} aria-hidden="true" />}
      </IconButton>
    </>
  );
}
