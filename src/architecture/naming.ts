/**
 * @file Names and ids for what edits add.
 *
 * A new layer is called after its kind and numbered on: conv4. A copy of conv3 is numbered on too, while a copy of a
 * name that somebody chose keeps it in sight: stem, stem_2. New ids are the new names.
 */
import type { LayerKind } from '../layers/catalogue';
import type { Architecture } from './architecture';

/** What layers of a kind are called, before their number. */
export const nameStems: { readonly [K in LayerKind]: string } = {
  Input: 'input',
  Conv2d: 'conv',
  ConvTranspose2d: 'upconv',
  MaxPool2d: 'pool',
  AvgPool2d: 'pool',
  GlobalAvgPool: 'globalpool',
  GlobalMaxPool: 'globalpool',
  AdaptiveAvgPool2d: 'pool',
  BatchNorm: 'bn',
  LayerNorm: 'ln',
  GroupNorm: 'gn',
  ChannelScale: 'scale',
  ReLU: 'relu',
  ReLU6: 'relu',
  LeakyReLU: 'relu',
  PReLU: 'relu',
  ELU: 'elu',
  GELU: 'gelu',
  SiLU: 'silu',
  HardSwish: 'hswish',
  HardSigmoid: 'hsigmoid',
  Sigmoid: 'sigmoid',
  Tanh: 'tanh',
  Softmax: 'softmax',
  Dropout: 'drop',
  Add: 'add',
  Multiply: 'mul',
  Concat: 'concat',
  Upsample: 'up',
  ZeroPad2d: 'pad',
  ChannelShuffle: 'shuffle',
  ChannelSlice: 'slice',
  Flatten: 'flatten',
  Linear: 'fc',
  SqueezeExcitation: 'se',
  SpatialAttention: 'attention',
  Identity: 'identity',
  Opaque: 'op',
};

/** A word and its number: conv3, but not layer1.0.conv2. */
const numberedName = /^([a-z]+)(\d{1,9})$/i;

/** Hands out names that are free, each once. */
export interface Namer {
  /** The stem with the number behind the highest one in use, from 1. */
  createNumbered(stem: string): string;
  /** The name itself where it is free; else the next of its kind: conv3 -> conv7, stem -> stem_2 -> stem_3. */
  createFree(name: string): string;
}

/** A namer for a set of names that are taken. O(names). */
export function createNamer(taken: Iterable<string>): Namer {
  const used = new Set<string>();
  const highest = new Map<string, number>();
  const use = (name: string) => {
    used.add(name);
    const [, stem, digits] = numberedName.exec(name) ?? [];
    if (stem !== undefined) highest.set(stem, Math.max(highest.get(stem) ?? 0, Number(digits)));
    return name;
  };
  for (const name of taken) use(name);
  const createNumbered = (stem: string) => use(`${stem}${(highest.get(stem) ?? 0) + 1}`);
  return {
    createNumbered,
    createFree(name) {
      if (!used.has(name)) return use(name);
      const [, stem] = numberedName.exec(name) ?? [];
      if (stem !== undefined) return createNumbered(stem);
      const [, base = name, count] = /^(.+)_(\d{1,9})$/.exec(name) ?? [];
      let next = count === undefined ? 2 : Number(count) + 1;
      while (used.has(`${base}_${next}`)) next += 1;
      return use(`${base}_${next}`);
    },
  };
}

/** A namer for the layers of an architecture: names and ids count as taken. */
export function createLayerNamer({ layers }: Architecture): Namer {
  return createNamer([...layers.values()].flatMap(({ id, name }) => [id, name]));
}

/** A namer for the groups of an architecture: names and ids count as taken. */
export function createGroupNamer({ groups }: Architecture): Namer {
  return createNamer([...groups.values()].flatMap(({ id, name }) => [id, name]));
}

/** The name of a new layer: `conv4`; the first Input is `input`. */
export function createName(kind: LayerKind, architecture: Architecture): string {
  const namer = createLayerNamer(architecture);
  return kind === 'Input' ? namer.createFree(nameStems.Input) : namer.createNumbered(nameStems[kind]);
}
