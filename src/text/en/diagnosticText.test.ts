import { describe, expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import type { Diagnostic } from '../../analysis/diagnostic';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { unitSpace } from '../quantities';
import { formatDiagnostic, formatFix } from './diagnosticText';
import { formatLayerProblem } from './layerProblemText';
import { joinExplanation } from './words';

const plain = (text: string) => text.replaceAll(unitSpace, ' ');
const layer = 'conv3' as LayerId;
const getName = (id: LayerId) => id;
const say = (diagnostic: Diagnostic) => plain(joinExplanation(formatDiagnostic(diagnostic, getName)));

describe('problems of a layer with its inputs', () => {
  test.each([
    [
      { code: 'not-divisible', what: 'input-channels', value: 48, divisor: 5 },
      'conv3 gets 48 channels, which 5 groups do not divide. Use 4 or 6 groups, or 45 or 50 channels.',
    ],
    [
      { code: 'not-divisible', what: 'output-channels', value: 3, divisor: 32 },
      'conv3 makes 3 channels, which 32 groups do not divide. Use 3 groups, or 32 channels.',
    ],
    [
      { code: 'not-divisible', what: 'input-channels', value: 1, divisor: 2 },
      'conv3 gets 1 channel, which 2 groups do not divide. Use 1 group, or 2 channels.',
    ],
    [
      { code: 'not-divisible', what: 'input-channels', value: 7, divisor: 2 },
      'conv3 gets 7 channels, which 2 groups do not divide. Use 1 or 7 groups, or 6 or 8 channels.',
    ],
    [
      { code: 'needs-map', actual: { features: 1 } },
      'conv3 works on feature maps but gets a vector of 1 feature. Place it before the layer that flattens the maps.',
    ],
    [
      { code: 'needs-features', actual: { channels: 512, height: 7, width: 7 } },
      'conv3 works on a vector but gets maps, 512x7x7. Insert a Flatten before it.',
    ],
    [
      { code: 'map-vanishes', actual: [1, 1], needed: [3, 3] },
      'conv3 needs a map of at least 3x3 and gets 1x1: nothing is left. Use a larger image, a smaller kernel, more padding, or less downsampling before it.',
    ],
    [
      { code: 'map-vanishes', actual: [1, 8], needed: [2, 2] },
      'conv3 needs at least 2 rows and gets 1: nothing is left. Use a larger image, a smaller kernel, more padding, or less downsampling before it.',
    ],
    [
      { code: 'map-vanishes', actual: [8, 1], needed: [2, 2] },
      'conv3 needs at least 2 columns and gets 1: nothing is left. Use a larger image, a smaller kernel, more padding, or less downsampling before it.',
    ],
    [
      { code: 'slice-out-of-range', start: 32, end: 64, channels: 48 },
      'conv3 takes the channels from 32 to 63, but only 48 arrive, numbered from 0. Set its end to 48 or below.',
    ],
    [
      { code: 'slice-out-of-range', start: 64, end: 96, channels: 48 },
      'conv3 takes the channels from 64 to 95, but only 48 arrive, numbered from 0. Start below 48 and end at 48 or before.',
    ],
    [
      { code: 'slice-out-of-range', start: 8, end: 8, channels: 48 },
      'conv3 starts at channel 8 and ends before 8: nothing is left. Set its end above 8.',
    ],
  ] as const)('%o', (problem, text) => {
    expect(plain(joinExplanation(formatLayerProblem('conv3', problem)))).toBe(text);
  });

  const map = (channels: number, height: number, width = height) => ({ channels, height, width });

  test.each([
    [1, map(64, 16), map(64, 32), 'Upsample input 2 by 2, or downsample the others by 2.'],
    [1, map(64, 32), map(16, 8), 'Downsample input 2 by 4, or upsample the others by 4.'],
    [2, map(64, 31), map(64, 32), 'Pad input 3 by 1 row and 1 column, or crop the others.'],
    [1, map(64, 34, 32), map(64, 32), 'Crop input 2 by 2 rows, or pad the others.'],
    [1, map(64, 31, 33), map(64, 32), 'Pad or crop input 2 by 1 row and 1 column.'],
    [1, map(128, 32), map(64, 32), 'Give input 2 64 channels, with a 1x1 convolution for example.'],
    [1, { features: 10 }, { features: 12 }, 'Give input 2 12 features with a Linear layer.'],
    [1, map(64, 32), { features: 12 }, 'Flatten input 2, or pool it globally and flatten it.'],
    [1, { features: 12 }, map(64, 32), 'Take input 2 from before its Flatten, or flatten the others.'],
  ])('a merge, port %d, %o with %o: %s', (port, actual, expected, fix) => {
    const explanation = formatLayerProblem('add', { code: 'merge-mismatch', port, actual, expected });
    expect(plain(explanation.fix ?? '')).toBe(fix);
  });

  test('a merge says what both inputs are', () => {
    const { what } = formatLayerProblem('add', {
      code: 'merge-mismatch',
      port: 2,
      actual: { features: 512 },
      expected: map(64, 32, 48),
    });
    expect(plain(what)).toBe(
      'add cannot merge its inputs: input 3 is a vector of 512 features, but the inputs before it are 64x32x48.',
    );
  });
});

describe('what the analysis finds', () => {
  test.each<[Diagnostic, string]>([
    [
      { code: 'no-input', severity: 'error', layer: null },
      'The network has no Input layer. Add one and connect it to the first layer.',
    ],
    [
      { code: 'several-inputs', severity: 'error', layer, actual: 2 },
      'The network has 2 Input layers, and conv3 is not the first; one image can be analysed. Keep one Input layer and connect the others’ layers to it.',
    ],
    [
      { code: 'missing-input', severity: 'error', layer, actual: 0, expected: 1 },
      'conv3 has no input and needs one. Connect a layer to it.',
    ],
    [
      { code: 'missing-input', severity: 'error', layer, actual: 0, expected: 2 },
      'conv3 has no input and needs at least 2. Connect 2 more layers to it.',
    ],
    [
      { code: 'missing-input', severity: 'error', layer, actual: 1, expected: 2 },
      'conv3 has 1 input and needs at least 2. Connect a layer to it.',
    ],
    [
      { code: 'too-many-inputs', severity: 'error', layer, actual: 2, expected: 1 },
      'conv3 has 2 inputs and takes only one. Remove one connection, or merge them before it with an Add or a Concat.',
    ],
    [
      { code: 'too-many-inputs', severity: 'error', layer, actual: 1, expected: 0 },
      'conv3 has 1 input and takes none. Remove one connection.',
    ],
    [
      { code: 'cycle', severity: 'error', layer },
      'conv3 lies on a cycle or behind one, so its input depends on its own output. Remove a connection that leads back.',
    ],
    [
      { code: 'jump-mismatch', severity: 'warning', layer, port: 1, actual: [8, 8], expected: [4, 4] },
      'Neighbouring units of input 2 of conv3 look at places 8 px apart, those of the inputs before it 4 px, so they drift apart across the image. Upsample input 2 by 2, or downsample the others by 2.',
    ],
    [
      { code: 'jump-mismatch', severity: 'warning', layer, port: 1, actual: [8, 2], expected: [4, 4] },
      'Neighbouring units of input 2 of conv3 look at places 8x2 px apart, those of the inputs before it 4 px, so they drift apart across the image. Bring all its inputs to the same stride.',
    ],
    [
      { code: 'centers-apart', severity: 'note', layer, port: 1, actual: [3.5, 0] },
      'Input 2 of conv3 and the inputs before it look at places 3.5 px apart vertically, so together they can see more than the largest field says.',
    ],
    [
      { code: 'opaque-layer', severity: 'warning', layer, operation: 'GridSample' },
      'conv3 is an operation that is not known, GridSample; it is taken as its parameters describe it, by default as seeing one unit. Give it the kernel, the stride and the output shape that it has.',
    ],
    [
      {
        code: 'map-vanishes',
        severity: 'error',
        layer,
        actual: [1, 1],
        needed: [2, 2],
        fix: { code: 'set-resolution', value: [64, 48] },
      },
      'conv3 needs a map of at least 2x2 and gets 1x1: nothing is left. Use an image of 64x48.',
    ],
  ])('%o', (diagnostic, text) => {
    expect(say(diagnostic)).toBe(text);
  });

  test('speaks of layers by their names', () => {
    const net = createBuilder();
    net.add('Input', 'image');
    net.add('Conv2d', 'first');
    net.add('Linear', 'classifier');
    const architecture = net.build();
    const { diagnostics } = analyze(architecture, { resolution: [8, 8], rule: 'paper' });
    const names = (id: LayerId) => architecture.layers.get(id)?.name.toUpperCase() ?? '';
    expect(diagnostics.map((found) => formatDiagnostic(found, names).what)).toEqual([
      'CLASSIFIER works on a vector but gets maps, 64x8x8.',
    ]);
  });
});

test.each([
  [{ code: 'set-parameter', layer, parameter: 'groups', value: 4 }, 'Set groups of conv3 to 4'],
  [{ code: 'set-parameter', layer, parameter: 'stride', value: [2, 1] }, 'Set stride of conv3 to 2x1'],
  [{ code: 'set-parameter', layer, parameter: 'padding', value: 'same' }, 'Set padding of conv3 to same'],
  [{ code: 'insert-flatten', before: layer }, 'Insert a Flatten before conv3'],
  [{ code: 'set-resolution', value: [64, 48] }, 'Use an image of 64x48'],
] as const)('the button for %o', (fix, label) => {
  expect(formatFix(fix, getName)).toBe(label);
});
