/** @file Which input of a graph is the image, how its axes are ordered, and how large it is. */
import { resolutionLimits } from '../../document/document';
import { maxChannels } from '../../layers/parameter';
import type { PerAxis } from '../../util/perAxis';
import type { ImportOptions, InputCandidate } from '../importer';
import { ImportFailure } from './byteCursor';
import type { NodeIndex } from './nodeIndex';
import type { OnnxModel, OnnxNode, OnnxValueInfo } from './onnxModel';

/** The image as the file declares it. */
export interface ImageInput {
  readonly name: string;
  /** What its layer is called, where that is not the tensor's name. */
  readonly layerName?: string;
  readonly batch: number;
  /** Null where the file leaves it open. */
  readonly channels: number | null;
  /** [height, width]; null on an axis that the file leaves open. */
  readonly size: readonly [number | null, number | null];
  readonly order: 'channels-first' | 'channels-last';
  /** Whether the tensor has an axis for several images. */
  readonly hasBatch: boolean;
}

/** Operators whose inputs behind the first are weights. */
const weighted: ReadonlySet<string> = new Set([
  ...['Conv', 'ConvTranspose', 'Gemm', 'BatchNormalization', 'InstanceNormalization', 'PRelu'],
  ...['LayerNormalization', 'GroupNormalization', 'QLinearConv', 'ConvInteger'],
]);

/** Whether a tensor is read as weights only: a file exported without them has them as inputs. */
function isWeight(name: string, index: NodeIndex): boolean {
  const readers = index.consumers.get(name) ?? [];
  return readers.length > 0 && readers.every((node) => weighted.has(node.opType) && node.inputs[0] !== name);
}

/** Inputs that are neither given by the file itself nor weights. */
export function findFreeInputs(model: OnnxModel, index: NodeIndex): readonly OnnxValueInfo[] {
  return model.inputs.filter(({ name }) => name !== '' && !model.tensors.has(name) && !isWeight(name, index));
}

function toCandidate({ name, dims }: OnnxValueInfo): InputCandidate {
  return { name, dims: dims ?? [] };
}

/** Whether an input could be an image: a stack of maps of numbers. */
function isImageLike({ dims, type }: OnnxValueInfo): boolean {
  if (type === 'text' || type === 'boolean') return false;
  return dims === null || dims.length === 4 || (dims.length === 3 && type === 'real');
}

/** How far the graph is searched for what tells the order of axes. */
const maxVisited = 64;

const neutral: ReadonlySet<string> = new Set([
  ...['Identity', 'Cast', 'Sub', 'Mul', 'Div', 'Add', 'Pad', 'QuantizeLinear', 'DequantizeLinear', 'Relu'],
  ...['BatchNormalization', 'Clip', 'Sqrt', 'Resize', 'Upsample', 'Split', 'Concat', 'Gather', 'Slice'],
]);

interface Evidence {
  readonly order: ImageInput['order'] | null;
  readonly conv: OnnxNode | null;
}

/** Follows the image to the first convolution or transposition. */
function findEvidence(name: string, index: NodeIndex): Evidence {
  const queue = [name];
  const seen = new Set(queue);
  for (const tensor of queue) {
    if (seen.size > maxVisited) break;
    for (const node of index.consumers.get(tensor) ?? []) {
      if (node.opType === 'Transpose') {
        const order = node.attributes.get('perm')?.ints?.join();
        if (order === '0,3,1,2' || order === '2,0,1') {
          const conv = (index.consumers.get(node.outputs[0] ?? '') ?? []).find(
            (own) => own.opType === 'Conv',
          );
          return { order: 'channels-last', conv: conv ?? null };
        }
        if (order === '0,2,3,1') return { order: 'channels-first', conv: null };
      }
      if (node.opType === 'Conv' || node.opType === 'MaxPool' || node.opType === 'AveragePool')
        return { order: 'channels-first', conv: node.opType === 'Conv' ? node : null };
      if (!neutral.has(node.opType)) continue;
      for (const output of node.outputs) {
        if (!seen.has(output)) queue.push(output);
        seen.add(output);
      }
    }
  }
  return { order: null, conv: null };
}

/** Few channels and many pixels: the order that the lengths themselves suggest. */
function guessOrder(dims: readonly (number | null)[]): ImageInput['order'] {
  const [first, , last] = dims.slice(-3);
  const isFew = (length: number | null | undefined) => length != null && length <= 4;
  return isFew(last) && !isFew(first) ? 'channels-last' : 'channels-first';
}

/**
 * The image input of a model.
 *
 * @throws ImportFailure `no-image-input` or `several-image-inputs`.
 */
export function findImageInput(model: OnnxModel, index: NodeIndex, options: ImportOptions): ImageInput {
  const inputs = findFreeInputs(model, index);
  const candidates = inputs.filter(isImageLike);
  const images = candidates.filter((input) => input.dims?.length === 4);
  const named = inputs.find((input) => input.name === options.input && isImageLike(input));
  const [input, ...others] = named ? [named] : images.length > 0 ? images : candidates;
  if (input === undefined)
    throw new ImportFailure({ code: 'no-image-input', inputs: inputs.map(toCandidate) });
  if (others.length > 0)
    throw new ImportFailure({
      code: 'several-image-inputs',
      candidates: [input, ...others].map(toCandidate),
    });
  const dims = input.dims ?? [null, null, null, null];
  const evidence = findEvidence(input.name, index);
  const weights = model.tensors.get(evidence.conv?.inputs[1] ?? '');
  // Sound or a series: its convolutions run over one axis.
  if (weights && weights.dims.length !== 4 && dims.length !== 4)
    throw new ImportFailure({ code: 'no-image-input', inputs: inputs.map(toCandidate) });
  const order = evidence.order ?? guessOrder(dims);
  const [first = null, second = null, third = null] = dims.slice(-3);
  const isLast = order === 'channels-last';
  const group = evidence.conv?.attributes.get('group')?.int ?? 1;
  const declared = isLast ? third : first;
  const fromWeights = weights?.dims.length === 4 ? (weights.dims[1] ?? 0) * group : 0;
  return {
    name: input.name,
    batch: (dims.length === 4 ? dims[0] : null) ?? 1,
    channels: declared ?? (fromWeights > 0 ? fromWeights : null),
    size: isLast ? [first, second] : [second, third],
    order,
    hasBatch: dims.length === 4,
  };
}

/** The image without lengths that no image of a design can have: they are taken as left open. */
export function limitLengths(image: ImageInput): ImageInput {
  const limit = (length: number | null, max: number) =>
    length !== null && length >= 1 && length <= max ? length : null;
  const [height, width] = image.size;
  const { max } = resolutionLimits;
  return {
    ...image,
    channels: limit(image.channels, maxChannels),
    size: [limit(height, max), limit(width, max)],
  };
}

/** Sizes tried in turn where a file leaves the size of the image open: the first at which all lengths fit. */
const usualSizes = [
  224, 32, 28, 64, 96, 128, 160, 192, 227, 240, 256, 299, 300, 320, 384, 416, 448, 512, 640,
];

/** The sizes to translate a model at, the most likely first. */
export function listResolutions(image: ImageInput, wanted?: PerAxis<number>): readonly PerAxis<number>[] {
  const [height, width] = image.size;
  if (height !== null && width !== null) return [[height, width]];
  const known = height ?? width;
  const open = (size: number): PerAxis<number> => [height ?? size, width ?? size];
  const sizes = known === null ? usualSizes : [known, ...usualSizes];
  const guesses = sizes.map(open);
  return wanted ? [[height ?? wanted[0], width ?? wanted[1]]] : guesses;
}
