/** @file Every language says everything: no sentence is missing, and none was left in English. */
import { describe, expect, test } from 'vitest';
import { englishLessons } from '../lessons/lessonTexts';
import { de } from './de';
import { germanLessons } from './de/lessonsDe';
import { deLate } from './deLate';
import { en } from './en';
import { enLate } from './enLate';

/** Names, signs and words of the field that are the same in both languages. */
const shared = new Set(
  `Fovea|Input|ReLU|ReLU6|Leaky ReLU|PReLU|ELU|GELU|SiLU|Sigmoid|Tanh|Softmax|Dropout|Linear|Max pool|SE|Concat
Toolbox|MACs|Status|Filter|Kernel|Padding|Bias|Alpha|Link|Momentum|Nesterov|Adam|AdamW|SGD
same|valid|global|CIFAR10|WebAssembly|WebGPU|WebGL|JavaScript|Parameter|Name|CIFAR, 3x3|ImageNet, 7x7|3x3|1x1
Block|I|C|P|S|Esc|Palette|Paper|Residual|Bottleneck|Version|normal|Pixel
Araujo, Norris & Sim, Distill 2019|4x4|PNG|SVG|PDF|Format|PyTorch|Keras|TensorFlow.js|ONNX|CSV|Markdown|LaTeX|JSON|Graphviz|Probe`
    .split(/[|\n]/)
    .map((word) => word.trim()),
);

type Leaf = readonly [path: string, value: unknown];

function listLeaves(value: unknown, path: string): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, item]) =>
    listLeaves(item, path === '' ? key : `${path}.${key}`),
  );
}

describe.each([
  ['the first picture', en, de],
  ['late panels', enLate, deLate],
  ['lessons', englishLessons, germanLessons],
])('German of %s', (_, english, german) => {
  const theirs = new Map(listLeaves(german, ''));
  const ours = listLeaves(english, '');

  test('has every sentence', () => {
    expect([...theirs.keys()].sort()).toEqual(ours.map(([path]) => path).sort());
  });

  test('has none in English', () => {
    const same = ours.filter(([path, value]) => {
      const other = theirs.get(path);
      return typeof value === 'string' && value === other && !shared.has(value) && /\p{L}/u.test(value);
    });
    expect(same.map(([path, value]) => `${path}: ${String(value)}`)).toEqual([]);
  });
});
