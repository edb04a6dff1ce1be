/** @file Lesson 9: what training shows of the border. The checks look at the reader's own run. */
import type { LayerId } from '../architecture/architecture';
import { saturationProse } from '../text/en/lessons/saturationProse';
import type { LayerResult } from '../training/layerResults';
import { defineLesson, type LessonContext } from './lesson';
import { hasImage, isProductive, isWhole } from './lessonChecks';
import { conv, createChain, type Link } from './lessonDesigns';
import { hasLearnt, readOwnResults } from './ownRun';

/** Filters of the convolutions: few enough to train on any machine, enough to learn what the pictures show. */
const filters = [16, 32, 48, 48, 64, 64, 64, 64, 64, 64];
/** Places of the convolutions that a pool follows. */
const pooled: ReadonlySet<number> = new Set([1, 2, 4, 6]);

const ten = () =>
  createChain(32, [
    ...filters.flatMap((outChannels, index): readonly Link[] => {
      const place = index + 1;
      const block: readonly Link[] = [
        conv(`conv${place}`, 3, { outChannels }),
        ['BatchNorm', `bn${place}`],
        ['ReLU', `relu${place}`],
      ];
      const pool: Link = ['MaxPool2d', `pool${place}`, { kernelSize: [2, 2], stride: [2, 2] }];
      return pooled.has(place) ? [...block, pool] : block;
    }),
    ['GlobalAvgPool', 'avgpool'],
    ['Flatten', 'flatten'],
    ['Linear', 'fc', { outFeatures: 10 }],
  ]);

/** What is shown as whole percent is told apart by one. */
const shownShare = 0.01;

/** Whether a convolution has the least of something in the reader's run, or as good as the least. */
function hasLeast(
  { run }: LessonContext,
  id: LayerId,
  measure: (layer: LayerResult) => number | null,
): boolean {
  const values = new Map<LayerId, number>();
  for (const layer of (run && readOwnResults(run))?.layers ?? []) {
    const value = layer.kind === 'Conv2d' ? measure(layer) : null;
    if (value !== null) values.set(layer.layer, value);
  }
  const own = values.get(id);
  return own !== undefined && own <= Math.min(...values.values()) + shownShare;
}

/** The lesson. */
export const saturationLesson = defineLesson('saturation', saturationProse, {
  guess: {
    design: ten,
    hides: ['status'],
    task: { kind: 'predict', answer: ({ analysis }) => analysis.headline.unproductive },
  },
  train: { design: ten, figure: 'run', task: { kind: 'train', check: ({ run }) => hasLearnt(run) } },
  used: {
    design: ten,
    figure: 'run',
    needsRun: true,
    task: { kind: 'pick', accepts: (context, id) => hasLeast(context, id, ({ saturation }) => saturation) },
  },
  gains: {
    design: ten,
    figure: 'run',
    needsRun: true,
    task: { kind: 'pick', accepts: (context, id) => hasLeast(context, id, ({ gain }) => gain) },
  },
  mend: {
    design: ten,
    figure: 'run',
    task: {
      kind: 'train',
      check: (context) =>
        isWhole(context) &&
        hasImage(context, 32) &&
        context.analysis.headline.judged >= 4 &&
        isProductive(context) &&
        hasLearnt(context.run),
    },
  },
});
