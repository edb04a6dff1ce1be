/**
 * @file What a layer becomes in a program: calls with arguments, in the words of a dialect (PyTorch, Keras).
 *
 * Arguments know more than their value: what they would be called as a parameter of a block's class, and what a
 * reader takes for granted.
 */

import { isMapShape, type Shape } from '../../layers/shape';

/** A value that source code writes down: a number, a flag, a text, none, or a tuple of such. */
export type Literal = number | boolean | string | null | readonly Literal[];

/** One argument of a call. */
export interface Argument {
  /** Null: given by its position. */
  readonly keyword: string | null;
  readonly value: Literal;
  /** Need not be written where it has this value. */
  readonly default?: Literal;
  /** Numbers of channels are shared between arguments and derived from each other; others only by equal role. */
  readonly family: 'channels' | 'other';
  /** What a parameter that stands for it is called. */
  readonly role: string;
}

/** A call that makes or applies one operation. */
export interface Call {
  readonly callee: string;
  readonly arguments: readonly Argument[];
  /** Tells several calls of one layer apart; empty for the one that is the layer itself. */
  readonly suffix: string;
}

/** What a layer becomes: calls applied one after the other, or something that is written in place. */
export type Step =
  | { readonly type: 'calls'; readonly calls: readonly Call[] }
  | { readonly type: 'operation'; readonly operation: Operation };

/** What is written in place; `spread` is a concatenation that spreads maps of one pixel over the others' positions. */
export type Operation = 'add' | 'multiply' | 'concat' | 'spread';

/** How inputs are joined: a map of one pixel among larger ones is spread. */
export function chooseConcat(inputs: readonly Shape[]): Operation {
  const [first] = inputs;
  const isUneven = inputs.some(
    (input) =>
      first !== undefined &&
      isMapShape(first) &&
      isMapShape(input) &&
      (input.height !== first.height || input.width !== first.width),
  );
  return isUneven ? 'spread' : 'concat';
}

/** A call; arguments in the order in which they are written. */
export function createCall(callee: string, args: readonly Argument[] = [], suffix = ''): Call {
  return { callee, arguments: args, suffix };
}

/** The step of a single call. */
export function callStep(callee: string, args: readonly Argument[] = []): Step {
  return { type: 'calls', calls: [createCall(callee, args)] };
}

/** A number of channels, given by its position. */
export function channelArgument(role: string, value: number): Argument {
  return { keyword: null, value, family: 'channels', role };
}

/** A number of channels, given by its name. */
export function namedChannels(keyword: string, value: number, role: string = keyword): Argument {
  return { keyword, value, family: 'channels', role };
}

/** Any other argument by its name, with the value that need not be written. */
export function option(keyword: string, value: Literal, standard?: Literal, role = keyword): Argument {
  const known = standard === undefined ? {} : { default: standard };
  return { keyword, value, ...known, family: 'other', role };
}

/** All arguments of a step, in the order in which they are written. */
export function listArguments(step: Step): readonly Argument[] {
  return step.type === 'operation' ? [] : step.calls.flatMap((call) => call.arguments);
}
