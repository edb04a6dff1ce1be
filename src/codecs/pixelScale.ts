/**
 * @file How the bytes of pictures became the numbers that trained weights know. Whoever loads the weights elsewhere has
 * to make numbers of pictures in the same way, so every file with trained weights says it.
 */

/** Mean and deviation that pictures were normalised with, channel by channel, for values from 0 to 1. */
export interface PixelScale {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/** Entries for a file's metadata, which takes texts: the numbers are lists in JSON. */
export function describePixels({ mean, deviation }: PixelScale): Readonly<Record<string, string>> {
  return {
    pixel_mean: JSON.stringify(mean),
    pixel_deviation: JSON.stringify(deviation),
    pixel_rule: '(byte / 255 - pixel_mean) / pixel_deviation, channel by channel (red, green, blue)',
  };
}
