/** @file Lesson 3: stride and the jump. */
import { writeLesson } from '../../lessonText';

/** Prose of the lesson. */
export const strideProse = writeLesson({
  title: 'Stride and the jump',
  summary: 'Steps of two double what every later kernel reaches.',
  steps: {
    jump: {
      title: 'Every second stop',
      body: ({ size }) => [
        `conv1 has stride 2: its kernel stops at every second pixel, so its map is half as large, ${size('conv1')}.`,
        'Neighbours in that map look at places of the image that lie apart. That distance is called the jump.',
      ],
      task: 'How many pixels apart are the places that two neighbouring units of conv1 look at?',
      hints: ['Where does the kernel stop next?', 'It moves on by its stride.'],
      done: ({ jump }) => [`${jump('conv1')}. The jump of a layer is the product of all strides up to it.`],
    },
    reach: {
      title: 'The next kernel reaches farther',
      body: ({ sees, jump }) => [
        `A unit of conv1 sees ${sees('conv1')} pixels, and its neighbours stand ${jump('conv1')} pixels apart. conv2 is a plain 3x3: it reads three such neighbours.`,
      ],
      task: 'How many pixels does a unit of conv2 see?',
      hints: [
        'Without the stride it would see 5. Now every further unit of conv1 adds more than one pixel.',
        "r' = r + (k − 1) × jump.",
      ],
      done: ({ sees, jump }) => [
        `${sees('conv1')} + (3 − 1) × ${jump('conv1')} = ${sees('conv2')}. This is the whole recursion: the field grows by what the kernel adds, in steps of the jump.`,
      ],
    },
    double: {
      title: 'Strides multiply',
      body: ({ jump }) => [
        `Three convolutions of 3x3, the first two with stride 2. The jump that arrives at conv3 is ${jump('conv2')}.`,
      ],
      task: 'How many pixels does a unit of conv3 see?',
      hints: [
        'Go layer by layer: field and jump behind conv1, then conv2, then conv3.',
        '3, then 3 + 2 × 2, then that plus 2 × 4.',
      ],
      done: ({ sees }) => [
        `${sees('conv1')}, ${sees('conv2')}, ${sees('conv3')}: with a stride at every layer the field doubles instead of adding two. Growth is exponential, and so is the shrinking of the map.`,
      ],
    },
    thirtyOne: {
      title: 'Thirty-one with four',
      body: () => ['Four convolutions of 3x3, all with stride 1: the last one sees 9 pixels.'],
      task: 'Let the last of exactly four convolutions with 3x3 kernels see 31 pixels or more.',
      hints: [
        'Only the strides in front of a layer count for it, not its own.',
        'Give the first three convolutions stride 2.',
      ],
      done: ({ last, image }) => [
        `The map at the end is ${last.size}, from an image of ${image}. Each stride halves it: what is seen farther this way is placed less exactly. That is the trade.`,
      ],
    },
  },
});
