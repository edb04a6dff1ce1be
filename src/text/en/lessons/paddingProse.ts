/** @file Lesson 6: padding, offsets and the edge of the image. */
import { writeLesson } from '../../lessonText';

/** Prose of the lesson. */
export const paddingProse = writeLesson({
  title: 'Padding and the edge',
  summary: 'Where a unit stands, and what lies outside of the image.',
  steps: {
    shrink: {
      title: 'A kernel needs room',
      body: ({ image }) => [
        `An image of ${image} by ${image} pixels and a 3x3 convolution without padding: the kernel stops only where it fits whole.`,
      ],
      task: 'How many units has the map along one side?',
      hints: [
        'How often does a strip of 3 fit into the image, one pixel on each time?',
        'Image − kernel + 1.',
      ],
      done: ({ size }) => [
        `${size('conv')}: a pixel is lost at either edge. After ten such layers twenty rows and columns are gone.`,
      ],
    },
    same: {
      title: 'Zeros around the image',
      body: () => [
        'Padding puts zeros around the map before the kernel slides. The field does not grow by it: a unit at the edge simply looks at zeros.',
      ],
      task: 'Let the map be as large as the image again, without changing the kernel or how much a unit sees.',
      hints: ['Look at the padding of conv.', 'Set it to “same”, or to one pixel on each side.'],
      done: ({ last }) => [`The map is ${last.size} again, and a unit sees ${last.sees} as before.`],
    },
    low: {
      title: 'Outside of the image',
      body: () => [
        'Pixels are counted from 0. With one pixel of padding the first unit of a 3x3 looks at the pixels from −1 to 1: −1 lies outside, and a zero stands there.',
        'Here two such convolutions stand one behind the other.',
      ],
      task: 'At which pixel does the field of the first unit of conv2 begin?',
      hints: [
        'The padding of conv1 moved the beginning to −1. What does that of conv2 do?',
        'The jump is 1, so each padding moves it by one more.',
      ],
      done: ({ sees, low, high }) => [
        `At ${low('conv2')}: the unit sees ${sees('conv2')} pixels, from ${low('conv2')} to ${high('conv2')}, and its centre is pixel 0. That is what padding is for: unit 0 stands over pixel 0. In the panel it reads “unit 0 sees pixels”.`,
      ],
    },
    causal: {
      title: 'Look back only',
      body: () => [
        'Padding need not be the same on all sides. With all of it above and to the left, a unit sees its own pixel and what comes before it, but nothing behind: networks that draw an image pixel by pixel need that.',
      ],
      task: 'Make the field of the first unit of the last convolution end at pixel 0, on both axes, with a map as large as the image.',
      hints: [
        'A kernel of 3 needs two pixels of padding in all. Put both on the side of the beginning.',
        'Padding by side: top 2, bottom 0, left 2, right 0.',
      ],
      done: () => [
        'The field ends where the unit stands. Its centre lies outside of the image now; nothing is wrong with that.',
      ],
    },
  },
});
