/** @file Reads somebody's picture: as pixels, small enough to be kept, or with what is wrong. Nothing is sent. */
import type { ChosenPicture } from '../../state/imageView';

/** What is wrong with a file or a camera. */
export type PictureProblem =
  | { readonly code: 'unreadable'; readonly name: string }
  | { readonly code: 'large'; readonly name: string; readonly bytes: number }
  | { readonly code: 'refused' | 'missing' | 'busy' | 'unsupported' };

/** Files above this are not read: they would fill the memory. */
export const largestPictureBytes = 64e6;
/** A longer side is scaled down to this. */
const longestSide = 2048;

/** Reads a picture. */
export async function readPicture(
  source: Blob,
  name: string,
): Promise<{ readonly picture: ChosenPicture } | { readonly problem: PictureProblem }> {
  if (source.size > largestPictureBytes) return { problem: { code: 'large', name, bytes: source.size } };
  try {
    const whole = await createImageBitmap(source);
    const factor = longestSide / Math.max(whole.width, whole.height);
    if (factor >= 1) return { picture: { kind: 'own', name, bitmap: whole } };
    const bitmap = await createImageBitmap(whole, {
      resizeWidth: Math.max(1, Math.round(whole.width * factor)),
      resizeHeight: Math.max(1, Math.round(whole.height * factor)),
      resizeQuality: 'high',
    });
    whole.close();
    return { picture: { kind: 'own', name, bitmap } };
  } catch {
    // The browser says no more than that it could not.
    return { problem: { code: 'unreadable', name } };
  }
}

/** The first picture among files; null where none looks like one. Drawings (SVG) are designs, or nothing to look at. */
export function findPictureFile(files: Iterable<File>): File | null {
  return [...files].find(({ type }) => type.startsWith('image/') && type !== 'image/svg+xml') ?? null;
}
