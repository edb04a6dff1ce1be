/** @file JSON that people read too: one line for every entry of a list, so that differences stay small. */

/** The text of an object: a line for each key, and for each object in a list; ends with a line end. */
export function formatJsonText(object: object): string {
  const lines = Object.entries(object).map(([key, value]) => {
    const start = `  ${JSON.stringify(key)}: `;
    const isList = Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null);
    if (!isList) return start + JSON.stringify(value);
    return `${start}[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}
