/** @file Lesson 1: what one unit sees. */
import { writeLesson } from '../../lessonText';

/** Prose of the lesson. */
export const unitProse = writeLesson({
  title: 'What one unit sees',
  summary: 'A unit, its receptive field, and how a kernel makes it.',
  steps: {
    look: {
      title: 'A number that looks at the image',
      body: ({ image }) => [
        `Here is the smallest network there is: an image of ${image} by ${image} pixels and one convolution.`,
        'The convolution gives out maps of numbers. One such number is a unit. It was computed from a few pixels of the image and knows nothing of the others. Those pixels are its receptive field.',
      ],
      task: 'Select the convolution.',
      hints: [
        'Press its card, or walk to it with the arrow keys and press Enter.',
        'It is the card called conv.',
      ],
      done: ({ last: { name, sees } }) => [
        `A unit of ${name} sees ${sees} pixels from one end to the other, in height and in width: that is what “sees ${sees}” on the card says. In the small drawing the frame is the image, and the filled square is the field.`,
      ],
    },
    kernel: {
      title: 'The kernel decides',
      body: () => [
        'The kernel of this convolution is five pixels high and five wide. It slides over the image and makes one unit at every stop.',
      ],
      task: 'How many pixels does one unit see along one side?',
      hints: [
        'At one stop the unit is computed from everything that lies under the kernel, and from nothing else.',
        'The kernel has five pixels along one side.',
      ],
      done: ({ last }) => [`${last.sees}: right behind the image, the field is the kernel.`],
    },
    seven: {
      title: 'See seven pixels',
      body: () => [
        'Now it is your turn. Whatever you change in the panel of the layer shows at once: on its card, in its drawing, and in the table.',
      ],
      task: 'Change the network so that its last convolution sees exactly 7 pixels.',
      hints: [
        'The kernel is the first field below the filters. There are other ways, and they count too.',
        'Set the kernel to 7.',
      ],
      done: () => [
        'Any way that gives 7 was accepted. A larger kernel is one; the lessons to come have others, most of them cheaper.',
      ],
    },
    axes: {
      title: 'Height and width',
      body: () => [
        'Images have two axes, and a field need not be square. Height is always said first: 3x9 is three pixels high and nine wide.',
      ],
      task: 'Make the last convolution see 3 pixels in height and 9 in width.',
      hints: [
        'The chain between the two numbers of the kernel ties them together. Open it.',
        'Set the kernel to 3 by 9.',
      ],
      done: ({ last }) => [
        `It sees ${last.sees}. Such kernels look along lines of text, along the time axis of a sound, or along a street.`,
      ],
    },
  },
});
