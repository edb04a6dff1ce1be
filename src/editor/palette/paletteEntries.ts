/** @file What the palette offers: every layer kind by family, the ready blocks, and their letter keys. */

import { getDefinition, isLayerKind, type LayerKind, layerKinds } from '../../layers/catalogue';
import type { LayerFamily } from '../../layers/definition';
import { blockLayers } from '../../presets/blocks/blockLayers';
import type { BlockKind } from '../../presets/blocks/blocks';
import type { PaletteSection } from '../../text/en/paletteText';
import type { AllText } from '../../text/enLate';

/** A layer kind or a ready block. */
export type PaletteId = LayerKind | BlockKind;

/** The blocks with their letters; written out, since the blocks themselves are loaded when one is asked for. */
const blockKeys: Readonly<Record<BlockKind, string | undefined>> = {
  'conv-norm-act': 'v',
  residual: 'r',
  bottleneck: undefined,
  'inverted-residual': undefined,
  'squeeze-excitation': undefined,
  dense: undefined,
  inception: undefined,
};

/** Entries under a heading. */
export interface PaletteGroup {
  readonly section: PaletteSection;
  readonly entries: readonly PaletteId[];
}

const sectionOf: Readonly<Record<LayerFamily, PaletteSection>> = {
  input: 'basics',
  convolution: 'basics',
  pooling: 'size',
  resize: 'size',
  merge: 'merge',
  attention: 'merge',
  normalization: 'normalization',
  activation: 'activation',
  regularization: 'activation',
  head: 'head',
  other: 'other',
};

const layerSections = [
  'basics',
  'size',
  'merge',
  'normalization',
  'activation',
  'head',
  'other',
] as const satisfies readonly PaletteSection[];

/** Everything, in the order in which it stands. */
export const paletteGroups: readonly PaletteGroup[] = [
  { section: 'blocks', entries: Object.keys(blockKeys) as readonly BlockKind[] },
  ...layerSections.map((section) => ({
    section,
    entries: layerKinds.filter((kind) => sectionOf[getDefinition(kind).family] === section),
  })),
];

/** Every entry. */
export const paletteIds: readonly PaletteId[] = paletteGroups.flatMap(({ entries }) => entries);

/** The letters that add an entry on the canvas. */
export const entryKeys: Readonly<Partial<Record<PaletteId, string | undefined>>> = {
  ...blockKeys,
  Input: 'i',
  Conv2d: 'c',
  MaxPool2d: 'p',
  GlobalAvgPool: 'g',
  Add: 'a',
  Concat: 'k',
  BatchNorm: 'b',
  ReLU: 'u',
  Dropout: 'd',
  Flatten: 'f',
  Linear: 'l',
};

/** The layer kinds that an entry adds. */
export function getEntryKinds(id: PaletteId): readonly LayerKind[] {
  return isLayerKind(id) ? [id] : blockLayers[id];
}

/** Families whose kinds do alike things, so that one can take the place of another. */
const exchangeable: ReadonlySet<LayerFamily> = new Set([
  'convolution',
  'pooling',
  'resize',
  'merge',
  'attention',
  'normalization',
  'activation',
]);

/** The layer kinds that could take the place of one, itself included. */
export function findRelatedKinds(kind: LayerKind): readonly LayerKind[] {
  const { family } = getDefinition(kind);
  if (!exchangeable.has(family)) return [kind];
  return layerKinds.filter((other) => getDefinition(other).family === family);
}

/** The name of an entry. */
export function formatEntry(id: PaletteId, { layers, palette }: AllText): string {
  return isLayerKind(id) ? layers.kinds[id] : palette.blocks[id];
}

/** How well an entry answers a query, lower is better; null where it does not. */
function rankEntry(id: PaletteId, words: readonly string[], text: AllText): number | null {
  const name = `${formatEntry(id, text)} ${id}`.toLowerCase();
  const all = `${name} ${text.palette.hints[id].toLowerCase()}`;
  if (!words.every((word) => all.includes(word))) return null;
  const [first = ''] = words;
  if (name.startsWith(first)) return 0;
  return words.every((word) => name.includes(word)) ? 1 : 2;
}

/** The entries that hold all words of a query in name or explanation, those with the word in their name first. */
export function searchEntries(query: string, text: AllText): readonly PaletteId[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = paletteIds.flatMap((id) => {
    const rank = rankEntry(id, words, text);
    return rank === null ? [] : { id, rank };
  });
  // Single layers before blocks of the same rank: who types "conv" means the layer.
  const weigh = ({ id, rank }: (typeof found)[number]) => rank * 2 + (isLayerKind(id) ? 0 : 1);
  return found.toSorted((a, b) => weigh(a) - weigh(b)).map(({ id }) => id);
}
