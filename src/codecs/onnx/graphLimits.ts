/** @file How large a graph may be. */

/** The most nodes of a graph, functions written out. */
export const maxNodes = 50_000;

/** The most tensors of a model, and the most of its values that are described. */
export const maxTensors = 200_000;
