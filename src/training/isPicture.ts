/** @file Which files are pictures, by their names. */

const pictureEnding = /\.(jpe?g|jpe|jfif|pjpe?g|pjp|a?png|gif|webp|bmp|avif)$/i;
/** Pictures that no browser, or not every one, decodes for a page. */
const foreignEnding =
  /\.(tiff?|hei[cf]s?|jxl|jp2|j2k|jp[fx]|jxr|svgz?|ico|psd|tga|pcx|p[bgnp]m|exr|hdr|dds|dng|cr[23]|nef|arw|orf|rw2|raf|dcm)$/i;

/** Whether a file is neither hidden nor one of those that macOS adds. */
function isShown(path: string): boolean {
  return !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

/** Whether a file is taken for a picture, by its name; hidden files and those that macOS adds are not. */
export function isPicture(path: string): boolean {
  return pictureEnding.test(path) && isShown(path);
}

/** Whether a file is a picture by its name, but of a format that is not read. */
export function isForeignPicture(path: string): boolean {
  return foreignEnding.test(path) && isShown(path);
}
