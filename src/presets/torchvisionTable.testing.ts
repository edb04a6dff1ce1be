/**
 * @file What torchvision 0.14's networks cost, counted by PyTorch 1.13: parameters from `parameters()`,
 * multiply-accumulates by forward hooks on every Conv2d and Linear for one square image of three channels.
 *
 * GoogLeNet and Inception without their auxiliary classifiers (`aux_logits=False`), which run in training only.
 */

/** [preset, image size, parameters, multiply-accumulates]; `macs` may be beyond 2^32, never beyond 2^53. */
type Row = readonly [reference: string, size: number, params: number, macs: number];

/** Costs of the presets that torchvision has, some at other widths. */
export const torchvisionTable: readonly Row[] = [
  ['vgg11', 224, 132_863_336, 7_609_090_048],
  ['vgg13', 224, 133_047_848, 11_308_466_176],
  ['vgg16', 224, 138_357_544, 15_470_264_320],
  ['vgg19', 224, 143_667_240, 19_632_062_464],
  ['vgg11bn', 224, 132_868_840, 7_609_090_048],
  ['vgg13bn', 224, 133_053_736, 11_308_466_176],
  ['vgg16bn', 224, 138_365_992, 15_470_264_320],
  ['vgg19bn', 224, 143_678_248, 19_632_062_464],
  ['resnet18', 224, 11_689_512, 1_814_073_344],
  ['resnet34', 224, 21_797_672, 3_663_761_408],
  ['resnet50', 224, 25_557_032, 4_089_184_256],
  ['resnet101', 224, 44_549_160, 7_801_405_440],
  ['resnet152', 224, 60_192_808, 11_513_626_624],
  ['resnext50', 224, 25_028_904, 4_230_479_872],
  ['wideresnet50', 224, 68_883_240, 11_398_021_120],
];
