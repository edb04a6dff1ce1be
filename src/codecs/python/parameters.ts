/**
 * @file From the arguments of several blocks that differ only in values to parameters: arguments that vary together
 * become one parameter, multiples of it are written as such (anti-unification, Plotkin 1970, with arithmetic).
 */
import { isEqual } from '../../util/isEqual';
import type { Argument, Literal } from './call';
import { formatLiteral } from './literal';
import { createIdentifiers } from './names';

/** A parameter of a block. */
export interface Parameter {
  readonly name: string;
  readonly family: Argument['family'];
  readonly role: string;
  readonly isPositional: boolean;
  readonly default?: Literal;
  /** By instance. */
  readonly values: readonly Literal[];
}

/** An argument of every instance, and the identifier of the item that it belongs to. */
export interface Slot {
  readonly owner: string;
  /** By instance. */
  readonly arguments: readonly Argument[];
}

/** Channels that go in and come out, by instance; null where they are not known. */
export interface Surroundings {
  readonly input: readonly (number | null)[];
  readonly output: readonly (number | null)[];
}

/** Parameters, and what stands in place of each argument: an expression, or null where nothing need be written. */
export interface Abstraction {
  readonly parameters: readonly Parameter[];
  readonly texts: readonly (string | null)[];
}

interface Draft {
  readonly key: string;
  readonly slot: Slot;
  readonly fixedName: string | null;
}

const maxFactor = 32;

const getValues = (slot: Slot): readonly Literal[] => slot.arguments.map(({ value }) => value);
const isConstant = (values: readonly unknown[]) => values.every((value) => isEqual(value, values[0]));
const isStandard = (argument: Argument) =>
  argument.default !== undefined && isEqual(argument.value, argument.default);

function getKey({ arguments: args }: Slot): string {
  const [first] = args;
  const group = first?.family === 'channels' ? 'channels' : first?.role;
  return `${group}:${JSON.stringify(args.map(({ value }) => value))}`;
}

/** The whole factor between two rows of numbers, or null. */
function findFactor(values: readonly Literal[], bases: readonly Literal[]): number | null {
  const [value, base] = [values[0], bases[0]];
  if (typeof value !== 'number' || typeof base !== 'number' || base === 0) return null;
  const factor = value / base;
  if (!Number.isInteger(factor) || factor < 2 || factor > maxFactor) return null;
  const isMultiple = values.every((entry, index) => entry === factor * Number(bases[index]));
  return isMultiple ? factor : null;
}

