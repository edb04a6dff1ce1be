/** @file Lesson 12: limits of the theory. */
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
        const hasAttention = [...layers.values()].some(
          ({ layer, inputs }) => layer.kind === 'SqueezeExcitation' && inputs.length === 1,
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
