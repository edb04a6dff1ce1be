/** @file A picture as a network is asked about it. */
import type { ChosenPicture } from '../../../state/imageView';
import type { ImageSet } from '../../../training/dataset';
import type { PerAxis } from '../../../util/perAxis';
import { renderPicture } from '../renderPicture';

/** Shares of red, green and blue in what an eye takes for brightness (ITU-R BT.601). */
const brightness = [0.299, 0.587, 0.114] as const;

/** Channels of networks that can be shown a picture. */
export const pictureChannels: readonly number[] = [1, 3];

/**
 * The picture as a set of one: [1, channels, height, width]; grey where a network takes one channel.
 *
 * @returns null where the browser has no memory for it.
 */
export function readPixels(
  picture: ChosenPicture,
  resolution: PerAxis<number>,
  channels: number,
): ImageSet | null {
  const canvas = document.createElement('canvas');
  if (!renderPicture(canvas, picture, resolution)) return null;
  const [height, width] = resolution;
  const bytes = canvas.getContext('2d')?.getImageData(0, 0, width, height).data;
  if (bytes === undefined) return null;
  const area = height * width;
  const pixels = new Uint8Array(channels * area);
  for (let index = 0; index < area; index++) {
    const at = (channel: number) => bytes[4 * index + channel] ?? 0;
    if (channels === 1)
      pixels[index] = Math.round(brightness.reduce((sum, share, channel) => sum + share * at(channel), 0));
    else for (let channel = 0; channel < channels; channel++) pixels[channel * area + index] = at(channel);
  }
  return { count: 1, channels, height, width, pixels, labels: new Uint8Array(1) };
}
