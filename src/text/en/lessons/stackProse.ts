/** @file Lesson 2: stacking convolutions. */
import { writeLesson } from '../../lessonText';

/** Prose of the lesson. */
export const stackProse = writeLesson({
  title: 'Stacking convolutions',
  summary: 'Each 3x3 adds two pixels, and small kernels are cheap.',
  steps: {
    two: {
      title: 'One behind the other',
      body: ({ sees }) => [
        `Two convolutions of 3x3. A unit of conv1 sees ${sees('conv1')} pixels of the image. A unit of conv2 sees 3 units of conv1, side by side.`,
      ],
      task: 'How many pixels of the image does a unit of conv2 see along one side?',
      hints: [
        'Draw three units of conv1 in a row. Each sees three pixels, and neighbours share two of them.',
        'Three pixels, and one more at either end.',
      ],
      done: ({ sees }) => [
        `${sees('conv2')}: the ${sees('conv1')} that one unit sees, and one pixel more for each further unit. In a formula: r' = r + (k − 1), here ${sees('conv1')} + (3 − 1) = ${sees('conv2')}.`,
      ],
    },
    four: {
      title: 'And so on',
      body: () => ['Two more have joined. All kernels are 3x3, and no step is skipped.'],
      task: 'How many pixels does a unit of conv4 see?',
      hints: ['Every one of them adds the same.', 'Begin with 1 and add 2 for each convolution.'],
      done: ({ sees }) => [
        `${sees('conv4')}. The four see ${sees('conv1')}, ${sees('conv2')}, ${sees('conv3')} and ${sees('conv4')}: a straight line, and a slow one. To see an image of 224 pixels this way would take more than a hundred layers.`,
      ],
    },
    fifteen: {
      title: 'Reach fifteen',
      body: () => [
        'A new layer goes behind the one that is selected: press C on the network, or take it from the palette. Ctrl D duplicates.',
      ],
      task: 'Make the last convolution see exactly 15 pixels. Every network that does is right.',
      hints: [
        'Seven convolutions of 3x3 would do. So would fewer with larger kernels.',
        '1 + 7 × 2 = 15, and also 1 + 2 + 4 + 4 + 4 = 15.',
      ],
      done: ({ totalParams }) => [
        `There it is, with ${totalParams} parameters. One convolution of 15x15 would have seen as much.`,
      ],
    },
    cheap: {
      title: 'Why nobody uses 15x15',
      body: ({ params }) => [
        `Here is one convolution of 5x5 from 16 to 16 channels: ${params('conv')} parameters.`,
        'Two convolutions of 3x3 see the same 5 pixels, and there is an activation between them.',
      ],
      task: 'Build a network that sees 5 pixels with fewer than 5000 parameters in all, and 16 channels at its end.',
      hints: [
        'A convolution has kernel height × kernel width × channels in × channels out weights. The kernel can be split in two.',
        'Set the kernel of conv to 3 and duplicate it.',
      ],
      done: ({ totalParams }) => [
        `${totalParams} parameters. Two small kernels need 2 × 9 weights for each pair of channels where one large one needs 25. This is what VGG taught everybody in 2014.`,
      ],
    },
  },
});