/** The value that need not be given: what a reader takes for granted, or what most instances have. */
function chooseDefault({ arguments: args }: Slot): Literal | undefined {
  const [first] = args;
  if (first?.family === 'channels' && first.role !== 'groups') return undefined;
  const standard = first?.default;
  const isShared = args.every((argument) => isEqual(argument.default, standard));
  if (standard !== undefined && isShared && args.some(isStandard)) return standard;
  const counts = new Map<string, number>();
  for (const { value } of args) {
    const key = JSON.stringify(value);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return args.find(({ value }) => 2 * (counts.get(JSON.stringify(value)) ?? 0) >= args.length)?.value;
}

/** Roles that say nothing once they stand for a whole block. */
const plainRoles: ReadonlySet<string> = new Set(['in_channels', 'out_channels', 'channels', 'filters']);

function nameDrafts(drafts: readonly Draft[]): ReadonlyMap<Draft, string> {
  const createName = createIdentifiers(['self', 'x', 'i']);
  const names = new Map<Draft, string>();
  for (const draft of drafts) if (draft.fixedName !== null) names.set(draft, createName(draft.fixedName));
  const inner = drafts.filter(
    ({ fixedName, slot }) => fixedName === null && plainRoles.has(slot.arguments[0]?.role ?? ''),
  );
  const roles = new Map<string, number>();
  for (const { fixedName, slot } of drafts) {
    const role = slot.arguments[0]?.role ?? '';
    if (fixedName === null) roles.set(role, (roles.get(role) ?? 0) + 1);
  }
  for (const draft of drafts) {
    if (names.has(draft)) continue;
    const { owner } = draft.slot;
    const role = draft.slot.arguments[0]?.role ?? '';
    if (inner.includes(draft))
      names.set(draft, createName(inner.length === 1 ? 'mid_channels' : `${owner}_channels`));
    else names.set(draft, createName(roles.get(role) === 1 ? role : `${owner}_${role}`));
  }
  return names;
}

/** Rows of values that differ between instances and so need a parameter; those of the block's own ends first. */
function createDrafts(slots: readonly Slot[], { input, output }: Surroundings): Draft[] {
  const drafts: Draft[] = [];
  const add = (slot: Slot, fixedName: string | null) => drafts.push({ key: getKey(slot), slot, fixedName });
  const isKnown = (slot: Slot) => drafts.some(({ key }) => key === getKey(slot));
  const varying = slots.filter((slot) => !isConstant(getValues(slot)));
  const channels = varying.filter(
    ({ arguments: [first] }) => first?.family === 'channels' && first.role !== 'groups',
  );
  const ends = isEqual(input, output)
    ? ([[input, 'channels']] as const)
    : ([
        [input, 'in_channels'],
        [output, 'out_channels'],
      ] as const);
  for (const [values, name] of ends) {
    const slot = channels.find((candidate) => isEqual(getValues(candidate), values));
    if (slot !== undefined && !isKnown(slot)) add(slot, name);
  }
  for (const slot of varying) {
    const [first] = slot.arguments;
    if (isKnown(slot) || slot.arguments.every(isStandard)) continue;
    const isDerived =
      first?.family === 'channels' &&
      drafts.some(({ slot: base }) => {
        if (base.arguments[0]?.family !== 'channels') return false;
        return findFactor(getValues(slot), getValues(base)) ?? findFactor(getValues(base), getValues(slot));
      });
    if (!isDerived && findKernel(slots, slot) === null) add(slot, null);
  }
  return drafts;
}

/** The kernel that a padding is half of: the same item's, varying. */
function findKernel(slots: readonly Slot[], slot: Slot): Slot | null {
  if (slot.arguments[0]?.role !== 'padding') return null;
  const kernel = slots
    .slice(0, slots.indexOf(slot))
    .findLast(({ owner, arguments: [first] }) => owner === slot.owner && first?.role === 'kernel_size');
  if (kernel === undefined || isConstant(getValues(kernel))) return null;
  const sizes = getValues(kernel);
  const isHalf = getValues(slot).every((value, index) => {
    const size = sizes[index];
    return typeof size === 'number' && value === Math.floor(size / 2);
  });
  return isHalf ? kernel : null;
}

/** Finds the parameters of a block from all of its instances. O(arguments x parameters). */
export function abstractArguments(slots: readonly Slot[], surroundings: Surroundings): Abstraction {
  const drafts = createDrafts(slots, surroundings);
  const names = nameDrafts(drafts);
  const nameOf = (draft: Draft) => names.get(draft) ?? '';
  const byKey = new Map(drafts.map((draft) => [draft.key, draft]));
  const bases = drafts.filter(({ slot }) => slot.arguments[0]?.family === 'channels');

  const writeVarying = (slot: Slot): string => {
    const own = byKey.get(getKey(slot));
    if (own !== undefined) return nameOf(own);
    const kernel = findKernel(slots, slot);
    const kernelDraft = kernel && byKey.get(getKey(kernel));
    if (kernelDraft) return `${nameOf(kernelDraft)} // 2`;
    for (const base of bases) {
      const factor = findFactor(getValues(slot), getValues(base.slot));
      if (factor !== null) return `${factor} * ${nameOf(base)}`;
    }
    for (const base of bases) {
      const divisor = findFactor(getValues(base.slot), getValues(slot));
      if (divisor !== null) return `${nameOf(base)} // ${divisor}`;
    }
    throw new RangeError('An argument without a parameter');
  };

  const texts = slots.map((slot): string | null => {
    if (slot.arguments.every(isStandard)) return null;
    const [value = null] = getValues(slot);
    return isConstant(getValues(slot)) ? formatLiteral(value) : writeVarying(slot);
  });
  const parameters = drafts.map((draft): Parameter => {
    const { family = 'other', role = '' } = draft.slot.arguments[0] ?? {};
    const standard = chooseDefault(draft.slot);
    return {
      name: nameOf(draft),
      family,
      role: draft.fixedName ?? role,
      isPositional: family === 'channels' && role !== 'groups',
      ...(standard !== undefined && { default: standard }),
      values: getValues(draft.slot),
    };
  });
  const rank = ({ isPositional, default: standard }: Parameter) =>
    isPositional ? 0 : standard === undefined ? 1 : 2;
  return { parameters: parameters.sort((a, b) => rank(a) - rank(b)), texts };
}
