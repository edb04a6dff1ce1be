/** @file Lesson 8: the border layer. */
import { writeLesson } from '../../lessonText';

/** Prose of the lesson. */
export const borderProse = writeLesson({
  title: 'The border layer',
  summary: 'From where on a layer is dead weight, and what to do about it.',
  steps: {
    find: {
      title: 'Where nothing new comes in',
      body: ({ image }) => [
        `VGG16 on an image of ${image} by ${image}. A convolution puts together what its input saw of the image. If its input has already seen everything, nothing is left to put together: the layer can rework what is known, but not learn of anything larger.`,
        'The first such layer is the border layer. Richter and others found in 2021 that behind it accuracy stops rising, in network after network.',
      ],
      task: 'Select the border layer.',
      hints: [
        'It is the first convolution that receives more than the whole image.',
        'conv7 is the first to see more than 32 pixels. Which one receives that?',
      ],
      done: ({ border, covering, image }) => [
        `${border}: it is given ${covering.sees} pixels, more than the ${image} there are. ${covering.name} itself is called critical: it is the last to add anything.`,
      ],
    },
    count: {
      title: 'How much is behind it',
      body: ({ judged }) => [
        `This network has ${judged} convolutions. The border layer and all convolutions behind it receive the whole image.`,
      ],
      task: 'How many convolutions are beyond the border?',
      hints: ['The border layer counts too.', 'Count from conv8 to conv13.'],
      done: ({ unproductive, judged }) => [
        `${unproductive} of ${judged}, and they are the widest: most of the parameters sit there. The line above the network says how much exactly.`,
      ],
    },
    larger: {
      title: 'A larger image',
      body: ({ image }) => [
        `Nothing is wrong with VGG16: it was made for 224 pixels. It is the pair of network and image that does not fit at ${image}.`,
      ],
      task: 'Change the image size, and nothing else, until no convolution is beyond the border.',
      hints: [
        'The bar shows which sizes fit. Left of the green range some layers receive everything.',
        'Take 164 or more.',
      ],
      done: ({ fitsFrom, fitsTo }) => [
        `Sizes from ${fitsFrom} to ${fitsTo} fit. Enlarging small images brings no detail into them. It can help all the same, since more layers get something to do, but at twice the size every layer costs four times as much.`,
      ],
    },
    mend: {
      title: 'A network for the image you have',
      body: ({ image }) => [
        `Back to ${image} pixels. Either the field has to grow more slowly, so that more layers work, or the layers that do nothing go.`,
      ],
      task: 'At 32 pixels, leave at most one convolution beyond the border, and at least four in all. Pools, strides, kernels, layers: everything else is allowed.',
      hints: [
        'Cutting: delete what lies behind conv8, up to the head. Slowing: delete pools.',
        'Select conv9 to pool5 in the table, and delete them.',
      ],
      done: ({ totalParams, totalMacs }) => [
        `Done: ${totalParams} parameters and ${totalMacs} MACs. Cutting makes a network cheaper at equal accuracy; slowing makes the layers work, and usually better, at a price. The authors cut VGG16 from 14.9 to 3.1 million parameters this way.`,
      ],
    },
  },
});
