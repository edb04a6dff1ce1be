/** @file Lesson 5: dilation and asymmetric kernels. */
import { writeLesson } from '../../lessonText';

/** Prose of the lesson. */
export const dilationProse = writeLesson({
  title: 'Dilation and other kernels',
  summary: 'See farther without coarser maps and without more weights.',
  steps: {
    gaps: {
      title: 'A kernel with gaps',
      body: () => [
        'A dilated kernel leaves gaps between its weights. With dilation 2 a 3x3 kernel reads every second pixel: it still has nine weights.',
      ],
      task: 'Along one side, how many pixels does it span, from the first that it reads to the last?',
      hints: ['Three weights, two gaps.', 'Dilation × (kernel − 1) + 1.'],
      done: ({ sees }) => [
        `${sees('conv')}: the effective kernel is d × (k − 1) + 1 = 2 × 2 + 1. In between lie pixels that this unit does not read; the field is counted from end to end.`,
      ],
    },
    powers: {
      title: 'One, two, four',
      body: ({ size }) => [
        `Three convolutions of 3x3 with dilation 1, 2 and 4. The map stays ${size('conv3')}: nothing is thrown away.`,
      ],
      task: 'How many pixels does a unit of conv3 see?',
      hints: ['The jump is 1 throughout. What does each effective kernel add?', '1 + 2 + 4 + 8.'],
      done: ({ sees }) => [
        `${sees('conv1')}, ${sees('conv2')}, ${sees('conv3')}. The field doubles with each layer, as with strides, but the maps keep their size. This is how networks for segmentation and for sound see far.`,
      ],
    },
    far: {
      title: 'Thirty-one without a stride',
      body: () => ['Four convolutions of 3x3 once more. This time the map has to keep its full size.'],
      task: 'Make the last of four 3x3 convolutions see exactly 31 pixels, with all maps as large as the image.',
      hints: ['The dilations have to add up: 1 + 2 × their sum = 31.', 'Dilations 1, 2, 4 and 8.'],
      done: ({ last }) => [
        `It sees ${last.sees}. With 1, 2, 4 and 8 every pixel in between is read on some path; other dilations can leave a grid of pixels that nobody reads.`,
      ],
    },
    strips: {
      title: 'A square from two strips',
      body: ({ params }) => [
        `A 7x7 convolution from 16 to 16 channels has ${params('conv')} parameters. A 1x7 behind a 7x1 sees the same square.`,
      ],
      task: 'Make the last convolution see 7x7 with at most 5000 parameters in all.',
      hints: [
        'One kernel 7 high and 1 wide, then one 1 high and 7 wide.',
        'Set the kernel of conv to 7x1, duplicate it, and set the copy to 1x7.',
      ],
      done: ({ totalParams }) => [
        `${totalParams} parameters in all. Inception uses such pairs. They are not the same as a full kernel, since not every 7x7 pattern is made of two strips, but they see the same.`,
      ],
    },
  },
});
