/** @file What was asked on the command line: commands, options and their values, or the one thing that is wrong. */
import { parseArgs } from 'node:util';
import { type StatusRule, statusRules } from '../architecture/statusRule';
import { formatIds, isFormatId } from '../codecs/exportFormats';
import type { FormatId } from '../codecs/formatId';
import { resolutionLimits } from '../document/document';
import type { SearchLimits } from '../search/fitLimits';
import type { UsageProblem } from '../text/commandProblem';
import type { PerAxis } from '../util/perAxis';

/** A network, and how to look at it. */
interface TargetCommand {
  readonly target: string;
  /** [height, width]; null: the target's own. */
  readonly resolution: PerAxis<number> | null;
  /** Null: the target's own. */
  readonly rule: StatusRule | null;
}

/** A command that can be run. */
export type Command =
  | (TargetCommand & { readonly name: 'analyze'; readonly isJson: boolean })
  /** `page` is the address that the link begins with; null: the link is the part from the # on. */
  | (TargetCommand & { readonly name: 'share'; readonly page: string | null })
  /** `out` is the file to write; null: standard output. */
  | (TargetCommand & { readonly name: 'convert'; readonly format: FormatId; readonly out: string | null })
  /** `pick`: the number of the suggestion or find whose link is wanted; null: all of them, as a list. */
  | (TargetCommand & { readonly name: 'advise'; readonly isJson: boolean; readonly pick: number | null })
  | (TargetCommand & {
      readonly name: 'search';
      readonly isJson: boolean;
      readonly pick: number | null;
      readonly seed: number;
      readonly tries: number;
      /** Limits that were named, in whole numbers; the others have defaults that depend on the network. */
      readonly limits: Partial<SearchLimits>;
    })
  /** `other`: what `target` became. */
  | (TargetCommand & { readonly name: 'compare'; readonly other: string; readonly isJson: boolean })
  | { readonly name: 'presets'; readonly isJson: boolean }
  | { readonly name: 'schema' }
  | { readonly name: 'help' }
  | { readonly name: 'version' };

/** A command, or why there is none. */
export type CommandResult = { readonly command: Command } | { readonly problem: UsageProblem };

