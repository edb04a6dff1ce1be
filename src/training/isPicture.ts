/** @file Which files are pictures, by their names. */

const pictureEnding = /\.(jpe?g|png|gif|webp|bmp|avif)$/i;

/** Whether a file is taken for a picture, by its name; hidden files and those that macOS adds are not. */
export function isPicture(path: string): boolean {
  const parts = path.split('/');
  const isHidden = parts.some((part) => part.startsWith('.') || part === '__MACOSX');
  return !isHidden && pictureEnding.test(path);
}
