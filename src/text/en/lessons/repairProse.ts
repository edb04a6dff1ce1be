/** @file Lesson 10: repair ResNet18 for 32 pixels. */
import { writeLesson } from '../../lessonText';

/** Prose of the lesson. */
export const repairProse = writeLesson({
  title: 'Repair ResNet18 for 32 pixels',
  summary: 'One network, two repairs: better, and cheaper.',
  steps: {
    diagnose: {
      title: 'What is wrong',
      body: ({ image, unproductive, judged }) => [
        `ResNet18 as it was made for ImageNet, on ${image} pixels: ${unproductive} of ${judged} convolutions are beyond the border.`,
        'Look at the first cards: a 7x7 kernel with stride 2, and a pool with stride 2. Before the first block has begun, the map is a quarter of the image on each side.',
      ],
      task: 'How many pixels is the jump behind the max pool?',
      hints: ['Two steps of two.', '2 × 2.'],
      done: ({ jump, sees }) => [
        `${jump('maxpool')}: every 3x3 behind it adds ${jump('maxpool')} times as much as it would at full size, and it starts from ${sees('maxpool')} pixels already.`,
      ],
    },
    better: {
      title: 'Make it better',
      body: () => [
        'He and others used another stem for CIFAR10 in the paper that introduced ResNets: the smaller the image, the less of it should be thrown away first.',
      ],
      task: 'At 32 pixels, leave no convolution beyond the border, and keep all 20 convolutions.',
      hints: [
        'Two places in the stem halve the map. Mending one of them is not enough.',
        'Delete maxpool, and set the stride of conv1 to 1.',
      ],
      done: ({ totalMacs }) => [
        `Every layer can help now, at ${totalMacs} MACs. Fully changed, with a 3x3 stem of stride 1 and without the pool, trained networks went from 84.6 to 92.0 % on CIFAR10.`,
      ],
    },
    cheaper: {
      title: 'Or make it cheaper',
      body: ({ totalMacs, totalParams }) => [
        `Again the network as published: ${totalParams} parameters, ${totalMacs} MACs. If accuracy is good enough, what does nothing can go.`,
      ],
      task: 'At 32 pixels, leave no convolution beyond the border and at least eight in all, with less than 3 million parameters.',
      hints: [
        'The last stage holds three quarters of all parameters. Delete it, from layer4.0.conv1 to its last layer.',
        'Delete layer4 and the block layer3.1: select them in the table, with Shift from first to last.',
      ],
      done: ({ totalParams, totalMacs }) => [
        `${totalParams} parameters and ${totalMacs} MACs, and what is left still works on the image. The authors did the same: ResNet18 from 11.2 to 1.6 million parameters.`,
      ],
    },
  },
});
