/** @file What blocks are called as classes: after their groups where these agree, else after what they do. */
import type { LayerNode } from '../../architecture/architecture';
import type { LayerKind, LayerParams } from '../../layers/catalogue';
import type { Block } from './block';
import { toCamelCase, toWord } from './names';

/** Words that say no more than that there is a block. */
const plainWords: ReadonlySet<string> = new Set(['layer', 'block', 'stage', 'group', 'module', 'features']);

/** The word that a name ends in, without its number: `denseblock1.denselayer12` -> `denselayer`, `fire2` -> `fire`. */
function findStem(name: string): string {
  const last = name.split(/[./]/).at(-1) ?? '';
  const [, stem = ''] = /^([a-z]{2,}(?:_[a-z]{2,})*)(?:_?\d+[a-z]?)?$/i.exec(toWord(last)) ?? [];
  return stem;
}

function listLayers(block: Block): readonly LayerNode[] {
  return block.items.flatMap(({ content }) =>
    content.type === 'layer' ? [content.node] : listLayers(content.block),
  );
}

const shortNames: Readonly<Partial<Record<LayerKind, string>>> = {
  Conv2d: 'Conv',
  ConvTranspose2d: 'UpConv',
  BatchNorm: 'BN',
  LayerNorm: 'LN',
  GroupNorm: 'GN',
};

type Convolution = LayerParams<'Conv2d'>;

function listConvolutions(layers: readonly LayerNode[]): readonly Convolution[] {
  return layers.flatMap(({ layer }) => (layer.kind === 'Conv2d' ? [layer.params] : []));
}

const isPointwise = ({ kernelSize }: Convolution) => kernelSize[0] === 1 && kernelSize[1] === 1;
const isDepthwise = ({ groups, outChannels }: Convolution) => groups > 1 && groups === outChannels;

/** A name by what the block does. */
function describeBlock(block: Block): string {
  const layers = listLayers(block);
  const has = (kind: LayerKind) => layers.some(({ layer }) => layer.kind === kind);
  if (block.kind === 'unit') return layers.map(({ layer }) => shortNames[layer.kind] ?? layer.kind).join('');
  const convolutions = listConvolutions(layers);
  if (has('Add')) {
    const sum = layers.find(({ layer }) => layer.kind === 'Add');
    const isIdentity = sum?.inputs.some((input) => block.inputs.includes(input)) ?? false;
    const prefix = isIdentity ? '' : 'Projection';
    if (convolutions.some(isDepthwise)) {
      const [first] = convolutions;
      return first !== undefined && isPointwise(first)
        ? `${prefix}InvertedResidual`
        : `${prefix}ResidualBlock`;
    }
    const [first, second, third] = convolutions;
    const isBottleneck = first && second && third && isPointwise(first) && !isPointwise(second);
    return isBottleneck ? `${prefix}Bottleneck` : `${prefix}ResidualBlock`;
  }
  if (has('ChannelShuffle')) return has('ChannelSlice') ? 'ShuffleBlock' : 'ShuffleDownBlock';
  if (has('Concat')) return block.inputs.length > 1 ? 'MergeBlock' : 'ConcatBlock';
  if (convolutions.some(isDepthwise)) return convolutions.length > 2 ? 'InvertedBlock' : 'DepthwiseSeparable';
  return block.kind === 'stage' ? 'Stage' : 'Block';
}

/** The name of the class for these blocks, as a person would choose it; not yet unique. */
export function chooseBlockName(instances: readonly [Block, ...Block[]]): string {
  const [first] = instances;
  if (first.kind !== 'unit') {
    const stems = new Set(instances.map(({ name }) => findStem(name)));
    const [stem = ''] = stems;
    if (stems.size === 1 && stem.length > 1 && !plainWords.has(stem.toLowerCase())) return toCamelCase(stem);
  }
  return describeBlock(first);
}
