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
  ['alexnet', 224, 61_100_840, 714_188_480],
  ['squeezenet', 224, 1_248_424, 818_924_576],
  ['densenet121', 224, 7_978_856, 2_834_161_664],
  ['densenet169', 224, 14_149_480, 3_359_843_328],
  ['densenet201', 224, 20_013_928, 4_291_365_888],
  ['googlenet', 224, 6_624_904, 1_498_376_192],
  ['inceptionv3', 299, 23_834_568, 5_713_216_096],
  ['mobilenetv2', 224, 3_504_872, 300_774_272],
  ['mobilenetv2,width=0.5', 224, 1_968_680, 97_131_840],
  ['mobilenetv2,width=1.4', 224, 6_108_776, 582_195_824],
  ['mobilenetv3small', 224, 2_542_856, 56_510_400],
  ['mobilenetv3large', 224, 5_483_032, 216_589_760],
  ['mobilenetv3large,width=0.5', 224, 1_734_576, 64_962_192],
  ['mnasnet', 224, 4_383_312, 314_415_872],
  ['mnasnet,width=0.5', 224, 2_218_512, 104_455_968],
  ['mnasnet,width=1.3', 224, 6_282_256, 526_362_432],
  ['shufflenetv2', 224, 2_278_604, 144_907_992],
  ['efficientnetb0', 224, 5_288_548, 385_814_752],
  ['efficientnetb1', 240, 7_794_184, 686_802_832],
  ['efficientnetb2', 288, 9_109_994, 1_087_529_456],
  ['efficientnetb3', 300, 12_233_232, 1_827_141_392],
  ['efficientnetb4', 380, 19_341_616, 4_393_771_024],
  ['efficientnetb5', 456, 30_389_784, 10_266_384_752],
  ['efficientnetb6', 528, 43_040_704, 19_067_593_536],
  ['efficientnetb7', 600, 66_347_960, 37_745_884_192],
  ['regnety400mf', 224, 4_344_144, 401_842_848],
  ['convnexttiny', 224, 28_589_128, 4_455_531_264],
  ['deeplabv3', 520, 39_638_869, 168_731_205_888],
];
