/** @file All challenges, from easy to hard. */
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design } from '../../document/document';
import { bothAxes } from '../../util/perAxis';
import { conv, createChain, createKnown } from '../lessonDesigns';
import type { Challenge, Goal, GoalKind } from './challenge';

const goals = (wanted: Readonly<Partial<Record<GoalKind, number>>>): readonly Goal[] =>
  (Object.keys(wanted) as GoalKind[]).map((kind) => ({ kind, value: wanted[kind] ?? 0 }));

const createStack = (size: number, count: number) =>
  createChain(
    size,
    Array.from({ length: count }, (_, index) => conv(`conv${index + 1}`, 3)),
  );

/** A short and a long way to the same sum. */
function createWays(): Design {
  const builder = createBuilder();
  const params = { outChannels: 16, kernelSize: bothAxes(3), bias: false };
  builder.add('Input', 'image', { channels: 3 });
  const stem = builder.add('Conv2d', 'conv1', params);
  builder.add('Conv2d', 'conv2', params);
  const long = builder.add('Conv2d', 'conv3', params);
  builder.add('Add', 'add', {}, { inputs: [stem, long] });
  builder.add('Conv2d', 'conv4', { ...params, kernelSize: bothAxes(1) });
  return createDesign(builder.build(), { resolution: bothAxes(32) });
}

/** The challenges. */
export const challenges: readonly Challenge[] = [
  {
    id: 'fifteen',
    start: () => createStack(32, 4),
    goals: goals({ seesExactly: 15, kernelAtMost: 3, convolutionsAtMost: 4, map: 32 }),
    rules: [],
    measure: 'changes',
  },
  {
    id: 'seven',
    start: () => createStack(32, 1),
    goals: goals({ seesExactly: 7, map: 24, channels: 16, groups: 1 }),
    rules: ['plain', 'gapless'],
    measure: 'params',
  },
  {
    id: 'patches',
    start: () => createStack(32, 3),
    goals: goals({
      seesAtLeast: 32,
      macs: 100_000,
      convolutionsAtLeast: 3,
      kernelAtMost: 8,
      channels: 16,
      groups: 1,
    }),
    rules: ['plain', 'gapless', 'padded'],
    measure: 'macs',
  },
  {
    id: 'later',
    start: () => createKnown('vgg11', 32, { head: 'gap' }),
    goals: goals({ unproductive: 0, stride: 2 }),
    rules: ['kept'],
    measure: 'macs',
  },
  {
    id: 'ration',
    start: () => createStack(32, 10),
    goals: goals({
      unproductive: 0,
      seesAtLeast: 32,
      convolutionsAtLeast: 10,
      kernelAtLeast: 3,
      stride: 2,
      channels: 16,
      groups: 1,
    }),
    rules: ['plain', 'padded', 'chain'],
    measure: 'macs',
  },
  {
    id: 'thin',
    start: () =>
      createChain(
        32,
        [1, 2, 3].map((place) => conv(`conv${place}`, 3, { outChannels: 32 })),
      ),
    goals: goals({ seesAtLeast: 32, channels: 32, kernelAtMost: 3 }),
    rules: ['plain', 'gapless'],
    measure: 'params',
  },
  {
    id: 'full',
    start: () => createStack(64, 4),
    goals: goals({ seesAtLeast: 64, map: 64, kernelAtMost: 3, dilation: 8, channels: 16, groups: 1 }),
    rules: ['plain'],
    measure: 'macs',
  },
  {
    id: 'repair',
    start: () => createKnown('resnet18', 32),
    goals: goals({ unproductive: 0, stride: 2 }),
    rules: ['kept'],
    measure: 'macs',
  },
  {
    id: 'views',
    start: createWays,
    goals: goals({
      seesExactly: 5,
      farthestAtLeast: 31,
      map: 32,
      kernelAtMost: 3,
      dilation: 4,
      channels: 16,
      groups: 1,
    }),
    rules: ['plain'],
    measure: 'params',
  },
  {
    id: 'sixteen',
    start: () => createKnown('vgg16', 32, { head: 'gap' }),
    goals: goals({ unproductive: 0, stride: 2 }),
    rules: ['kept'],
    measure: 'macs',
  },
  {
    id: 'mobile',
    start: () => createKnown('mobilenetv2', 64),
    goals: goals({ unproductive: 0, stride: 2 }),
    rules: ['kept'],
    measure: 'macs',
  },
  {
    id: 'fifty',
    start: () => createKnown('resnet50', 64),
    goals: goals({ unproductive: 0, stride: 2 }),
    rules: ['kept'],
    measure: 'macs',
  },
];

/** The challenge of this name; null where there is none. */
export function findChallenge(id: string): Challenge | null {
  return challenges.find((challenge) => challenge.id === id) ?? null;
}
