/**
 * @file Descriptions of layer parameters: type, default and limits as data, so that the inspector, the
 * validation of files and the codecs read one table.
 */
import type { PerAxis } from '../util/perAxis';
import type { Padding, PaddingSides } from './padding';
import type { Shape } from './shape';

interface Limits {
  readonly min: number;
  readonly max: number;
}

/** A whole number within limits. */
export interface IntegerParameter extends Limits {
  readonly type: 'integer';
  readonly default: number;
}

/** A real number within limits. */
export interface RealParameter extends Limits {
  readonly type: 'real';
  readonly default: number;
}

/** A whole number per axis within limits. */
export interface IntegerPerAxisParameter extends Limits {
  readonly type: 'integerPerAxis';
  readonly default: PerAxis<number>;
}

/** A real number per axis within limits. */
export interface RealPerAxisParameter extends Limits {
  readonly type: 'realPerAxis';
  readonly default: PerAxis<number>;
}

/** On or off. */
export interface BooleanParameter {
  readonly type: 'boolean';
  readonly default: boolean;
}

/** One of a few words. */
export interface ChoiceParameter<Option extends string = string> {
  readonly type: 'choice';
  readonly options: readonly Option[];
  readonly default: Option;
}

/** `same`, `valid` or four sides within limits. */
export interface PaddingParameter extends Limits {
  readonly type: 'padding';
  readonly default: Padding;
}

/** Four sides within limits, without named rules. */
export interface SidesParameter extends Limits {
  readonly type: 'sides';
  readonly default: PaddingSides;
}

/** A whole number per axis, or null for "not set". */
export interface OptionalIntegerPerAxisParameter extends Limits {
  readonly type: 'optionalIntegerPerAxis';
  readonly default: PerAxis<number> | null;
}

/** A shape, or null for "as the input". */
export interface OptionalShapeParameter extends Limits {
  readonly type: 'optionalShape';
  readonly default: Shape | null;
}

/** A short text. */
export interface TextParameter {
  readonly type: 'text';
  readonly default: string;
  readonly maxLength: number;
}

/** Any parameter description. */
export type Parameter =
  | IntegerParameter
  | RealParameter
  | IntegerPerAxisParameter
  | RealPerAxisParameter
  | BooleanParameter
  | ChoiceParameter
  | PaddingParameter
  | SidesParameter
  | OptionalIntegerPerAxisParameter
  | OptionalShapeParameter
  | TextParameter;

/** The descriptions of one kind's parameters by name. */
export type Parameters = { readonly [name: string]: Parameter };

/** The value type of one description. */
export type ParameterValue<P extends Parameter> =
  P extends ChoiceParameter<infer Option> ? Option : P['default'];

/** The values that belong to a table of descriptions. */
export type ParameterValues<P extends Parameters> = { readonly [Name in keyof P]: ParameterValue<P[Name]> };

/** A whole number. */
export function integer(defaultValue: number, min: number, max: number): IntegerParameter {
  return { type: 'integer', default: defaultValue, min, max };
}

/** A real number. */
export function real(defaultValue: number, min: number, max: number): RealParameter {
  return { type: 'real', default: defaultValue, min, max };
}

/** A whole number per axis with one default for both. */
export function integerPerAxis(defaultValue: number, min: number, max: number): IntegerPerAxisParameter {
  return { type: 'integerPerAxis', default: [defaultValue, defaultValue], min, max };
}

/** A real number per axis with one default for both. */
export function realPerAxis(defaultValue: number, min: number, max: number): RealPerAxisParameter {
  return { type: 'realPerAxis', default: [defaultValue, defaultValue], min, max };
}

/** On or off. */
export function flag(defaultValue: boolean): BooleanParameter {
  return { type: 'boolean', default: defaultValue };
}

/** One of a few words; the first is the default. */
export function choice<const Option extends string>(
  ...options: readonly [Option, ...Option[]]
): ChoiceParameter<Option> {
  return { type: 'choice', options, default: options[0] };
}

/** Largest length of a kernel, stride, dilation or padding: far above any use, far below overflow. */
export const maxExtent = 4096;

/** Largest number of channels or features. */
export const maxChannels = 1_048_576;
