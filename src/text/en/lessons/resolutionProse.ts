/** @file Lesson 11: when the image outgrows the field. */
import { writeLesson } from '../../lessonText';
import { listWords } from '../words';

/** Prose of the lesson. */
export const resolutionProse = writeLesson({
  title: 'When the image outgrows the field',
  summary: 'The other side of the range that fits.',
  steps: {
    short: {
      title: 'Too large an image',
      body: ({ image }) => [
        `A small network on an image of ${image} by ${image}. No layer is beyond the border, and all is blue-green. That does not mean that all is well.`,
      ],
      task: 'How many pixels does the last convolution see?',
      hints: ['3x3, pool, 3x3, pool, 3x3: go step by step.', '3, 4, 8, 10, and then 10 + 2 × 4.'],
      done: ({ sees, image }) => [
        `${sees('conv3')} of ${image}. The global pool behind it averages over places that each saw a small piece. An object larger than that is never seen whole by any unit.`,
      ],
    },
    grow: {
      title: 'Let the field grow',
      body: ({ image }) => [
        `Whatever makes a field grow is allowed: strides earlier, larger kernels, dilation, more layers.`,
        `Too much of it, and layers fall behind the border again. The aim lies in between: the last convolution sees all ${image} pixels, and none receives them.`,
      ],
      task: 'Make some convolution see 64 pixels or more, with none beyond the border.',
      hints: [
        'The largest jumps are at the end, so a change at the end does most.',
        'Add convolutions behind pool2 until the field is large enough. Or dilate conv3 by 8.',
      ],
      done: ({ fitsFrom, fitsTo }) => [
        `Images from ${fitsFrom} to ${fitsTo} pixels fit this network now: from the lower end on every layer works, up to the upper end some layer sees it all.`,
      ],
    },
    fit: {
      title: 'Choose the size for a network',
      body: ({ fitsFrom, fitsTo, image }) => [
        `VGG16 once more, on ${image} pixels this time. Sizes from ${fitsFrom} to ${fitsTo} would fit it.`,
      ],
      task: 'Choose an image size within the range that fits, and leave the network as it is.',
      hints: ['Drag the mark on the strip in the bar, or type.', 'Take 192.'],
      done: ({ image, seeingAll, last }) => [
        seeingAll.length === 0
          ? `At ${image} all convolutions work, but none sees the whole image: the last one sees ${last.sees}, and only the pool behind it sees all.`
          : `At ${image} all convolutions work, and ${listWords(seeingAll, 'and')} ${seeingAll.length === 1 ? 'sees' : 'see'} the whole image.`,
        `Whether that is worth it is for the data to say: enlarging an image costs, and objects may fill only a part of it.`,
      ],
    },
  },
});
