/** @file What parameters are called on the screen. */
import type { LayerKind, LayerParams } from '../../layers/catalogue';

/** The name of a parameter of any kind. */
type ParameterName = { [K in LayerKind]: keyof LayerParams<K> & string }[LayerKind];

/** Options of presets, which stand in the same forms. */
type PresetOptionName = 'width' | 'classes' | 'head' | 'stem' | 'strideIn';

/** Everything that a form has a field for. */
export type AnyParameterName = ParameterName | PresetOptionName;

const names: Readonly<Record<AnyParameterName, string>> = {
  channels: 'Channels',
  outChannels: 'Filters',
  kernelSize: 'Kernel',
  stride: 'Stride',
  padding: 'Padding',
  dilation: 'Dilation',
  groups: 'Groups',
  bias: 'Bias',
  outputPadding: 'Output padding',
  ceilMode: 'Round sizes up',
  countIncludePad: 'Padding counts',
  outputSize: 'Output size',
  affine: 'Scale and shift',
  slope: 'Slope',
  slopes: 'Slopes',
  alpha: 'Alpha',
  approximation: 'Approximation',
  rate: 'Rate',
  unit: 'Drops',
  mode: 'Mode',
  scale: 'Scale',
  size: 'Fixed size',
  alignCorners: 'Align corners',
  start: 'From channel',
  end: 'To, excluded',
  outFeatures: 'Features',
  squeezeChannels: 'Inner channels',
  activation: 'Activation',
  gate: 'Gate',
  operation: 'Operation',
  reach: 'Sees',
  outputShape: 'Output shape',
  width: 'Width factor',
  classes: 'Classes',
  head: 'Head',
  stem: 'Stem',
  strideIn: 'Stride sits in',
};

const optionNames: Readonly<Record<string, string>> = {
  value: 'single values',
  channel: 'per channel',
  path: 'whole paths',
  shared: 'one for all',
  local: 'its kernel',
  global: 'the whole input',
  torchvision: 'as in torchvision',
  paper: 'as in the paper',
  gap: 'global pool',
  imagenet: 'ImageNet, 7x7',
  cifar: 'CIFAR, 3x3',
  '3x3': '3x3',
  '1x1': 'first 1x1',
};

/** What a parameter is called; the name in code where there is no word for it. */
function formatName(name: string): string {
  return (names as Readonly<Record<string, string | undefined>>)[name] ?? name;
}

/** Names of parameters and of what they can be set to. */
export const parameterNames = {
  formatName,
  formatOption: (option: string): string => optionNames[option] ?? option,
  formatAxis: (name: string) => ({
    height: `${formatName(name)}, height`,
    width: `${formatName(name)}, width`,
    link: `${formatName(name)}: keep height and width equal`,
    unlink: `${formatName(name)}: set height and width apart`,
  }),
  formatSide: (name: string, side: 'top' | 'bottom' | 'left' | 'right') => `${formatName(name)}, ${side}`,
  sides: { top: 'top', bottom: 'bottom', left: 'left', right: 'right' },
  joinSides: 'Keep all sides equal',
  splitSides: 'Set every side by itself',
  pixels: 'in pixels',
  paddingRules: { same: 'same', valid: 'valid', sides: 'by side' },
  shapeForms: { none: 'as its input', map: 'maps', features: 'a vector' },
  shapeParts: { channels: 'Channels', height: 'Height', width: 'Width', features: 'Features' },
  isSet: (name: string) => `${formatName(name)} is set`,
} as const;
