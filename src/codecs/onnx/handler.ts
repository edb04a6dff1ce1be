/** @file The shape of the functions that translate one operator each. */
import type { TranslationContext } from './drafts';
import type { OnnxNode } from './onnxModel';
import type { Value } from './value';

/**
 * Translates a node of which at least one input depends on the image: the values of its outputs in order; one
 * value stands for all of them. Null where the operator is not understood in this use.
 */
export type NodeHandler = (
  node: OnnxNode,
  context: TranslationContext,
) => Value | readonly (Value | null)[] | null;

/** Handlers by operator. */
export type NodeHandlers = Readonly<Record<string, NodeHandler>>;
