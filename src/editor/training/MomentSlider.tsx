/** @file Chooses an epoch of a run. */
import { useId } from 'react';
import type { RunMoment } from '../../training/layerResults';
import { useLateText } from '../useLateText';

/** A slider over the moments of a run. */
export function MomentSlider({
  moments,
  value,
  onChange,
}: {
  readonly moments: readonly RunMoment[];
  readonly value: RunMoment;
  readonly onChange: (moment: RunMoment) => void;
}) {
  const { train } = useLateText();
  const id = useId();
  return (
    <div className="moment-slider">
      <label htmlFor={id}>{train.layers.moment}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={moments.length - 1}
        value={Math.max(moments.indexOf(value), 0)}
        aria-valuetext={train.formatMoment(value)}
        onChange={(event) => {
          const next = moments[Number(event.target.value)];
          if (next !== undefined) onChange(next);
        }}
      />
      <output htmlFor={id}>{train.formatMoment(value)}</output>
    </div>
  );
}
