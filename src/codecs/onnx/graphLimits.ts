/** @file How large a graph may be. */

/** The most nodes of a graph, functions written out. */
export const maxNodes = 50_000;
