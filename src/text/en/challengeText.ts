/** @file Challenges: what they are called and about, what they ask for, and how an answer did. */
import { formatCount, formatExact, formatNumber, unitSpace } from '../quantities';
import { countNoun } from './words';

/** A challenge. */
interface ChallengeProse {
  readonly title: string;
  readonly about: string;
  readonly hint: string;
}

const defineChallenges = <Id extends string>(prose: Readonly<Record<Id, ChallengeProse>>) => prose;

const most = (value: number) => (value === 0 ? 'no' : `at most ${formatNumber(value)}`);

/** Words around challenges. */
export const challengeText = {
  title: 'Challenges',
  intro:
    'Twelve puzzles of rising difficulty. Every network that does what is asked solves one; stars are for doing it with less. The best known answers can be beaten.',
  formatNumber: (number: number) => `Challenge ${number}`,
  start: 'Try it',
  again: 'Again',
  goals: {
    seesAtLeast: (value: number) => `the last convolution sees ${value} px or more`,
    seesExactly: (value: number) => `the last convolution sees exactly ${value} px`,
    farthestAtLeast: (value: number) => `over its longest path it sees ${value} px or more`,
    unproductive: (value: number) =>
      `${most(value)} ${value === 1 ? 'convolution' : 'convolutions'} beyond the border`,
    convolutionsAtLeast: (value: number) => `${countNoun(value, 'convolution')} or more`,
    convolutionsAtMost: (value: number) => `${countNoun(value, 'convolution')} or fewer`,
    macs: (value: number) => `at most ${formatCount(value)} MACs`,
    params: (value: number) => `at most ${formatCount(value)} parameters`,
    kernelAtLeast: (value: number) => `kernels of ${value} or more`,
    kernelAtMost: (value: number) => `kernels of at most ${value}`,
    stride: (value: number) => `strides of at most ${value}`,
    dilation: (value: number) => `dilation of at most ${value}`,
    groups: (value: number) => (value === 1 ? 'no grouped convolutions' : `at most ${value} groups`),
    channels: (value: number) => `${value} channels or more everywhere`,
    map: (value: number) => `its output has ${value}x${value} units or more`,
  },
  rules: {
    plain: 'only convolutions, norms, activations and merges',
    gapless: 'no pixel is skipped: no stride above its kernel, no dilation',
    kept: 'every layer stays as it is, where it is, and nothing is added; only strides of convolutions may change, and pools with a window may change or go',
    chain: 'one layer behind the other: no branches, no merges',
    padded: 'padding “same” everywhere',
  },
  image: (size: number, channels: number) =>
    `the image stays ${size}x${size}, with ${countNoun(channels, 'channel')}`,
  whole: 'no errors in the network',
  measures: {
    params: (value: number) => `${formatExact(value)}${unitSpace}parameters`,
    macs: (value: number) => `${formatExact(value)}${unitSpace}MACs`,
    changes: (value: number) => countNoun(value, 'changed layer'),
  },
  /** What is to be as small as possible; said behind what a challenge is about. */
  less: {
    params: 'As few parameters as you can.',
    macs: 'As few MACs as you can.',
    changes: 'As few changed layers as you can.',
  },
  wanted: 'What is asked for',
  formatActual: (value: number) => `now ${formatExact(value)}`,
  met: 'done',
  unmet: 'not yet',
  score: 'Yours now',
  own: 'Your best',
  best: 'Best known',
  stars: (count: number) => `${count} of 3 stars`,
  unsolved: 'not solved yet',
  formatShare: (percent: number) => `${percent} % of the best known answer`,
  solved: 'Solved.',
  equals: 'This is as good as the best known answer.',
  beats: 'This is better than the best answer that was known.',
  more: (percent: number) =>
    `That is ${percent} % of the best known answer: there is something left to save.`,
  hint: 'A hint',
  restart: 'Begin anew',
  reopen: 'Open my best',
  leave: 'Leave the challenge',
  fold: 'Fold the challenge',
  unfold: 'Show the challenge',
  share: 'Copy a link to it',
  shareHint: 'The link opens the challenge, and says what you reached. Your answer is not in it.',
  rival: (score: string) => `Whoever sent you this reached ${score}.`,
  next: 'Next challenge',
  list: 'All challenges',
  unknown: 'This link is about a challenge that this version of the page does not have.',
  prose: defineChallenges({
    fifteen: {
      title: 'Fifteen with four',
      about:
        'Four convolutions of 3x3 see 9 pixels. See exactly 15, with no larger kernel and no further layer, at full size.',
      hint: 'A kernel can have gaps.',
    },
    seven: {
      title: 'Seven for little',
      about: 'One convolution of 3x3. See exactly 7 pixels on both axes without skipping one.',
      hint: 'One axis after the other, and the wide one where channels are few.',
    },
    patches: {
      title: 'The whole image for 100 thousand',
      about:
        'Three convolutions on 32 pixels. See everything with at most 100 thousand MACs, and never skip a pixel.',
      hint: 'Nothing is cheaper than a stride as long as the kernel, right at the start.',
    },
    later: {
      title: 'Pool later',
      about: 'VGG11 on 32 pixels: three convolutions are beyond the border. Let all eight work.',
      hint: 'Which pools do you need at all, and where would their stride cost less sight?',
    },
    ration: {
      title: 'Rations',
      about:
        'Ten convolutions on 32 pixels. All must still have something to see, and strides make them cheap. Where do you put the strides?',
      hint: 'A stride costs sight only for the layers behind it. The last ones have nobody behind them.',
    },
    thin: {
      title: 'Thin',
      about: 'See 32 pixels with 32 channels everywhere. Groups are allowed here.',
      hint: 'A depthwise convolution has as many groups as channels. Three colours go into a multiple of three channels.',
    },
    full: {
      title: 'Everything at full size',
      about:
        'For a mask of the whole image: see 64 pixels, and keep all 64x64 units. Kernels up to 3, dilation up to 8.',
      hint: 'A 3x3 does both axes at once. Is that worth it everywhere?',
    },
    repair: {
      title: 'ResNet18, repaired and cheap',
      about:
        'ResNet18 on 32 pixels with all its convolutions at work. Lesson 10 had an answer; there are cheaper ones.',
      hint: 'A late stride stands where the maps are small: to do without it costs little. Try those first.',
    },
    views: {
      title: 'Near and far',
      about:
        'One network with two views: over its shortest path it sees exactly 5 pixels, over its longest 31 or more.',
      hint: 'The short way may be no layer at all. The long way can take one axis after the other.',
    },
    sixteen: {
      title: 'All thirteen of VGG16',
      about: 'VGG16 on 32 pixels, all thirteen convolutions at work.',
      hint: 'The widest layers should have the smallest maps that sight allows.',
    },
    mobile: {
      title: 'MobileNet at 64',
      about: 'MobileNetV2 on 64 pixels with nothing beyond the border. Its five strides are all you have.',
      hint: 'Not every stride hurts. Switch them off one by one and watch the border.',
    },
    fifty: {
      title: 'Fifty layers on 64 pixels',
      about: 'ResNet50 on 64 pixels with nothing beyond the border.',
      hint: 'The stride of a stage stands twice: in the block, and in its shortcut.',
    },
  }),
};
