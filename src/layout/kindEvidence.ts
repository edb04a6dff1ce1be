/** @file Whether a layer's name already says what it is, so that its card need not say it twice. */
import type { LayerKind } from '../layers/catalogue';

const stems: Partial<Record<LayerKind, readonly string[]>> = {
  Input: ['input', 'image', 'pixel'],
  // Its parameters say it: no other kind has a kernel and a number of filters.
  Conv2d: [''],
  MaxPool2d: ['pool'],
  AvgPool2d: ['avgpool', 'averagepool'],
  GlobalAvgPool: ['gap', 'avgpool', 'globalpool', 'globalaverage'],
  AdaptiveAvgPool2d: ['avgpool', 'averagepool'],
  BatchNorm: ['bn', 'batchnorm', 'norm'],
  Concat: ['concat', 'cat'],
  Flatten: ['flatten'],
  Linear: ['fc', 'linear', 'dense'],
};

/** Whether the name says the kind: `conv8` does, `features.3` does not. */
export function isKindEvident(name: string, kind: LayerKind): boolean {
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  return (stems[kind] ?? [kind.toLowerCase().replace('2d', '')]).some((stem) => letters.includes(stem));
}

// Operations that stand for the module they are in: "/layer1/conv1/Conv" is conv1. An Add is no module.
const moduleOperations =
  /^(Conv|ConvTranspose|Gemm|MatMul|MaxPool|AveragePool|GlobalAveragePool|BatchNormalization)(_\d+)?$/;

/** The last part of a name: what tells a layer from its neighbours where the place is short. */
export function shortenName(name: string): string {
  const segments = name.split(/[/:]/).filter((segment) => segment !== '');
  if (segments.length > 1 && moduleOperations.test(segments.at(-1) ?? '')) segments.pop();
  // torchvision's blocks of convolution and norm call the convolution just that.
  if (segments.length > 1 && segments.at(-1) === 'conv') segments.pop();
  const parts = (segments.at(-1) ?? name).split('.').filter((part) => part !== '');
  // A bare number says nothing without what it counts.
  const start = parts.findLastIndex((part) => !/^\d+$/.test(part));
  return parts.slice(Math.max(start, 0)).join('.') || name;
}

/** A name without that of the group which its frame shows already: `layer1.0.conv1` in `layer1.0` is `conv1`. */
export function dropGroupName(name: string, group: string): string {
  const at = group === '' ? -1 : name.lastIndexOf(group);
  if (at < 0) return name;
  const rest = name.slice(at + group.length);
  const own = rest.replace(/^[./_:-]+/, '');
  if (own === '' || own === rest || /^\d/.test(own)) return name;
  return own.includes('/') ? shortenName(own) : own;
}
