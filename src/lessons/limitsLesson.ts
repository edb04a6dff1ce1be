/** @file Lesson 12: limits of the theory. */
import type { LayerId } from '../architecture/architecture';
import { computeUpstream } from '../graph/order';
import { limitsProse } from '../text/en/lessons/limitsProse';
import { defineLesson } from './lesson';
import { hasImage, isWhole } from './lessonChecks';
import { createKnown } from './lessonDesigns';

const vgg16 = () => createKnown('vgg16', 32, { head: 'gap' });

/** The lesson. */
export const limitsLesson = defineLesson('limits', limitsProse, {
  context: {
    design: vgg16,
    about: 'relu4',
    task: {
      kind: 'edit',
      check: (context) => {
        const { layers } = context.design.architecture;
        const { judged, unproductive } = context.analysis.headline;
        const isBehindConvolution = (id: LayerId) =>
          [...computeUpstream(layers, [id])].some((other) => layers.get(other)?.layer.kind === 'Conv2d');
        const hasAttention = [...layers.values()].some(
          ({ id, layer }) => layer.kind === 'SqueezeExcitation' && isBehindConvolution(id),
        );
        return (
          isWhole(context) && hasImage(context, 32) && hasAttention && judged === 13 && unproductive === 6
        );
      },
    },
  },
  theory: {
    design: vgg16,
    task: { kind: 'predict', answer: ({ analysis }) => analysis.headline.unproductive },
  },
  shown: { task: { kind: 'read' } },
});
