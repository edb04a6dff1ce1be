/** @file A network that was edited is still that network; another one of the same family is not. */
import { expect, test } from 'vitest';
import type { Architecture, LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { removeLayers } from '../../architecture/removeLayers';
import { findPreset } from '../../presets/presets';
import { isRelated } from './relatedNetworks';

function build(preset: string): Architecture {
  const found = findPreset(preset);
  if (found === null) throw new Error(`${preset} is a preset`);
  return found.build({ classes: 10 });
}

function remove(network: Architecture, ...ids: readonly string[]): Architecture {
  const edited = removeLayers(network, ids as readonly LayerId[]);
  if (!edited.ok) throw new Error('These layers can be removed');
  return edited.architecture;
}

/** conv7 of VGG11 comes behind four pools, that of VGG13 behind three, that of VGG16 ends the third stage. */
test.each([
  ['vgg11', 'vgg13'],
  ['vgg13', 'vgg16'],
  ['vgg16', 'vgg19'],
  ['vgg16bn', 'vgg19bn'],
  ['resnet18', 'resnet34'],
])('%s and %s have layers of the same name, and are two networks', (one, other) => {
  expect(isRelated(build(one), build(other))).toBe(false);
  expect(isRelated(build(other), build(one))).toBe(false);
});

test('a network without some of its pools is still the same one', () => {
  const whole = build('vgg16');
  expect(isRelated(whole, whole)).toBe(true);
  expect(isRelated(whole, remove(whole, 'pool1', 'pool2', 'pool4'))).toBe(true);
});

test('a small network is the same one after an edit', () => {
  const builder = createBuilder();
  builder.add('Input', 'image');
  builder.add('Conv2d', 'conv1');
  builder.add('Conv2d', 'conv2');
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'fc');
  const whole = builder.build();
  expect(isRelated(whole, remove(whole, 'conv2'))).toBe(true);
  expect(isRelated(remove(whole, 'conv2'), whole)).toBe(true);
});
