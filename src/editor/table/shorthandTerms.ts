/** @file The terms of the shorthand by kind: how each is written, read, and what a line without it means. */
import type { LayerKind } from '../../layers/catalogue';
import { createCompensatingPadding, isCompensatingPadding } from '../../layers/compensatingPadding';
import type { Padding, PaddingSides } from '../../layers/padding';
import { isEqual } from '../../util/isEqual';
import type { PerAxis } from '../../util/perAxis';

/** Parameters by name. */
export type Params = Readonly<Record<string, unknown>>;

/** One thing that a line can say: how it is written, and how it is read. */
export interface Term {
  readonly parameter: string;
  /** How a value stands in the line; null where it goes without saying. */
  readonly write: (value: never, params: Params) => string | null;
  /** The value that a term stands for; undefined where it is not this parameter's. */
  readonly read: (term: string, params: Params) => unknown;
  /** What a line without the term means; where this is missing the layer keeps its value. */
  readonly getUsual?: (before: Params, after: Params) => unknown;
}

const wholePair = /^(\d+)(?:x(\d+))?$/;
const real = '(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?';
const realNumber = new RegExp(`^-?${real}$`);
const realPair = new RegExp(`^(${real})(?:x(${real}))?$`);

/** A number that is known to be one; `-0` is nothing but 0. */
const toNumber = (text: string | undefined) => Number(text) + 0;

/** `3x5` or `3`, as a value per axis. */
function readPair(text: string | undefined, form = wholePair): PerAxis<number> | undefined {
  const match = form.exec(text ?? '');
  if (match === null) return undefined;
  const first = Number(match[1]);
  return [first, match[2] === undefined ? first : Number(match[2])];
}

const writePair = ([height, width]: PerAxis<number>) =>
  height === width ? `${height}` : `${height}x${width}`;

const writeSize = ([height, width]: PerAxis<number>) => `${height}x${width}`;

/** The rest of a term behind its sign; undefined where it has another sign. */
function behind(sign: string, term: string): string | undefined {
  return term.startsWith(sign) ? term.slice(sign.length) : undefined;
}

/** A value per axis with a sign before it, not written where it is the usual one. */
function signedPair(parameter: string, sign: string, usual: number): Term {
  return {
    parameter,
    write: (value: PerAxis<number>) =>
      isEqual(value, [usual, usual]) ? null : `${sign}${sign.length > 1 ? ' ' : ''}${writePair(value)}`,
    read: (term) => readPair(behind(sign, term)),
    getUsual: () => [usual, usual],
  };
}

/** A size, always written for both axes: `3x3`. */
function size(parameter: string, sign = ''): Term {
  return {
    parameter,
    write: (value: PerAxis<number>) => `${sign}${writeSize(value)}`,
    read: (term) => {
      const rest = behind(sign, term);
      return sign === '' && !term.includes('x') ? undefined : readPair(rest);
    },
  };
}

const readNumber = (text: string | undefined) => (realNumber.test(text ?? '') ? toNumber(text) : undefined);

/** A plain number. */
function number(parameter: string, usual?: number): Term {
  return {
    parameter,
    write: (value: number) => (value === usual ? null : String(value)),
    read: readNumber,
    ...(usual !== undefined && { getUsual: () => usual }),
  };
}

/** A word that is there or not. */
function word(parameter: string, sign: string, value: unknown, usual: unknown): Term {
  return {
    parameter,
    write: (actual: unknown) => (actual === value ? sign : null),
    read: (term) => (term === sign ? value : undefined),
    getUsual: () => usual,
  };
}

/** `32gr`, and `dw` for a group for every filter. */
const groups: Term = {
  parameter: 'groups',
  write: (value: number, { outChannels }) =>
    value === 1 ? null : value === outChannels ? 'dw' : `${value} gr`,
  read: (term, { outChannels }) => {
    if (term === 'dw') return outChannels;
    const match = /^(\d+)gr$/.exec(term);
    return match === null ? undefined : Number(match[1]);
  },
  getUsual: () => 1,
};

const channelGroups: Term = {
  parameter: 'groups',
  write: (value: number) => `${value} gr`,
  read: (term) => readNumber(/^(\d+)(?:gr)?$/.exec(term)?.[1]),
};

function writeSides({ top, bottom, left, right }: PaddingSides): string {
  if (top === bottom && left === right) return writePair([top, left]);
  return [top, bottom, left, right].join(':');
}

function readSides(text: string | undefined): PaddingSides | undefined {
  const sides = /^(-?\d+):(-?\d+):(-?\d+):(-?\d+)$/.exec(text ?? '');
  if (sides !== null) {
    const [top = 0, bottom = 0, left = 0, right = 0] = sides.slice(1).map(toNumber);
    return { top, bottom, left, right };
  }
  const axes = /^(-?\d+)(?:x(-?\d+))?$/.exec(text ?? '');
  if (axes === null) return undefined;
  const rows = toNumber(axes[1]);
  const columns = axes[2] === undefined ? rows : toNumber(axes[2]);
  return { top: rows, bottom: rows, left: columns, right: columns };
}

