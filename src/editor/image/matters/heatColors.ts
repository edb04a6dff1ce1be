/**
 * @file Colours of heat maps: lightness grows with the value, so that they are told apart without seeing hues, and what
 * is nothing leaves the picture bare.
 */
import { clamp } from '../../../util/numbers';

/** Red, green and blue from the least to the most, at equal distances. */
const stops = [
  [38, 20, 92],
  [124, 28, 122],
  [204, 62, 92],
  [246, 140, 62],
  [254, 228, 128],
] as const;

/** The most that a colour covers of the picture. */
const mostOpacity = 0.85;

/** The colour of a share from 0 to 1: red, green, blue up to 255, opacity up to 1. */
export function getHeatColor(
  share: number,
): readonly [red: number, green: number, blue: number, opacity: number] {
  const place = clamp(share, 0, 1) * (stops.length - 1);
  const low = Math.min(Math.floor(place), stops.length - 2);
  const mix = (channel: 0 | 1 | 2) => {
    const [from = 0, to = 0] = [stops[low]?.[channel], stops[low + 1]?.[channel]];
    return Math.round(from + (to - from) * (place - low));
  };
  const opacity = mostOpacity * (1 - (1 - clamp(share, 0, 1)) ** 3);
  return [mix(0), mix(1), mix(2), opacity];
}

/** How values become shares: as they are, or by their roots, which show what is small beside a peak. */
export type HeatScale = 'linear' | 'root';

/** The pixels of a heat map: four bytes for each value; all bare where no value is above 0. */
export function paintHeat(values: ArrayLike<number>, scale: HeatScale): Uint8ClampedArray<ArrayBuffer> {
  let largest = 0;
  for (let index = 0; index < values.length; index++) largest = Math.max(largest, values[index] ?? 0);
  const pixels = new Uint8ClampedArray(4 * values.length);
  if (largest === 0) return pixels;
  for (let index = 0; index < values.length; index++) {
    const share = (values[index] ?? 0) / largest;
    const [red, green, blue, opacity] = getHeatColor(scale === 'root' ? Math.sqrt(share) : share);
    pixels.set([red, green, blue, Math.round(255 * opacity)], 4 * index);
  }
  return pixels;
}

/** The colours as a CSS gradient from left to right. */
export function writeHeatGradient(): string {
  const count = 16;
  const colors = Array.from({ length: count + 1 }, (_, index) => {
    const [red, green, blue, opacity] = getHeatColor(index / count);
    return `rgb(${red} ${green} ${blue} / ${(100 * opacity).toFixed(0)}%)`;
  });
  return `linear-gradient(90deg, ${colors.join(', ')})`;
}
