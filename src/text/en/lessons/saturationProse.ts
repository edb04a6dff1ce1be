/** @file Lesson 9: saturation, train and look. */
import { writeLesson } from '../../lessonText';

/** Prose of the lesson. */
export const saturationProse = writeLesson({
  title: 'Saturation: train and look',
  summary: 'A prediction, two minutes of training, and what the layers really did.',
  steps: {
    guess: {
      title: 'Say it first',
      body: ({ image, judged }) => [
        `A chain of ${judged} convolutions with four pools, on ${image} by ${image} pixels. In a moment you will train it, here in the page.`,
        'The pictures are drawn by the page: marks at the left and at the right, 2 to 17 pixels apart. Only a layer that sees both can tell the classes apart.',
      ],
      task: 'How many convolutions will be of no use, as they receive the whole image?',
      hints: [
        'The fields are 3, 8, 18, 26, 46, 62, 102, 134, 166 and 198.',
        'A layer is beyond the border if the one before sees more than 32.',
      ],
      done: ({ unproductive, border }) => [
        `${unproductive}, from ${border} on. That is a prediction from the drawing alone. Training can prove it wrong.`,
      ],
    },
    train: {
      title: 'Train it',
      body: () => [
        'Two things are measured on the way. Saturation: how many of its directions a layer really uses. Probes: after training, a small classifier on every layer says how well the classes can be told apart by then.',
        'It takes about two minutes without a graphics card, on a busy or old machine longer. You can look around meanwhile; the plot below fills by itself.',
      ],
      task: 'Train this network until its probes are there.',
      hints: [
        'The button starts it. It is done when the line of the probes is there.',
        'If it was stopped or has learnt nothing, train it again.',
      ],
      done: ({ accuracy, probes }) => [
        `${accuracy} of the test pictures are recognised. The probes reach: ${probes(['conv1', 'conv5', 'conv10'])}.`,
      ],
    },
    used: {
      title: 'Who uses little',
      body: () => [
        'The bars are saturation: the share of a layer’s directions that hold 99 % of what it says. A low bar is a wide layer that says little.',
      ],
      task: 'Select the convolution with the lowest bar.',
      hints: [
        'Compare the bars behind the dashed line.',
        'Under Train, Saturation, a table has the numbers.',
      ],
      done: ({ saturations }) => [
        `Saturation in your run: ${saturations(['conv1', 'conv5', 'conv8', 'conv10'])}. In the experiments of the paper the bars fall behind the border, and stay low to the end.`,
      ],
    },
    gains: {
      title: 'Who adds nothing',
      body: () => [
        'The line is the accuracy of the probes. Where it rises, the layer has found something new. Where it is flat or falls, the network would not miss the layer.',
      ],
      task: 'Select the convolution whose probe gains least over the layer before.',
      hints: [
        'Look for where the line falls most, or rises least.',
        'Under Train, Saturation, a table has a column with the gain. Whoever is within a point of the least is right.',
      ],
      done: ({ probes }) => [
        `The probes around the border: ${probes(['conv4', 'conv5', 'conv6', 'conv7', 'conv8'])}. With 500 test pictures two points more or less are chance: look at the course of the line, not at single steps.`,
      ],
    },
    mend: {
      title: 'Mend it, and train again',
      body: ({ unproductive }) => [
        `Three ways you know: layers that do nothing go, pools go, or kernels shrink. Change the network so that none of its convolutions is beyond the border; now there are ${unproductive}.`,
      ],
      task: 'At 32 pixels, leave no convolution beyond the border and at least four in all, and train what you have made.',
      hints: [
        'Lesson 4 had an answer: pool later. Lesson 8 had another: cut.',
        'Delete conv6 to relu10 in the table, or pool1, pool2 and pool4. Then press the button.',
      ],
      done: ({ accuracy, judged, totalParams }) => [
        `${accuracy} with ${judged} convolutions that all work, and ${totalParams} parameters as drawn. One run is one throw of the dice: train again with another seed before you trust a difference of a few points.`,
      ],
    },
  },
});
