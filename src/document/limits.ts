/** @file How large a design from outside may be. A link or a file is untrusted: these bounds keep a page alive. */

/** Most layers of a design. */
export const maxLayers = 20_000;

/** Most connections between layers. */
export const maxConnections = 200_000;

/** Most groups of a design. */
export const maxGroups = 20_000;

/** Longest name of a layer or group, and longest title, in UTF-16 units; what is longer is cut. */
export const maxNameLength = 200;

/** Longest notes of a layer or a design, in UTF-16 units; what is longer is cut. */
export const maxNotesLength = 10_000;

/** Longest id, in UTF-16 units; ids cannot be cut, so longer ones are refused. */
export const maxIdLength = 1000;

/** How far from the origin a card may lie, in canvas pixels on each axis; what lies beyond is brought back. */
export const maxDistance = 10_000_000;

/** The text, or its beginning with an ellipsis where it is longer than `max` UTF-16 units. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  // Half of a surrogate pair is no character.
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
