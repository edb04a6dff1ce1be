/** @file What the colours of a heat map mean. */
import { formatPercent } from '../../../text/quantities';
import { type HeatScale, writeHeatGradient } from './heatColors';

/** The legend: a bar of the colours, with numbers at its ends and in its middle. */
export function HeatLegend({ label, scale }: { readonly label: string; readonly scale: HeatScale }) {
  const middle = scale === 'root' ? 1 / 4 : 1 / 2;
  return (
    <figure className="heat-legend">
      <figcaption>{label}</figcaption>
      <div className="heat-bar" style={{ backgroundImage: writeHeatGradient() }} />
      <div className="heat-numbers">
        <span>0</span>
        <span>{formatPercent(middle)}</span>
        <span>{formatPercent(1)}</span>
      </div>
    </figure>
  );
}
