/** @file Whether a value from outside (a file, a form, a link) is allowed for a parameter. */
import { catalogue, getDefaults, type LayerKind, type LayerParams } from './catalogue';
import type { PaddingSides } from './padding';
import type { Parameter, Parameters } from './parameter';

/** What is wrong with a parameter's value; limits where they are what was broken. */
export type ParameterProblem =
  | { readonly code: 'wrong-type'; readonly expected: Parameter['type'] }
  | { readonly code: 'not-whole'; readonly actual: number }
  | { readonly code: 'out-of-range'; readonly actual: number; readonly min: number; readonly max: number }
  | { readonly code: 'not-an-option'; readonly actual: string; readonly options: readonly string[] }
  | { readonly code: 'too-long'; readonly actual: number; readonly max: number };

const sideNames: readonly (keyof PaddingSides)[] = ['top', 'bottom', 'left', 'right'];

function checkNumber(value: unknown, spec: Parameter & { min: number; max: number }, isWhole: boolean) {
  if (typeof value !== 'number' || Number.isNaN(value))
    return { code: 'wrong-type', expected: spec.type } as const;
  if (isWhole && !Number.isInteger(value) && Number.isFinite(value))
    return { code: 'not-whole', actual: value } as const;
  if (value < spec.min || value > spec.max)
    return { code: 'out-of-range', actual: value, min: spec.min, max: spec.max } as const;
  return null;
}

function checkRecord(
  value: unknown,
  names: readonly string[],
  spec: Parameter & { min: number; max: number },
) {
  const wrong = { code: 'wrong-type', expected: spec.type } as const;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong;
  if (Object.keys(value).length !== names.length || !names.every((name) => Object.hasOwn(value, name)))
    return wrong;
  for (const entry of Object.values(value)) {
    const problem = checkNumber(entry, spec, true);
    if (problem) return problem;
  }
  return null;
}

function checkPair(value: unknown, spec: Parameter & { min: number; max: number }, isWhole: boolean) {
  if (!Array.isArray(value) || value.length !== 2)
    return { code: 'wrong-type', expected: spec.type } as const;
  return checkNumber(value[0], spec, isWhole) ?? checkNumber(value[1], spec, isWhole);
}

/** What is wrong with a value for this parameter, or null. */
export function checkParameter(spec: Parameter, value: unknown): ParameterProblem | null {
  const wrong = { code: 'wrong-type', expected: spec.type } as const;
  switch (spec.type) {
    case 'integer':
      return checkNumber(value, spec, true);
    case 'real':
      return checkNumber(value, spec, false);
    case 'integerPerAxis':
      return checkPair(value, spec, true);
    case 'realPerAxis':
      return checkPair(value, spec, false);
    case 'optionalIntegerPerAxis':
      return value === null ? null : checkPair(value, spec, true);
    case 'boolean':
      return typeof value === 'boolean' ? null : wrong;
    case 'choice':
      if (typeof value !== 'string') return wrong;
      return spec.options.includes(value)
        ? null
        : { code: 'not-an-option', actual: value, options: spec.options };
    case 'padding':
      return value === 'same' || value === 'valid' ? null : checkRecord(value, sideNames, spec);
    case 'sides':
      return checkRecord(value, sideNames, spec);
    case 'optionalShape':
      if (value === null) return null;
      return typeof value === 'object' && 'features' in value
        ? checkRecord(value, ['features'], spec)
        : checkRecord(value, ['channels', 'height', 'width'], spec);
    case 'text':
      if (typeof value !== 'string') return wrong;
      return value.length <= spec.maxLength
        ? null
        : { code: 'too-long', actual: value.length, max: spec.maxLength };
  }
}

/** The parameter descriptions of a kind. */
export function getParameters(kind: LayerKind): Parameters {
  return catalogue[kind].parameters;
}

/** Valid parameters of a kind, or the first one that is not, by name. */
export type ParamsResult<K extends LayerKind> =
  | { readonly params: LayerParams<K> }
  | {
      readonly parameter: string;
      readonly problem: ParameterProblem | { readonly code: 'unknown-parameter' };
    };

/** Completes parameters from outside with the kind's defaults and checks every one. */
export function readParams<K extends LayerKind>(
  kind: K,
  values: Readonly<Record<string, unknown>>,
): ParamsResult<K> {
  const parameters = getParameters(kind);
  for (const [name, value] of Object.entries(values)) {
    const spec = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (spec === undefined) return { parameter: name, problem: { code: 'unknown-parameter' } };
    const problem = checkParameter(spec, value);
    if (problem) return { parameter: name, problem };
  }
  // Every value has just been checked against its description.
  return { params: { ...getDefaults(kind), ...(values as Partial<LayerParams<K>>) } };
}
