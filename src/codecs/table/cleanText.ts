/** @file Text from outside without what would act where it is shown. */

/**
 * The text without what would act on a terminal instead of being shown: control characters (escape sequences start
 * with one), line ends, and marks that turn the direction of writing. Each becomes a replacement character.
 */
export function cleanText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}
