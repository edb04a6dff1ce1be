/** @file What holds of every kind: rules answer any allowed parameters on any shapes, in finite whole numbers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryParameter } from '../codecs/json/designs.testing';
import {
  catalogue,
  countLayerCost,
  createLayer,
  getDefinition,
  getLayerWindow,
  inferLayerShape,
  isLayerKind,
  type Layer,
  type LayerKind,
  layerKinds,
} from './catalogue';
import { countElements, isMapShape, type Shape } from './shape';
import { getParameters } from './validate';

function arbitraryParams(kind: LayerKind): fc.Arbitrary<object> {
  const entries = Object.entries(getParameters(kind)).map(([name, spec]) => [
    name,
    fc.oneof(fc.constant(spec.default), arbitraryParameter(spec)),
  ]);
  return fc.record(Object.fromEntries(entries));
}

const length = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9000 }));
const arbitraryShape: fc.Arbitrary<Shape> = fc.oneof(
  {
    arbitrary: fc.record({ channels: fc.integer({ min: 1, max: 2048 }), height: length, width: length }),
    weight: 4,
  },
  fc.record({ features: fc.integer({ min: 1, max: 100_000 }) }),
);

/** All numbers in a value, to any depth. */
function listNumbers(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listNumbers) : [];
}

const isLength = (value: number) => Number.isSafeInteger(value) && value >= 0;

describe.each(layerKinds)('%s', (kind) => {
  test('answers any allowed parameters and shapes in numbers', () => {
    const { arity } = getDefinition(kind);
    const inputs = fc.array(arbitraryShape, {
      minLength: Math.max(arity.min, 1),
      maxLength: Math.min(Math.max(arity.max, 1), 4),
    });
    const property = fc.property(arbitraryParams(kind), inputs, (params, shapes) => {
      // The parameters are those that the kind's own table allows.
      const layer = { kind, params } as Layer;
      const given = shapes as [Shape, ...Shape[]];
      const { shape, problem } = inferLayerShape(layer, given);
      expect(shape !== undefined || problem !== undefined).toBe(true);
      if (shape !== undefined) {
        expect(listNumbers(shape).filter((value) => !isLength(value))).toEqual([]);
        const cost = countLayerCost(layer, given, shape);
        expect([cost.params, cost.macs, countElements(shape)].filter((value) => !(value >= 0))).toEqual([]);
        if (isMapShape(shape)) expect(shape.channels).toBeGreaterThan(0);
      }
      for (const input of [given[0], null])
        expect(listNumbers(getLayerWindow(layer, input)).every(Number.isFinite)).toBe(true);
      if (problem !== undefined) expect(listNumbers(problem).every(isLength)).toBe(true);
    });
    fc.assert(property, { numRuns: 150 });
  });

  test('stands in the catalogue under its own name, with a table of its parameters', () => {
    expect(catalogue[kind].kind).toBe(kind);
    expect(Object.keys(createLayer(kind).params)).toEqual(Object.keys(getParameters(kind)));
  });
});

test('names of kinds are known, others and inherited ones are not', () => {
  expect([isLayerKind('Conv2d'), isLayerKind('conv2d'), isLayerKind('toString')]).toEqual([
    true,
    false,
    false,
  ]);
});
