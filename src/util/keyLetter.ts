/** @file Which letter a key press means on any keyboard. */

/**
 * The key in lower case; on a keyboard without Latin letters the letter in its place on one that has them, which is
 * what is printed on most of those keys too.
 */
export function getKeyLetter({ key, code }: { readonly key: string; readonly code: string }): string {
  const place = /^[^\0-\x7f]$/.test(key) ? /^Key(.)$/.exec(code) : null;
  return (place?.[1] ?? key).toLowerCase();
}
