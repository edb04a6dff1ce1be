/** @file Lesson 6: padding, offsets and the edge of the image. */
import { getMapSize, isMapShape } from '../layers/shape';
import { paddingProse } from '../text/en/lessons/paddingProse';
import { defineLesson } from './lesson';
import { haveKernel, isFullSize, isWhole, lastSees } from './lessonChecks';
import { conv, createChain } from './lessonDesigns';
import { findLastConvolution, findOriginal, listConvolutions } from './lessonFacts';

/** The lesson. */
export const paddingLesson = defineLesson('padding', paddingProse, {
  shrink: {
    design: () => createChain(16, [conv('conv', 3, { padding: 'valid' })]),
    about: 'conv',
    hides: ['shape'],
    figure: 'units',
    task: {
      kind: 'predict',
      answer: (context) => {
        const shape = findOriginal(context, 'conv')?.facts.shape;
        return shape && isMapShape(shape) ? getMapSize(shape)[0] : null;
      },
    },
  },
  same: {
    design: () => createChain(16, [conv('conv', 3, { padding: 'valid' })]),
    about: 'conv',
    figure: 'units',
    task: {
      kind: 'edit',
      check: (context) => {
        const last = findLastConvolution(context);
        return (
          last !== null &&
          haveKernel(context, 3) &&
          lastSees(context, [3, 3]) &&
          isFullSize(context, last.facts)
        );
      },
    },
  },
  low: {
    design: () => createChain(16, [conv('conv1', 3), conv('conv2', 3)]),
    about: 'conv2',
    hides: ['field'],
    figure: 'units',
    task: {
      kind: 'predict',
      answer: (context) => findOriginal(context, 'conv2')?.facts.field?.low[0] ?? null,
    },
  },
  causal: {
    design: () => createChain(16, [conv('conv', 3)]),
    about: 'conv',
    figure: 'units',
    task: {
      kind: 'edit',
      check: (context) => {
        const last = findLastConvolution(context);
        const { field } = last?.facts ?? {};
        // A kernel of 1 ends there too, but looks at nothing before.
        const looksBack = field?.low.every((pixel) => pixel < 0) ?? false;
        const ends = field?.high.every((pixel) => pixel === 0) ?? false;
        return (
          isWhole(context) &&
          looksBack &&
          ends &&
          listConvolutions(context).every(({ facts }) => isFullSize(context, facts))
        );
      },
    },
  },
});
