/** @file Single steps of the recursion by hand, beside the property tests of whole networks. */
import { describe, expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import {
  getDefaults,
  getLayerWindow,
  type Layer,
  type LayerKind,
  type LayerParams,
} from '../layers/catalogue';
import { createPadding } from '../layers/padding';
import { computeCenter, type Field } from './analysis';
import { analyze } from './analyze';
import { applyWindow, imageField } from './fieldRecursion';

/** The field behind one layer, on the image or on a field before it. */
function step<K extends LayerKind>(kind: K, params: Partial<LayerParams<K>>, before: Field = imageField) {
  // A kind and parameters of its own are a layer, which the compiler cannot see through K.
  const layer = { kind, params: { ...getDefaults(kind), ...params } } as unknown as Layer;
  return applyWindow(before, getLayerWindow(layer, null));
}

const pair = (value: number) => [value, value] as const;

/** min, max, low, high and jump on rows. */
const rowsOf = (field: Field | null) =>
  field && [field.min[0], field.max[0], field.low[0], field.high[0], field.jump[0]];

describe('one layer on the image', () => {
  test.each([
    // 3x3 with padding 1: pixels -1 to 1.
    ['Conv2d', { kernelSize: pair(3), padding: createPadding(1) }, [3, 3, -1, 1, 1]],
    // 7x7 / 2 with padding 3: pixels -3 to 3, the next unit two pixels on.
    ['Conv2d', { kernelSize: pair(7), stride: pair(2), padding: createPadding(3) }, [7, 7, -3, 3, 2]],
    // Dilation 2 makes five pixels of three taps.
    ['Conv2d', { kernelSize: pair(3), dilation: pair(2), padding: 'valid' }, [5, 5, 0, 4, 1]],
    ['MaxPool2d', {}, [2, 2, 0, 1, 2]],
    ['ZeroPad2d', { padding: createPadding(2) }, [1, 1, -2, -2, 1]],
    ['ZeroPad2d', { padding: createPadding(-2) }, [1, 1, 2, 2, 1]],
    // Kernel 2, stride 2: every output has one input. Unit 1 still sees pixel 0: -1/2 + 1/2 to 0 + 1/2.
    ['ConvTranspose2d', {}, [1, 1, -0.5, 0, 0.5]],
    // Kernel 4, stride 2, padding 1: two inputs each; unit 0 sees pixels -1 and 0, unit 1 sees 0 and 1.
    ['ConvTranspose2d', { kernelSize: pair(4), padding: createPadding(1) }, [2, 2, -1, 0.5, 0.5]],
    // Kernel 3, stride 2: phases of two inputs and of one; the wider counts.
    ['ConvTranspose2d', { kernelSize: pair(3) }, [2, 2, -1, 0, 0.5]],
    // Dilation 3, stride 2: taps of one phase are three inputs apart (lcm 6 pixels over stride 2).
    ['ConvTranspose2d', { kernelSize: pair(3), dilation: pair(3) }, [4, 4, -3, 0, 0.5]],
    // Dilation 2, stride 2: every second output has all taps, one input apart.
    ['ConvTranspose2d', { kernelSize: pair(3), dilation: pair(2) }, [3, 3, -2, 0, 0.5]],
    ['Upsample', { scale: pair(2) }, [1, 1, -0.5, 0, 0.5]],
    // Bilinear by 2: unit 0 lies at -1/4, between pixels -1 and 0; unit 1 at 1/4, between 0 and 1.
    ['Upsample', { scale: pair(2), mode: 'bilinear' }, [2, 2, -1, 0.5, 0.5]],
    ['SpatialAttention', { kernelSize: 7 }, [1, 7, -3, 3, 1]],
    ['ReLU', {}, [1, 1, 0, 0, 1]],
  ] as const)('%s %j', (kind, params, expected) => {
    expect(rowsOf(step(kind, params))).toEqual(expected);
  });

  test('global layers have no field', () => {
    for (const kind of ['GlobalAvgPool', 'GlobalMaxPool', 'Flatten', 'Linear', 'AdaptiveAvgPool2d'] as const)
      expect(step(kind, {})).toBeNull();
  });

  test('the axes go their own ways', () => {
    const field = step('Conv2d', {
      kernelSize: [3, 1],
      stride: [1, 2],
      padding: { top: 0, bottom: 2, left: 1, right: 0 },
    });
    expect(field).toEqual({ min: [3, 1], max: [3, 1], low: [0, -1], high: [2, -1], jump: [1, 2] });
    expect(field && computeCenter(field)).toEqual([1, -1]);
  });
});

describe('a step on a field before it', () => {
  const before: Field = { min: pair(5), max: pair(9), low: pair(-3), high: pair(5), jump: pair(4) };

  test('moves in units of the jump that arrives', () => {
    const field = step('Conv2d', { kernelSize: pair(3), stride: pair(2), padding: createPadding(1) }, before);
    expect(rowsOf(field)).toEqual([13, 17, -7, 9, 8]);
  });

  test('that changes nothing keeps the very field', () => {
    expect(step('Conv2d', { kernelSize: pair(1) }, before)).toBe(before);
    expect(step('BatchNorm', {}, before)).toBe(before);
  });

  test('takes the noise of thirds away where the result is whole', () => {
    let field: Field | null = before;
    for (let index = 0; index < 5; index++) field = field && step('Upsample', { scale: pair(3) }, field);
    // 243 taps of 4 / 243 pixels each: 242 steps, 3 + 239 / 243 pixels more; the next whole pixel with one more.
    const wide = field && step('Conv2d', { kernelSize: pair(243), padding: 'valid' }, field);
    expect(wide?.min[0]).toBeCloseTo(5 + (242 * 4) / 243, 9);
    const whole = field && step('Conv2d', { kernelSize: pair(244), padding: 'valid' }, field);
    expect(whole?.min[0]).toBe(9);
  });
});

describe('adaptive pooling', () => {
  const behind = (size: number, target: number) => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    const id = builder.add('AdaptiveAvgPool2d', 'pool', { outputSize: [target, target] });
    return rowsOf(
      analyze(builder.build(), { resolution: [size, size], rule: 'paper' }).layers.get(id)?.field ?? null,
    );
  };

  test('to a whole part of the map is a pool', () => {
    expect(behind(8, 2)).toEqual([4, 4, 0, 3, 4]);
    expect(behind(7, 7)).toEqual([1, 1, 0, 0, 1]);
  });

  test('to an uneven part has the window of the wider cells and a frame around all', () => {
    // Ten pixels to four: cells 0-2, 2-4, 5-7, 7-9 and 2.5 pixels from one to the next.
    const [min = 0, , low = 0, high = 0, jump = 0] = behind(10, 4) ?? [];
    expect([min, jump]).toEqual([3, 2.5]);
    for (const [unit, [first, last]] of [
      [0, 2],
      [2, 4],
      [5, 7],
      [7, 9],
    ].entries() as Iterable<[number, [number, number]]>) {
      expect(low + unit * jump).toBeLessThanOrEqual(first);
      expect(high + unit * jump).toBeGreaterThanOrEqual(last);
    }
  });
});
