/** @file Scales of plots, linear or by the logarithm, with ticks that are whole where values are. */
import { scaleLinear, scaleLog } from 'd3-scale';
import type { Tick } from './PlotAxes';
import { countTicks } from './plotFrame';

/** What an axis shows. */
export interface AxisFacts {
  readonly kind: 'linear' | 'log';
  /** Both ends of the values, in any order; logarithmic axes take positive values only. */
  readonly domain: readonly [number, number];
  readonly format: (value: number) => string;
  /** Whether values are counts: ticks stand at whole numbers only. */
  readonly isWhole?: boolean;
}

/** A scale with its ticks. */
export interface PlotScale {
  readonly place: (value: number) => number;
  readonly ticks: readonly Tick[];
}

/** Ticks of a logarithmic axis: powers of ten, and where those are few 1, 2 and 5 of each. */
function listLogTicks(ticks: readonly number[], count: number): readonly number[] {
  const getLead = (value: number) => Math.round(value / 10 ** Math.floor(Math.log10(value) + 1e-9));
  for (const leads of [
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, 2, 5],
    [1, 3],
  ]) {
    const chosen = ticks.filter((value) => leads.includes(getLead(value)));
    if (chosen.length <= count) return chosen;
  }
  const decades = ticks.filter((value) => getLead(value) === 1);
  const step = Math.ceil(decades.length / count);
  return decades.filter((_, index) => index % step === 0);
}

/** A domain with some width, and for a logarithmic axis above zero. */
function widen([a, b]: readonly [number, number], kind: AxisFacts['kind']): readonly [number, number] {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  if (kind === 'log') {
    const least = Math.max(low, 1e-9);
    return high > least ? [least, high] : [least / 2, least * 2];
  }
  return high > low ? [low, high] : [low - 0.5, high + 0.5];
}

/** Places a domain on a range of pixels, with ticks about `spacing` pixels apart. */
export function createPlotScale(
  { kind, domain, format, isWhole = false }: AxisFacts,
  range: readonly [number, number],
  spacing: number,
): PlotScale {
  const ends = widen(domain, kind);
  const count = countTicks(Math.abs(range[1] - range[0]), spacing);
  const scale =
    kind === 'log' ? scaleLog([...ends], [...range]) : scaleLinear([...ends], [...range]).nice(count);
  const values = kind === 'log' ? listLogTicks(scale.ticks(count), count) : scale.ticks(count);
  const shown = isWhole ? values.filter(Number.isInteger) : values;
  const ticks = shown.map((value) => ({ value, place: scale(value), text: format(value) }));
  return { place: (value) => scale(kind === 'log' ? Math.max(value, ends[0]) : value), ticks };
}
