/** @file Lesson 12: limits of the theory. */
import { writeLesson } from '../../lessonText';

/** Prose of the lesson. */
export const limitsProse = writeLesson({
  title: 'Limits of the theory',
  summary: 'Attention, global context, and what the paper did and did not show.',
  steps: {
    context: {
      title: 'A look at everything',
      body: () => [
        'A squeeze-excitation layer averages each channel over the whole map and weighs the channels by it. From then on every unit depends, a little, on every pixel: it has global context.',
        'But it is told only one number per channel, not where anything is.',
      ],
      task: 'Put a squeeze-excitation layer behind any of the convolutions, without changing how many are beyond the border.',
      hints: [
        'Select a convolution or its ReLU, and find “Squeeze-excitation” in the palette.',
        'Select relu4, press /, type “squeeze”, and press Enter.',
      ],
      done: ({ unproductive, judged }) => [
        `Still ${unproductive} of ${judged}. The field counts paths through space, and this one is not. In the authors' experiments attention changed what layers learned, but not where the useful ones ended.`,
      ],
    },
    theory: {
      title: 'A field is a bound',
      body: ({ sees }) => [
        `That conv13 sees ${sees('conv13')} pixels says: nothing outside can reach it. It does not say that everything inside does. Pixels in the middle lie on many paths, those at the rim on few; the part that matters is smaller and grows with training.`,
        'So the border is where a layer can gain nothing by seeing more. Some gain less already before it.',
      ],
      task: 'How many convolutions are beyond the border here?',
      hints: ['Count the red ones, or read the line above the network.', 'From conv8 on.'],
      done: ({ unproductive }) => [
        `${unproductive}. The number is exact; what follows from it is a finding, not a theorem.`,
      ],
    },
    shown: {
      title: 'What was shown, and what was not',
      body: () => [
        'Shown, by training many networks on small and large images: behind the border layer, probes on the layers stop improving, and saturation falls. Cutting there costs no accuracy; slowing the growth of the field helps.',
        'Not shown: that an unproductive layer does nothing at all. It adds parameters and can still rework features, help optimisation or regularise. Not tested: detection, segmentation and transformers. And where objects fill only a part of the image, it is their size that counts and not that of the image.',
        'Use the colours to decide what to try first. Then train, and look: that is what the Train tab is for.',
      ],
    },
  },
});
