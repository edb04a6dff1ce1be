/** @file Lesson 4: pooling, and why depth after it is expensive in sight. */
import { writeLesson } from '../../lessonText';

/** Prose of the lesson. */
export const poolingProse = writeLesson({
  title: 'Pooling, and the depth behind it',
  summary: 'Behind every pool a layer spends twice as much of the image.',
  steps: {
    pool: {
      title: 'A pool is a layer with a field',
      body: ({ sees }) => [
        `Two convolutions of 3x3, seeing ${sees('conv1')} and ${sees('conv2')}, and a max pool: a 2x2 window with stride 2.`,
      ],
      task: 'How many pixels does a unit of the pool see?',
      hints: [
        'The same recursion holds: what is the kernel, and what is the jump that arrives?',
        '5 + (2 − 1) × 1.',
      ],
      done: ({ sees, jump }) => [
        `${sees('pool')}. The pool adds little itself. What matters is what it leaves: a jump of ${jump('pool')}.`,
      ],
    },
    behind: {
      title: 'The price of the next layer',
      body: ({ sees, jump }) => [
        `Behind the pool comes another 3x3. It gets a field of ${sees('pool')} and a jump of ${jump('pool')}.`,
      ],
      task: 'How many pixels does a unit of conv3 see?',
      hints: ['In front of the pool a 3x3 added two pixels.', '6 + (3 − 1) × 2.'],
      done: ({ sees }) => [
        `${sees('conv3')}. Behind one pool a 3x3 spends 4 pixels of the image, behind two 8, behind three 16. The image has only so many.`,
      ],
    },
    spent: {
      title: 'When the image is spent',
      body: ({ image }) => [
        `VGG11 on an image of ${image} by ${image}: eight convolutions, five pools. Walk down the cards and watch the drawing fill its frame.`,
      ],
      task: 'Select the first convolution that sees more than the whole image.',
      hints: ['The colour turns there.', 'Fields are 3, 8, 18, 26, and then?'],
      done: ({ covering: { name, sees }, image }) => [
        `${name} sees ${sees} of ${image} pixels: it is the first to see everything. It still does something, since what it is given does not cover the image yet. The layers behind it get the whole image and can only rework it.`,
      ],
    },
    later: {
      title: 'Pool later',
      body: ({ unproductive, judged }) => [
        `${unproductive} of ${judged} convolutions of this VGG11 are beyond the border. Nobody forces the pools to stand where they are.`,
      ],
      task: 'Without touching the image size or removing a convolution, leave no convolution beyond the border.',
      hints: [
        'Each pool in front of a layer doubles what it spends. Which pools do you need least?',
        'Delete pool1 and pool2.',
      ],
      done: ({ judged, totalMacs }) => [
        `All ${judged} work now. The price is on the screen too: ${totalMacs} MACs, since maps stay larger for longer. Where to pool is a choice between sight and cost.`,
      ],
    },
  },
});