const isNamed = (term: string): term is 'same' | 'valid' => term === 'same' || term === 'valid';

const getReach = (params: Params) =>
  [params.kernelSize as PerAxis<number>, params.dilation as PerAxis<number>] as const;

/** Whether a padding goes without saying for a convolution: it makes up for the kernel, or there is nothing to. */
function isFollowing(value: Padding, params: Params): boolean {
  if (value === 'same') return true;
  if (value === 'valid') return isEqual(params.kernelSize, [1, 1]);
  return isCompensatingPadding(value, ...getReach(params));
}

const isNone = (value: Padding) => value === 'valid' || (value !== 'same' && writeSides(value) === '0');

/** A padding, not written where it goes without saying. */
function padding(
  isSilent: (value: Padding, params: Params) => boolean,
  getUsual: (before: Params, after: Params) => Padding,
): Term {
  return {
    parameter: 'padding',
    write: (value: Padding, params) => {
      if (isSilent(value, params)) return null;
      return typeof value === 'string' ? value : `pad ${writeSides(value)}`;
    },
    read: (term) => (isNamed(term) ? term : readSides(behind('pad', term))),
    getUsual,
  };
}

const following = padding(isFollowing, (before, after) => {
  const value = before.padding as Padding;
  if (typeof value === 'string') return isFollowing(value, before) ? value : 'same';
  return isFollowing(value, before) ? createCompensatingPadding(...getReach(after)) : 'same';
});

const none = padding(isNone, ({ padding: value }) =>
  isNone(value as Padding) ? (value as Padding) : 'valid',
);

const dilation = signedPair('dilation', 'dil', 1);
const poolTerms = [size('kernelSize'), signedPair('stride', '/', 1)] as const;
const rounding = word('ceilMode', 'ceil', true, false);

/** The map's size, where it is fixed. */
const fixedSize: Term = {
  parameter: 'size',
  write: (value: PerAxis<number> | null) => value && `to ${writeSize(value)}`,
  read: (term) => readPair(behind('to', term)),
  getUsual: () => null,
};

const scale: Term = {
  parameter: 'scale',
  write: (value: PerAxis<number>, params) => (params.size === null ? `x${writePair(value)}` : null),
  read: (term) => readPair(behind('x', term), realPair),
};

const squareKernel: Term = {
  parameter: 'kernelSize',
  write: (value: number) => `${value}x${value}`,
  read: (term) => {
    const [height, width] = readPair(term) ?? [];
    return height === width ? height : undefined;
  },
};

const dropped: Term = {
  parameter: 'unit',
  write: (value: string) => (value === 'value' ? null : value),
  read: (term) => (term === 'channel' || term === 'path' ? term : undefined),
  getUsual: () => 'value',
};

const range = /^(\d+):(\d+)$/;

const firstChannel: Term = {
  parameter: 'start',
  write: (value: number, { end }) => `${value}:${end}`,
  read: (term) => readNumber(range.exec(term)?.[1]),
};

const lastChannel: Term = {
  parameter: 'end',
  write: () => null,
  read: (term) => readNumber(range.exec(term)?.[2]),
};

const zeros: Term = { parameter: 'padding', write: writeSides, read: readSides };

/** What a line says of each kind; nothing of kinds that have no shorthand. */
export const shorthandTerms: Partial<Record<LayerKind, readonly Term[]>> = {
  Input: [number('channels')],
  Conv2d: [
    size('kernelSize'),
    number('outChannels'),
    signedPair('stride', '/', 1),
    dilation,
    groups,
    following,
  ],
  ConvTranspose2d: [
    size('kernelSize'),
    number('outChannels'),
    signedPair('stride', 'x', 1),
    dilation,
    groups,
    none,
    signedPair('outputPadding', 'out', 0),
  ],
  MaxPool2d: [...poolTerms, dilation, none, rounding],
  AvgPool2d: [...poolTerms, none, rounding],
  AdaptiveAvgPool2d: [size('outputSize', 'to')],
  GroupNorm: [channelGroups],
  LeakyReLU: [number('slope', 0.01)],
  PReLU: [word('slopes', 'channel', 'channel', 'shared')],
  ELU: [number('alpha', 1)],
  GELU: [word('approximation', 'tanh', 'tanh', 'none')],
  Dropout: [number('rate'), dropped],
  Upsample: [fixedSize, scale, word('mode', 'bilinear', 'bilinear', 'nearest')],
  ZeroPad2d: [zeros],
  ChannelShuffle: [channelGroups],
  ChannelSlice: [firstChannel, lastChannel],
  Linear: [number('outFeatures')],
  SqueezeExcitation: [number('squeezeChannels')],
  SpatialAttention: [squareKernel],
};