const optionTypes = {
  input: { type: 'string' },
  rule: { type: 'string' },
  json: { type: 'boolean' },
  page: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string' },
  pick: { type: 'string' },
  seed: { type: 'string' },
  tries: { type: 'string' },
  'max-macs': { type: 'string' },
  'max-params': { type: 'string' },
  'max-memory': { type: 'string' },
  'max-depth': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

type Option = keyof typeof optionTypes;

type CommandName = Exclude<Command['name'], 'version'>;

const takenOptions: Readonly<Record<CommandName, readonly Option[]>> = {
  analyze: ['input', 'rule', 'json', 'help'],
  share: ['page', 'input', 'rule', 'help'],
  convert: ['to', 'out', 'input', 'rule', 'help'],
  compare: ['input', 'rule', 'json', 'help'],
  advise: ['input', 'rule', 'json', 'pick', 'help'],
  search: [
    ...(['input', 'rule', 'json', 'pick', 'seed', 'tries'] as const),
    ...(['max-macs', 'max-params', 'max-memory', 'max-depth', 'help'] as const),
  ],
  presets: ['json', 'help'],
  schema: ['help'],
  help: ['help', 'version'],
};

const isCommandName = (value: string): value is CommandName => Object.hasOwn(takenOptions, value);
const isOption = (value: string): value is Option => Object.hasOwn(optionTypes, value);
const isRule = (value: string): value is StatusRule => statusRules.some((rule) => rule === value);

function parseSize(value: string): { readonly problem: UsageProblem } | PerAxis<number> {
  const match = /^(\d{1,9})(?:[x×](\d{1,9}))?$/i.exec(value);
  const height = Number(match?.[1]);
  const width = match?.[2] === undefined ? height : Number(match[2]);
  const { min, max } = resolutionLimits;
  const isAllowed = [height, width].every((length) => length >= min && length <= max);
  return isAllowed ? [height, width] : { problem: { code: 'wrong-size', value, min, max } };
}

/** Designs that a search tries unless told otherwise. */
const defaultTries = 2000;

/** Options whose value is a whole number, with the least and the greatest. */
const numberLimits = {
  pick: [1, 10_000],
  seed: [0, 2 ** 53 - 1],
  tries: [1, 1_000_000],
  'max-macs': [1, 1e18],
  'max-params': [1, 1e15],
  'max-memory': [1, 1e18],
  'max-depth': [1, 20_000],
} as const satisfies Partial<Readonly<Record<Option, readonly [number, number]>>>;

type NumberOption = keyof typeof numberLimits;

const scales: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/** Whole numbers, also as `1.5G`, `500k`, `2e6`. */
function readNumbers(
  values: ReadonlyMap<Option, string>,
  names: readonly NumberOption[],
): { readonly found: { readonly [Name in NumberOption]?: number } } | { readonly problem: UsageProblem } {
  const found: { [Name in NumberOption]?: number } = {};
  for (const name of names) {
    const value = values.get(name);
    if (value === undefined) continue;
    const match = /^(\d+(?:\.\d+)?(?:e\d+)?)([kMGT]?)$/.exec(value);
    const number = Number(match?.[1]) * (scales[match?.[2] ?? ''] ?? 1);
    const [min, max] = numberLimits[name];
    // Fractions of a scaled number are rounded, as 1.1G is not exact in binary.
    const whole = match?.[2] ? Math.round(number) : number;
    if (!Number.isInteger(whole) || whole < min || whole > max)
      return { problem: { code: 'wrong-number', option: `--${name}`, value, min, max } };
    found[name] = whole;
  }
  return { found };
}

/** Options by name with their value, or the first that is wrong. */
function readOptions(
  tokens: readonly {
    readonly kind: string;
    readonly name?: string;
    readonly rawName?: string;
    readonly value?: string | undefined;
  }[],
  command: CommandName,
): { readonly values: ReadonlyMap<Option, string> } | { readonly problem: UsageProblem } {
  const values = new Map<Option, string>();
  const taken = takenOptions[command];
  for (const { kind, name = '', rawName: option = '', value } of tokens) {
    if (kind !== 'option') continue;
    if (!isOption(name) || !taken.includes(name)) {
      const options = taken.map((known) => `--${known}`);
      return { problem: { code: 'unknown-option', option, options } };
    }
    const takesValue = optionTypes[name].type === 'string';
    if (takesValue && value === undefined) return { problem: { code: 'option-without-value', option } };
    if (!takesValue && value !== undefined) return { problem: { code: 'option-with-value', option } };
    values.set(name, value ?? '');
  }
  return { values };
}

type Values = ReadonlyMap<Option, string>;

/** What all commands that take a network have in common. */
function readTargetPart(
  values: Values,
  command: TargetCommandName,
  target: string | undefined,
): { readonly part: TargetCommand } | { readonly problem: UsageProblem } {
  if (target === undefined || target === '') return { problem: { code: 'no-target', command } };
  const input = values.get('input');
  const size = input === undefined ? null : parseSize(input);
  if (size !== null && 'problem' in size) return size;
  const rule = values.get('rule');
  if (rule !== undefined && !isRule(rule))
    return { problem: { code: 'wrong-rule', value: rule, rules: statusRules } };
  return { part: { target, resolution: size, rule: rule ?? null } };
}

/** Commands whose first argument is a network. */
const targetCommands = ['analyze', 'share', 'convert', 'compare', 'advise', 'search'] as const;
type TargetCommandName = (typeof targetCommands)[number];
const takesTarget = (name: CommandName): name is TargetCommandName =>
  targetCommands.some((command) => command === name);

function createTargetCommand(
  name: TargetCommandName,
  values: Values,
  [target, other = '']: readonly string[],
): CommandResult {
  const read = readTargetPart(values, name, target);
  if ('problem' in read) return read;
  const { part } = read;
  switch (name) {
    case 'analyze':
      return { command: { name, ...part, isJson: values.has('json') } };
    case 'share': {
      const page = values.get('page') ?? null;
      if (page !== null && !/^https?:\/\/[^#]+$/i.test(page))
        return { problem: { code: 'wrong-page', value: page } };
      return { command: { name, ...part, page } };
    }
    case 'convert': {
      const format = values.get('to');
      if (format === undefined || !isFormatId(format))
        return { problem: { code: 'wrong-format', value: format ?? null, formats: formatIds } };
      return { command: { name, ...part, format, out: values.get('out') ?? null } };
    }
    case 'compare':
      if (other === '') return { problem: { code: 'no-other' } };
      return { command: { name, ...part, other, isJson: values.has('json') } };
    case 'advise': {
      const numbers = readNumbers(values, ['pick']);
      if ('problem' in numbers) return numbers;
      const { pick = null } = numbers.found;
      return { command: { name, ...part, isJson: values.has('json'), pick } };
    }
    case 'search': {
      const numbers = readNumbers(values, Object.keys(numberLimits) as NumberOption[]);
      if ('problem' in numbers) return numbers;
      const { pick = null, seed = 1, tries = defaultTries, ...found } = numbers.found;
      const limits: Partial<SearchLimits> = {
        ...(found['max-macs'] !== undefined && { macs: found['max-macs'] }),
        ...(found['max-params'] !== undefined && { params: found['max-params'] }),
        ...(found['max-memory'] !== undefined && { memoryBytes: found['max-memory'] }),
        ...(found['max-depth'] !== undefined && { convolutions: found['max-depth'] }),
      };
      return { command: { name, ...part, isJson: values.has('json'), pick, seed, tries, limits } };
    }
  }
}

/**
 * Reads a command line.
 *
 * @param args what follows the program's name.
 */
export function parseCommandLine(args: readonly string[]): CommandResult {
  // Not strict: the messages are ours.
  const { positionals, tokens } = parseArgs({
    args: [...args],
    options: optionTypes,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const [name = 'help', ...rest] = positionals;
  if (!isCommandName(name)) return { problem: { code: 'unknown-command', command: name } };
  const read = readOptions(tokens, name);
  if ('problem' in read) return read;
  const { values } = read;
  if (values.has('version')) return { command: { name: 'version' } };
  if (values.has('help')) return { command: { name: 'help' } };
  if (positionals.length === 0) return { problem: { code: 'no-command' } };
  const extra = rest[name === 'compare' ? 2 : takesTarget(name) ? 1 : 0];
  // "help analyze" is understood by all.
  if (extra !== undefined && name !== 'help')
    return { problem: { code: 'too-many-arguments', command: name, argument: extra } };
  if (takesTarget(name)) return createTargetCommand(name, values, rest);
  switch (name) {
    case 'presets':
      return { command: { name, isJson: values.has('json') } };
    case 'schema':
    case 'help':
      return { command: { name } };
  }
}
