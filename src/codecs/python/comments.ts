/** @file Text from outside in comments and documentation of code: it must not end them. */

/** The text in one line, without quotes that close, backslashes that escape, and marks that turn the writing. */
export function cleanComment(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .replaceAll('\\', '/')
    .replace(/"/g, "'")
    .trim();
}
