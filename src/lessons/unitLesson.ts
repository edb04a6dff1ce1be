/** @file Lesson 1: what one unit sees. */
import { unitProse } from '../text/en/lessons/unitProse';
import { defineLesson } from './lesson';
import { lastSees } from './lessonChecks';
import { conv, createChain } from './lessonDesigns';
import { findLastConvolution } from './lessonFacts';

/** The lesson. */
export const unitLesson = defineLesson('unit', unitProse, {
  look: {
    design: () => createChain(15, [conv('conv', 3)]),
    task: {
      kind: 'pick',
      accepts: ({ design }, id) => design.architecture.layers.get(id)?.layer.kind === 'Conv2d',
    },
  },
  kernel: {
    design: () => createChain(15, [conv('conv', 5)]),
    about: 'conv',
    hides: ['field'],
    figure: 'units',
    task: {
      kind: 'predict',
      answer: (context) => findLastConvolution(context)?.facts.field?.min[0] ?? null,
    },
  },
  seven: {
    design: () => createChain(15, [conv('conv', 5)]),
    about: 'conv',
    figure: 'units',
    task: { kind: 'edit', check: (context) => lastSees(context, [7, 7]) },
  },
  axes: {
    design: () => createChain(15, [conv('conv', 3)]),
    about: 'conv',
    task: { kind: 'edit', check: (context) => lastSees(context, [3, 9]) },
  },
});
