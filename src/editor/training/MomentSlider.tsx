/** @file Chooses an epoch of a run. */
import { type Ref, useId } from 'react';
import type { RunMoment } from '../../training/layerResults';
import { useLateText } from '../useLateText';

/** A slider over the epochs of a run; as of now it stands at the last. */
export function MomentSlider({
  epochs,
  value,
  ref,
  onChange,
}: {
  readonly epochs: readonly number[];
  readonly value: RunMoment;
  readonly ref?: Ref<HTMLInputElement>;
  readonly onChange: (epoch: number) => void;
}) {
  const { train } = useLateText();
  const id = useId();
  return (
    <div className="moment-slider">
      <label htmlFor={id}>{train.layers.moment}</label>
      <input
        id={id}
        ref={ref}
        type="range"
        min={0}
        max={epochs.length - 1}
        value={value === 'now' ? epochs.length - 1 : Math.max(epochs.indexOf(value), 0)}
        aria-valuetext={train.formatMoment(value)}
        onChange={(event) => {
          const next = epochs[Number(event.target.value)];
          if (next !== undefined) onChange(next);
        }}
      />
      <output htmlFor={id}>{train.formatMoment(value)}</output>
    </div>
  );
}
