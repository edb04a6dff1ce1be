/**
 * A path in a file as programmers write it: `layers[3].id`.
 *
 * @param path keys and positions in lists, from the outside in.
 * @param whole what the file itself is called.
 */
export function formatStoredPath(path: readonly (string | number)[], whole: string): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return text.replace(/^\./, '') || whole;
}
