/** @file Whether a layer's name already says what it is, so that its card need not say it twice. */
import type { LayerKind } from '../../layers/catalogue';

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

/** The last part of a name with several: `conv2` of `layer3.1.conv2`. */
export function shortenName(name: string): string {
  const parts = name.split(/[./:]/).filter((part) => part !== '');
  const last = parts.at(-1) ?? name;
  // A bare number says nothing without what it counts.
  return /^\d+$/.test(last) && parts.length > 1 ? parts.slice(-2).join('.') : last;
}
