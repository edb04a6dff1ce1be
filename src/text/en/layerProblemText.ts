/** @file Sentences for what can be wrong between a layer and its inputs: what, by how much, what mends it. */
import type { LayerProblem } from '../../layers/problem';
import type { MapShape, Shape } from '../../layers/shape';
import { findDivisors, findFactor, isMap } from '../problemNumbers';
import { formatShape, formatSize } from '../quantities';
import { countNoun, type Explanation, listWords } from './words';

type Problem<Code extends LayerProblem['code']> = Extract<LayerProblem, { readonly code: Code }>;

const describeShape = (shape: Shape) =>
  isMap(shape) ? formatShape(shape) : `a vector of ${countNoun(shape.features, 'feature')}`;

function explainDivisor(name: string, { what, value, divisor }: Problem<'not-divisible'>): Explanation {
  const verb = what === 'input-channels' ? 'gets' : 'makes';
  const multiple = Math.floor(value / divisor) * divisor;
  const counts = [multiple, multiple + divisor].filter((count) => count > 0).map(String);
  const divisors = findDivisors(value, divisor);
  const groups = `${listWords(divisors.map(String), 'or')} ${divisors.at(-1) === 1 ? 'group' : 'groups'}`;
  return {
    what: `${name} ${verb} ${countNoun(value, 'channel')}, which ${countNoun(divisor, 'group')} do not divide.`,
    fix: `Use ${groups}, or ${listWords(counts, 'or')} channels.`,
  };
}

function explainVanished(name: string, { actual, needed }: Problem<'map-vanishes'>): Explanation {
  const isShort = [actual[0] < needed[0], actual[1] < needed[1]] as const;
  const compare = (axis: 0 | 1, noun: string) =>
    `${name} needs at least ${countNoun(needed[axis], noun)} and gets ${actual[axis]}: nothing is left.`;
  const both = `${name} needs a map of at least ${formatSize(needed)} and gets ${formatSize(actual)}: nothing is left.`;
  return {
    what: isShort[0] === isShort[1] ? both : isShort[0] ? compare(0, 'row') : compare(1, 'column'),
    fix: 'Use a larger image, a smaller kernel, more padding, or less downsampling before it.',
  };
}

function explainSizes(port: string, actual: MapShape, expected: MapShape): string {
  const finer = findFactor(actual, expected);
  if (finer !== null) return `Downsample ${port} by ${finer}, or upsample the others by ${finer}.`;
  const coarser = findFactor(expected, actual);
  if (coarser !== null) return `Upsample ${port} by ${coarser}, or downsample the others by ${coarser}.`;
  const rows = expected.height - actual.height;
  const columns = expected.width - actual.width;
  const parts = [
    ...(rows === 0 ? [] : [countNoun(Math.abs(rows), 'row')]),
    ...(columns === 0 ? [] : [countNoun(Math.abs(columns), 'column')]),
  ];
  const isMixed = rows * columns < 0;
  if (isMixed) return `Pad or crop ${port} by ${listWords(parts, 'and')}.`;
  const [verb, other] = rows + columns > 0 ? ['Pad', 'crop'] : ['Crop', 'pad'];
  return `${verb} ${port} by ${listWords(parts, 'and')}, or ${other} the others.`;
}

function explainMismatch(name: string, problem: Problem<'merge-mismatch'>): Explanation {
  const { actual, expected } = problem;
  const port = `input ${problem.port + 1}`;
  const rival = problem.port === 1 ? 'but input 1 is' : 'but the inputs before it are';
  const what = `${name} cannot merge its inputs: ${port} is ${describeShape(actual)}, ${rival} ${describeShape(expected)}.`;
  if (!isMap(actual) || !isMap(expected)) {
    if (isMap(actual)) return { what, fix: `Flatten ${port}, or pool it globally and flatten it.` };
    if (isMap(expected)) return { what, fix: `Take ${port} from before its Flatten, or flatten the others.` };
    return { what, fix: `Give ${port} ${countNoun(expected.features, 'feature')} with a Linear layer.` };
  }
  // A difference in size is the one that every merge minds; channels only count where sizes agree.
  if (actual.height !== expected.height || actual.width !== expected.width)
    return { what, fix: explainSizes(port, actual, expected) };
  return {
    what,
    fix: `Give ${port} ${countNoun(expected.channels, 'channel')}, with a 1x1 convolution for example.`,
  };
}

function explainSlice(name: string, { start, end, channels }: Problem<'slice-out-of-range'>): Explanation {
  if (start >= end)
    return {
      what: `${name} starts at channel ${start} and ends before ${end}: nothing is left.`,
      fix: `Set its end above ${start}.`,
    };
  const what = `${name} takes the channels from ${start} to ${end - 1}, but only ${channels} arrive, numbered from 0.`;
  if (start >= channels) return { what, fix: `Start below ${channels} and end at ${channels} or before.` };
  return { what, fix: `Set its end to ${channels} or below.` };
}

/** The sentences for a problem of the layer called `name` with its inputs. */
export function formatLayerProblem(name: string, problem: LayerProblem): Explanation {
  switch (problem.code) {
    case 'needs-map':
      return {
        what: `${name} works on feature maps but gets ${describeShape(problem.actual)}.`,
        fix: 'Place it before the layer that flattens the maps.',
      };
    case 'needs-features':
      return {
        what: `${name} works on a vector but gets maps, ${formatShape(problem.actual)}.`,
        fix: 'Insert a Flatten before it.',
      };
    case 'map-vanishes':
      return explainVanished(name, problem);
    case 'not-divisible':
      return explainDivisor(name, problem);
    case 'merge-mismatch':
      return explainMismatch(name, problem);
    case 'slice-out-of-range':
      return explainSlice(name, problem);
  }
}
