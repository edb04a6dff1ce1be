import { expect, test } from 'vitest';
import type { EditRefusal } from '../../architecture/editResult';
import { group, id } from '../../architecture/sketch.testing';
import { unitSpace } from '../quantities';
import { formatDissolved, formatRefusal } from './editText';
import { joinExplanation } from './words';

const names = { getName: (layer: string) => layer, getGroupName: (name: string) => name };
const [source, target, layer] = [id('conv4'), id('add2'), id('conv4')];
const map = (channels: number, height: number, width = height) => ({ channels, height, width });

test.each<[EditRefusal, string]>([
  [{ code: 'self-connection', layer }, 'conv4 cannot feed itself.'],
  [
    { code: 'cycle', source, target },
    'conv4 already depends on add2, so this connection would close a circle.',
  ],
  [{ code: 'takes-no-input', target: id('input') }, 'input is where the image comes in and takes no input.'],
  [
    { code: 'port-taken', source, target, port: 0 },
    'This input of add2 is fed by conv4 already. Drag the end of that connection away, or merge both with an Add or a Concat.',
  ],
  [{ code: 'inputs-full', target, max: 1024 }, 'add2 takes no more than 1024 inputs.'],
  [{ code: 'already-connected', source, target }, 'conv4 feeds add2 already.'],
  [
    { code: 'needs-map', target: layer, actual: { features: 10 } },
    'conv4 works on feature maps and would get a vector of 10 features. Take the connection from before the layer that flattens the maps.',
  ],
  [
    {
      code: 'merge-mismatch',
      source,
      target,
      kind: 'Add',
      actual: map(64, 32),
      expected: map(128, 16),
      remedy: { side: 'new', code: 'convolution', outChannels: 128, stride: [2, 2] },
    },
    'Add needs equal shapes: 64x32x32 meets 128x16x16. A 1x1 convolution with 128 filters and stride 2 behind conv4 would make them fit.',
  ],
  [
    {
      code: 'merge-mismatch',
      source,
      target,
      kind: 'Multiply',
      actual: map(128, 16),
      expected: map(1, 16, 32),
      remedy: { side: 'present', code: 'convolution', outChannels: 1, stride: [1, 2] },
    },
    'Multiply needs equal shapes: 128x16x16 meets 1x16x32. A 1x1 convolution with 1 filter and stride 1x2 on the other input of add2 would make them fit.',
  ],
  [
    {
      code: 'merge-mismatch',
      source,
      target,
      kind: 'Concat',
      actual: map(64, 32),
      expected: map(128, 16),
      remedy: { side: 'new', code: 'downsample', factor: [2, 2] },
    },
    'Concat needs equal heights and widths: 64x32x32 meets 128x16x16. Downsampling by 2 behind conv4 would make them fit.',
  ],
  [
    {
      code: 'merge-mismatch',
      source,
      target,
      kind: 'Concat',
      actual: map(64, 32),
      expected: { features: 1 },
      remedy: { side: 'new', code: 'flatten' },
    },
    'Concat needs equal heights and widths: 64x32x32 meets a vector of 1 feature. A Flatten behind conv4 would make them fit.',
  ],
  [
    {
      code: 'merge-mismatch',
      source,
      target,
      kind: 'Add',
      actual: map(64, 30),
      expected: map(64, 32),
      remedy: null,
    },
    'Add needs equal shapes: 64x30x30 meets 64x32x32.',
  ],
  [
    { code: 'input-exists', layer: id('input') },
    'A network has one image input, and input is it. Connect to input instead.',
  ],
  [
    { code: 'too-many-inputs', layer: target, kind: 'ReLU', actual: 2, max: 1 },
    'add2 has 2 inputs, and ReLU takes only one. Cut the connections that are too many first.',
  ],
  [
    { code: 'too-many-inputs', layer, kind: 'Input', actual: 1, max: 0 },
    'conv4 has 1 input, and Input takes none. Cut the connections that are too many first.',
  ],
  [
    { code: 'no-way-through', entries: 0, ends: 1 },
    'This piece takes no input, so nothing can lead through it.',
  ],
  [
    { code: 'no-way-through', entries: 1, ends: 2 },
    'This piece ends in 2 layers, so it is not clear which of them leads on. Join its ends with an Add or a Concat first.',
  ],
  [
    {
      code: 'invalid-parameter',
      layer,
      parameter: 'stride',
      problem: { code: 'out-of-range', actual: 0, min: 1, max: 4096 },
    },
    'Stride of conv4 must be at least 1, not 0. Use a value from 1 to 4096.',
  ],
  [{ code: 'nothing-selected' }, 'Nothing is selected. Select one or more layers first.'],
  [
    { code: 'path-leaves-group', between: layer },
    'conv4 lies between the selected layers, so a group would have to go around it. Select conv4 too.',
  ],
  [
    { code: 'stage-in-block', stage: group('stage1') },
    'stage1 is a stage, and a stage cannot lie inside a block. Make the outer group a stage.',
  ],
  [{ code: 'stage-in-block', stage: null }, 'A stage cannot lie inside a block. Make it a block.'],
])('%o', (refusal, text) => {
  expect(joinExplanation(formatRefusal(refusal, names)).replaceAll(unitSpace, ' ')).toBe(text);
});

test('merges that went along', () => {
  expect(formatDissolved(['add2'])).toBe('add2 had one input left and was removed too.');
  expect(formatDissolved(['add1', 'add2', 'mul1'])).toBe(
    'add1, add2 and mul1 had one input left each and were removed too.',
  );
});
