import { describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import { findRepeats } from '../architecture/repeats';
import { catalogue } from '../layers/catalogue';
import { checkParameter } from '../layers/validate';
import { bothAxes } from '../util/perAxis';
import type { Preset, PresetOptionValues } from './preset';
import { findPreset, parsePresetReference, presets } from './presets';

test('ids are unique and can be written in a shell and an address', () => {
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length);
  for (const { id } of presets) expect(id).toMatch(/^[a-z][a-z0-9-]+$/);
});

test('defaults are allowed values', () => {
  for (const { options } of presets)
    for (const option of Object.values(options)) expect(checkParameter(option, option.default)).toBeNull();
});

/** The default, and other allowed values of each option by itself: every word, numbers at and near limits. */
function listOptionValues(preset: Preset): readonly PresetOptionValues[] {
  const single = Object.entries(preset.options).flatMap(([name, option]): PresetOptionValues[] => {
    if (option.type === 'choice') return option.options.map((value) => ({ [name]: value }));
    const values = name === 'width' ? [option.min, 0.1, 0.3, 0.75, 1.37, 2] : [option.min, 10, 21];
    return values.map((value) => ({ [name]: value }));
  });
  return [{}, ...single];
}

describe.each(presets.map((preset) => [preset.id, preset] as const))('%s', (_id, preset) => {
  test('is a valid network with every option', () => {
    for (const values of listOptionValues(preset)) {
      const { layers, groups } = preset.build(values);
      for (const [id, node] of layers) {
        expect(node.id).toBe(id);
        const parameters = Object.entries(catalogue[node.layer.kind].parameters);
        for (const [name, parameter] of parameters)
          expect(checkParameter(parameter, Reflect.get(node.layer.params, name))).toBeNull();
        for (const input of node.inputs) expect(layers.has(input)).toBe(true);
        if (node.group !== null) expect(groups.has(node.group)).toBe(true);
      }
      const names = new Set([...layers.values()].map(({ name }) => name));
      expect(names.size).toBe(layers.size);
      const input = { resolution: preset.defaultResolution, rule: 'paper' } as const;
      const { diagnostics } = analyze({ layers, groups }, input);
      const problems = diagnostics.filter(({ severity }) => severity !== 'note');
      expect(problems, JSON.stringify(values)).toEqual([]);
    }
  });

  test('fits larger and smaller images', () => {
    const network = preset.build();
    for (const factor of [0.75, 1.25, 2]) {
      // U-Net needs multiples of 16; LeNet has no room for less than what it was made for.
      const size = Math.ceil((preset.defaultResolution[0] * factor) / 16) * 16;
      const resolution = bothAxes(Math.max(size, preset.id === 'lenet5' ? 32 : 0));
      const { diagnostics } = analyze(network, { resolution, rule: 'paper' });
      expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
    }
  });

  test('ends with the classes asked for', () => {
    const input = { resolution: preset.defaultResolution, rule: 'paper' } as const;
    const last = [...analyze(preset.build({ classes: 7 }), input).layers.values()].at(-1)?.shape;
    expect(last && ('features' in last ? last.features : last.channels)).toBe(7);
  });

  test('has groups without holes: what belongs to one stands together', () => {
    const { layers } = preset.build();
    const order = [...layers.values()].map(({ group }) => group);
    const runs = order.filter((group, index) => group !== null && group !== order[index - 1]);
    expect(runs.length).toBe(new Set(runs).size);
  });
});

// By hand: the first block of a stage differs from the others where it changes the number of channels or the size.
test.each([
  ['resnet18', [2]],
  ['resnet152', [2, 7, 35, 2]],
  ['resnext50', [2, 3, 5, 2]],
  ['mobilenetv1', [5]],
  ['mobilenetv2', [2, 3, 2, 2]],
  ['mnasnet', [2, 2, 2, 3]],
  ['shufflenetv2', [3, 7, 3]],
  ['efficientnetb1', [2, 2, 3, 3, 4]],
  ['regnety400mf', [2, 5, 5]],
  ['convnexttiny', [3, 3, 9, 3]],
  ['deeplabv3', [2, 3, 5, 2]],
])('blocks of %s that repeat are alike, in rows of %j', (id, rows) => {
  const network = findPreset(id)?.build();
  expect(network && findRepeats(network).map(({ groups }) => groups.length)).toEqual(rows);
});

describe('parsePresetReference', () => {
  test('an id alone takes every default', () => {
    const preset = findPreset('vgg16');
    expect(parsePresetReference('vgg16')).toEqual({
      reference: { preset, options: { width: 1, classes: 1000, head: 'torchvision' } },
    });
  });

  test('options stand behind the id', () => {
    expect(parsePresetReference(' VGG16, head=paper ,classes=10')).toMatchObject({
      reference: { preset: { id: 'vgg16' }, options: { width: 1, classes: 10, head: 'paper' } },
    });
  });

  test.each([
    ['resnet51', ['resnet50']],
    ['vgg-16', ['vgg16']],
    ['resnet_18-cifar', ['resnet18-cifar']],
    ['vgg', ['vgg11']],
    ['transformer-large', []],
    ['', []],
  ])('an unknown id %j is answered with what is near', (id, nearest) => {
    const result = parsePresetReference(id);
    expect(result).toMatchObject({ problem: { code: 'unknown-preset', id } });
    if (!('problem' in result) || result.problem.code !== 'unknown-preset') throw new Error('no problem');
    const { suggestions } = result.problem;
    if (nearest.length > 0) expect(suggestions.slice(0, 1)).toEqual(nearest);
    else expect(suggestions).toEqual([]);
    expect(suggestions.length).toBeLessThanOrEqual(3);
  });

  test.each([
    ['vgg16,stem=cifar', { code: 'unknown-option', option: 'stem', options: ['width', 'classes', 'head'] }],
    ['resnet18,strideIn=1x1', { code: 'unknown-option', option: 'strideIn' }],
    ['vgg16,__proto__=1', { code: 'unknown-option', option: '__proto__' }],
    ['vgg16,', { code: 'unknown-option', option: '' }],
    ['vgg16,head', { code: 'missing-value', option: 'head' }],
    ['vgg16,classes=', { code: 'missing-value', option: 'classes' }],
    ['vgg16,classes=10,classes=20', { code: 'repeated-option', option: 'classes' }],
    [
      'vgg16,head=papre',
      {
        code: 'bad-value',
        option: 'head',
        text: 'papre',
        problem: { code: 'not-an-option', actual: 'papre', options: ['torchvision', 'paper', 'gap'] },
      },
    ],
    ['vgg16,classes=ten', { code: 'bad-value', text: 'ten', problem: { code: 'wrong-type' } }],
    ['vgg16,classes=2.5', { code: 'bad-value', text: '2.5', problem: { code: 'not-whole' } }],
    ['vgg16,classes=0', { code: 'bad-value', text: '0', problem: { code: 'out-of-range' } }],
    ['vgg16,width=-1', { code: 'bad-value', text: '-1', problem: { code: 'out-of-range' } }],
  ])('%s is refused', (text, problem) => {
    expect(parsePresetReference(text)).toMatchObject({ problem });
  });
});

test('building with an option that there is not, or a value that is not allowed, throws', () => {
  const preset = findPreset('resnet18');
  expect(() => preset?.build({ head: 'paper' })).toThrow(RangeError);
  expect(() => preset?.build({ stem: 'large' })).toThrow(RangeError);
  expect(findPreset('resnet17')).toBeNull();
});
