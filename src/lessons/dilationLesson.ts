/** @file Lesson 5: dilation and asymmetric kernels. */
import { dilationProse } from '../text/en/lessons/dilationProse';
import { bothAxes } from '../util/perAxis';
import { defineLesson } from './lesson';
import { getField, haveKernel, isFullSize, isWhole, lastSees } from './lessonChecks';
import { conv, createChain } from './lessonDesigns';
import { listConvolutions } from './lessonFacts';

/** The lesson. */
export const dilationLesson = defineLesson('dilation', dilationProse, {
  gaps: {
    design: () => createChain(32, [conv('conv', 3, { dilation: bothAxes(2) })]),
    about: 'conv',
    hides: ['field'],
    figure: 'units',
    task: { kind: 'predict', answer: (context) => getField(context, 'conv') },
  },
  powers: {
    design: () =>
      createChain(
        32,
        [1, 2, 4].map((dilation, place) => conv(`conv${place + 1}`, 3, { dilation: bothAxes(dilation) })),
      ),
    about: 'conv3',
    hides: ['field'],
    figure: 'units',
    task: { kind: 'predict', answer: (context) => getField(context, 'conv3') },
  },
  far: {
    design: () =>
      createChain(
        64,
        ['conv1', 'conv2', 'conv3', 'conv4'].map((name) => conv(name, 3)),
      ),
    about: 'conv4',
    figure: 'units',
    task: {
      kind: 'edit',
      check: (context) => {
        const all = listConvolutions(context);
        return (
          isWhole(context) &&
          all.length === 4 &&
          haveKernel(context, 3) &&
          lastSees(context, [31, 31]) &&
          all.every(({ facts }) => isFullSize(context, facts))
        );
      },
    },
  },
  strips: {
    design: () => createChain(32, [conv('conv', 7)], 16),
    about: 'conv',
    task: {
      kind: 'edit',
      check: (context) =>
        isWhole(context) && lastSees(context, [7, 7]) && context.analysis.totals.params <= 5000,
    },
  },
});
