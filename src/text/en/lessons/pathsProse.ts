/** @file Lesson 7: two paths, smallest and largest field. */
import { writeLesson } from '../../lessonText';

/** Prose of the lesson. */
export const pathsProse = writeLesson({
  title: 'Two paths',
  summary: 'With skips and branches a layer has a smallest and a largest field.',
  steps: {
    least: {
      title: 'Around and through',
      body: ({ sees }) => [
        `The stem sees ${sees('stem')}. Then the network forks: two convolutions of 3x3 on one path, nothing at all on the other. Add puts both together.`,
        'So there are two answers to “how much does it see?”, one for each path. On cards and in the table the smallest comes first.',
      ],
      task: 'What is the smallest field of add, over its paths?',
      hints: ['Which path adds least?', 'The one that goes around: it adds nothing to the stem.'],
      done: ({ sees }) => [
        `${sees('add')}. Detail from around the block arrives unchanged: a unit of add can know something as small as the stem sees.`,
      ],
    },
    most: {
      title: 'The longest way',
      body: ({ sees }) => [`Through the block, everything is as in a chain. The stem sees ${sees('stem')}.`],
      task: 'What is the largest field of add?',
      hints: ['Stem, then two convolutions of 3x3.', '3 + 2 + 2.'],
      done: ({ sees, seesAtMost }) => [
        `${seesAtMost('add')}. In the drawing the filled square is the smallest field, ${sees('add')}, the thin line around it the largest. Whether a layer still helps is judged by the smallest: as long as some path has not seen the whole image, there is something left to put together.`,
      ],
    },
    branches: {
      title: 'Branches side by side',
      body: ({ sees, seesAtMost }) => [
        `Inception sends the same map through kernels of several sizes and stacks what comes out. Here concat sees from ${sees('concat')} to ${seesAtMost('concat')} pixels.`,
      ],
      task: 'Let concat see from 3 to exactly 9 pixels, in height and in width.',
      hints: [
        'The smallest path is the one with the 1x1. Leave it, and widen the other.',
        'Set the kernel of wide to 7.',
      ],
      done: ({ sees, seesAtMost }) => [
        `From ${sees('concat')} to ${seesAtMost('concat')}. One layer looks at several scales at once.`,
      ],
    },
    resnet: {
      title: 'Why ResNets are patient',
      body: ({ image }) => [
        `ResNet18 on ${image} pixels. Its longest path sees everything after a few blocks. But a path leads around every block, and along it the field does not grow at all: only the jump does, where the map is halved.`,
      ],
      task: 'Select a convolution whose largest field exceeds the image while its smallest does not.',
      hints: [
        'In the table, such fields read like 27/83: smallest, then largest.',
        'layer2.1.conv1 is one of them.',
      ],
      done: () => [
        'Such a layer still receives maps that do not cover the image, by way of the skips. That is why ResNets can be deeper than VGGs before their layers lose their use.',
      ],
    },
  },
});
