/** @file What is allowed for a parameter: each type's limits, by hand, and every kind's own defaults and options. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryParameter } from '../codecs/json/designs.testing';
import { createLayer, getDefaults, layerKinds } from './catalogue';
import { noPadding } from './padding';
import { choice, flag, integer, integerPerAxis, type Parameter, real, realPerAxis } from './parameter';
import { checkParameter, getParameters, readParams } from './validate';

const padding: Parameter = { type: 'padding', default: 'same', min: 0, max: 8 };
const sides: Parameter = { type: 'sides', default: noPadding, min: -8, max: 8 };
const optionalPair: Parameter = { type: 'optionalIntegerPerAxis', default: null, min: 1, max: 8 };
const optionalShape: Parameter = { type: 'optionalShape', default: null, min: 1, max: 8 };
const text: Parameter = { type: 'text', default: '', maxLength: 3 };
const side = { top: 0, bottom: 1, left: 2, right: 3 };
const map = { channels: 1, height: 2, width: 3 };

describe('a value is allowed', () => {
  test.each<[Parameter, unknown]>([
    [integer(3, 1, 8), 1],
    [integer(3, 1, 8), 8],
    [integer(3, -8, 8), -0],
    [real(0.5, 0, 1), 0.25],
    [integerPerAxis(3, 1, 8), [1, 8]],
    [realPerAxis(2, 0.5, 8), [0.5, 7.25]],
    [optionalPair, null],
    [optionalPair, [1, 8]],
    [flag(true), false],
    [choice('a', 'b'), 'b'],
    [padding, 'same'],
    [padding, 'valid'],
    [padding, side],
    [sides, { ...side, top: -8 }],
    [optionalShape, null],
    [optionalShape, map],
    [optionalShape, { features: 8 }],
    [text, ''],
    [text, 'abc'],
  ])('%j: %j', (spec, value) => {
    expect(checkParameter(spec, value)).toBeNull();
  });
});

describe('a value is refused, and why', () => {
  const wrong = (expected: Parameter['type']) => ({ code: 'wrong-type', expected });
  const outside = (actual: number, min: number, max: number) => ({ code: 'out-of-range', actual, min, max });
  test.each<[Parameter, unknown, unknown]>([
    [integer(3, 1, 8), '3', wrong('integer')],
    [integer(3, 1, 8), Number.NaN, wrong('integer')],
    [integer(3, 1, 8), null, wrong('integer')],
    [integer(3, 1, 8), 2.5, { code: 'not-whole', actual: 2.5 }],
    [integer(3, 1, 8), 0, outside(0, 1, 8)],
    [integer(3, 1, 8), 9, outside(9, 1, 8)],
    [integer(3, 1, 8), Number.POSITIVE_INFINITY, outside(Number.POSITIVE_INFINITY, 1, 8)],
    [real(0.5, 0, 1), 1.001, outside(1.001, 0, 1)],
    [real(0.5, 0, 1), Number.NEGATIVE_INFINITY, outside(Number.NEGATIVE_INFINITY, 0, 1)],
    [real(0.5, 0, 1), true, wrong('real')],
    [integerPerAxis(3, 1, 8), 3, wrong('integerPerAxis')],
    [integerPerAxis(3, 1, 8), [3], wrong('integerPerAxis')],
    [integerPerAxis(3, 1, 8), [3, 3, 3], wrong('integerPerAxis')],
    [integerPerAxis(3, 1, 8), [3, '3'], wrong('integerPerAxis')],
    [integerPerAxis(3, 1, 8), [3, 9], outside(9, 1, 8)],
    [realPerAxis(2, 0.5, 8), [0, 2], outside(0, 0.5, 8)],
    [optionalPair, undefined, wrong('optionalIntegerPerAxis')],
    [optionalPair, [0, 1], outside(0, 1, 8)],
    [flag(true), 1, wrong('boolean')],
    [choice('a', 'b'), 'c', { code: 'not-an-option', actual: 'c', options: ['a', 'b'] }],
    [choice('a', 'b'), 0, wrong('choice')],
    [padding, 'full', wrong('padding')],
    [padding, [1, 1], wrong('padding')],
    [padding, { top: 0, bottom: 1, left: 2 }, wrong('padding')],
    [padding, { ...side, front: 0 }, wrong('padding')],
    [padding, { ...side, top: -1 }, outside(-1, 0, 8)],
    [sides, 'same', wrong('sides')],
    [sides, { ...side, top: 0.5 }, { code: 'not-whole', actual: 0.5 }],
    [optionalShape, { channels: 1, height: 2 }, wrong('optionalShape')],
    [optionalShape, { ...map, features: 2 }, wrong('optionalShape')],
    [optionalShape, { ...map, width: 0 }, outside(0, 1, 8)],
    [optionalShape, 'map', wrong('optionalShape')],
    [text, 'abcd', { code: 'too-long', actual: 4, max: 3 }],
    [text, 3, wrong('text')],
  ])('%j: %j', (spec, value, problem) => {
    expect(checkParameter(spec, value)).toEqual(problem);
  });
});

describe('every kind', () => {
  test.each(layerKinds)('%s takes its own defaults and whatever its limits allow', (kind) => {
    const parameters = getParameters(kind);
    for (const spec of Object.values(parameters)) expect(checkParameter(spec, spec.default)).toBeNull();
    const values = fc.record(
      Object.fromEntries(Object.entries(parameters).map(([name, spec]) => [name, arbitraryParameter(spec)])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(values, (given) => {
        expect(readParams(kind, given)).toEqual({ params: { ...getDefaults(kind), ...given } });
      }),
      { numRuns: 30 },
    );
  });

  test('anything at all is answered, never an exception', () => {
    const property = fc.property(
      fc.constantFrom(...layerKinds),
      fc.dictionary(
        fc.constantFrom(
          'kernelSize',
          'stride',
          'padding',
          'outChannels',
          'outputShape',
          'mode',
          '__proto__',
          'x',
        ),
        fc.anything(),
      ),
      (kind, values) => {
        const result = readParams(kind, values);
        expect('params' in result || typeof result.problem.code === 'string').toBe(true);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  test('a name that is none is refused, inherited ones too', () => {
    const problem = { code: 'unknown-parameter' };
    expect(readParams('Conv2d', { kernel: 3 })).toEqual({ parameter: 'kernel', problem });
    expect(readParams('Conv2d', { constructor: 3 })).toEqual({ parameter: 'constructor', problem });
  });

  test('defaults are one frozen object, and layers have one of their own', () => {
    expect(getDefaults('Conv2d')).toBe(getDefaults('Conv2d'));
    expect(Object.isFrozen(getDefaults('Conv2d'))).toBe(true);
    expect(createLayer('Conv2d', { outChannels: 5 }).params).toEqual({
      ...getDefaults('Conv2d'),
      outChannels: 5,
    });
  });
});
