/** @file Lesson 3: stride and the jump. */
import { strideProse } from '../text/en/lessons/strideProse';
import { bothAxes } from '../util/perAxis';
import { defineLesson } from './lesson';
import { getField, haveKernel, isWhole } from './lessonChecks';
import { conv, createChain } from './lessonDesigns';
import { findLastConvolution, findOriginal, listConvolutions } from './lessonFacts';

const half = { stride: bothAxes(2) };

/** The lesson. */
export const strideLesson = defineLesson('stride', strideProse, {
  jump: {
    design: () => createChain(32, [conv('conv1', 3, half)]),
    about: 'conv1',
    hides: ['field'],
    figure: 'units',
    task: {
      kind: 'predict',
      answer: (context) => findOriginal(context, 'conv1')?.facts.field?.jump[0] ?? null,
    },
  },
  reach: {
    design: () => createChain(32, [conv('conv1', 3, half), conv('conv2', 3)]),
    about: 'conv2',
    hides: ['field'],
    figure: 'units',
    task: { kind: 'predict', answer: (context) => getField(context, 'conv2') },
  },
  double: {
    design: () => createChain(32, [conv('conv1', 3, half), conv('conv2', 3, half), conv('conv3', 3)]),
    about: 'conv3',
    hides: ['field'],
    figure: 'units',
    task: { kind: 'predict', answer: (context) => getField(context, 'conv3') },
  },
  thirtyOne: {
    design: () =>
      createChain(
        64,
        ['conv1', 'conv2', 'conv3', 'conv4'].map((name) => conv(name, 3)),
      ),
    about: 'conv1',
    figure: 'units',
    task: {
      kind: 'edit',
      check: (context) =>
        isWhole(context) &&
        listConvolutions(context).length === 4 &&
        haveKernel(context, 3) &&
        (findLastConvolution(context)?.facts.field?.min ?? [0, 0]).every((side) => side >= 31),
    },
  },
});
