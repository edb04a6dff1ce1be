/** @file Lesson 2: stacking convolutions. */
import { stackProse } from '../text/en/lessons/stackProse';
import { defineLesson } from './lesson';
import { getField, isWhole, lastSees } from './lessonChecks';
import { conv, createChain } from './lessonDesigns';
import { findLastConvolution } from './lessonFacts';

const names = ['conv1', 'conv2', 'conv3', 'conv4'];

/** The lesson. */
export const stackLesson = defineLesson('stack', stackProse, {
  two: {
    design: () =>
      createChain(
        15,
        names.slice(0, 2).map((name) => conv(name, 3)),
      ),
    about: 'conv2',
    hides: ['field'],
    figure: 'units',
    task: { kind: 'predict', answer: (context) => getField(context, 'conv2') },
  },
  four: {
    design: () =>
      createChain(
        15,
        names.map((name) => conv(name, 3)),
      ),
    about: 'conv4',
    hides: ['field'],
    figure: 'units',
    task: { kind: 'predict', answer: (context) => getField(context, 'conv4') },
  },
  fifteen: {
    design: () =>
      createChain(
        31,
        names.map((name) => conv(name, 3)),
      ),
    about: 'conv4',
    figure: 'units',
    task: { kind: 'edit', check: (context) => isWhole(context) && lastSees(context, [15, 15]) },
  },
  cheap: {
    design: () => createChain(15, [conv('conv', 5)], 16),
    about: 'conv',
    task: {
      kind: 'edit',
      check: (context) => {
        const last = findLastConvolution(context);
        const channels = last?.facts.shape && 'channels' in last.facts.shape ? last.facts.shape.channels : 0;
        const { params } = context.analysis.totals;
        // Of an image of one channel a large kernel is cheap as well.
        const begins = [...context.design.architecture.layers.values()].every(
          ({ layer }) => layer.kind !== 'Input' || layer.params.channels === 16,
        );
        const isCheap = params < 5000 && channels === 16;
        return isWhole(context) && lastSees(context, [5, 5]) && begins && isCheap;
      },
    },
  },
});
