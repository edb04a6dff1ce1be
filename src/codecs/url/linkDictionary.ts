/** @file What deflate may refer back to from the first byte on. Frozen: it is part of the format. */

/** The dictionary of version 1. */
export const linkDictionary = new Uint8Array(0);
