/** @file Lesson 4: pooling, and why depth after it is expensive in sight. */
import { poolingProse } from '../text/en/lessons/poolingProse';
import { defineLesson } from './lesson';
import { getField, hasImage, isProductive, isWhole } from './lessonChecks';
import { conv, createChain, createKnown } from './lessonDesigns';
import { findCovering } from './lessonFacts';

const small = () =>
  createChain(32, [
    conv('conv1', 3),
    conv('conv2', 3),
    ['MaxPool2d', 'pool', { kernelSize: [2, 2], stride: [2, 2] }],
  ]);
const longer = () =>
  createChain(32, [
    conv('conv1', 3),
    conv('conv2', 3),
    ['MaxPool2d', 'pool', { kernelSize: [2, 2], stride: [2, 2] }],
    conv('conv3', 3),
  ]);
const vgg11 = () => createKnown('vgg11', 32, { head: 'gap' });

/** The lesson. */
export const poolingLesson = defineLesson('pooling', poolingProse, {
  pool: {
    design: small,
    about: 'pool',
    hides: ['field'],
    figure: 'units',
    task: { kind: 'predict', answer: (context) => getField(context, 'pool') },
  },
  behind: {
    design: longer,
    about: 'conv3',
    hides: ['field'],
    figure: 'units',
    task: { kind: 'predict', answer: (context) => getField(context, 'conv3') },
  },
  spent: {
    design: vgg11,
    task: {
      kind: 'pick',
      accepts: (context, id) => findCovering(context)?.node.id === id,
    },
  },
  later: {
    design: vgg11,
    about: 'pool1',
    task: {
      kind: 'edit',
      check: (context) =>
        isWhole(context) &&
        hasImage(context, 32) &&
        context.analysis.headline.judged >= 8 &&
        isProductive(context),
    },
  },
});
