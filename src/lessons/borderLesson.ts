/** @file Lesson 8: the border layer. */
import { borderProse } from '../text/en/lessons/borderProse';
import { defineLesson } from './lesson';
import { hasImage, hasSameNetwork, isProductive, isWhole } from './lessonChecks';
import { createKnown } from './lessonDesigns';

const vgg16 = () => createKnown('vgg16', 32, { head: 'gap' });

/** The lesson. */
export const borderLesson = defineLesson('border', borderProse, {
  find: {
    design: vgg16,
    hides: ['status'],
    task: { kind: 'pick', accepts: ({ analysis }, id) => analysis.borderLayers.includes(id) },
  },
  count: {
    design: vgg16,
    hides: ['status'],
    task: { kind: 'predict', answer: ({ analysis }) => analysis.headline.unproductive },
  },
  larger: {
    design: vgg16,
    task: {
      kind: 'edit',
      check: (context, start) => hasSameNetwork(context, start) && isProductive(context),
    },
  },
  mend: {
    design: vgg16,
    task: {
      kind: 'edit',
      check: (context) =>
        isWhole(context) &&
        hasImage(context, 32) &&
        context.analysis.headline.judged >= 4 &&
        context.analysis.headline.unproductive <= 1,
    },
  },
});
