/** @file Random designs for property tests: every kind, any allowed parameters, groups, places, notes. */
import fc from 'fast-check';
import type { GroupId, LayerGroup, LayerId, LayerNode } from '../../architecture/architecture';
import { statusRules } from '../../architecture/statusRule';
import type { Design, Position } from '../../document/document';
import { type Layer, layerKinds } from '../../layers/catalogue';
import type { Parameter } from '../../layers/parameter';
import { getParameters } from '../../layers/validate';

const twice = <T>(value: fc.Arbitrary<T>) => fc.tuple(value, value);
const sides = (side: fc.Arbitrary<number>) => fc.record({ top: side, bottom: side, left: side, right: side });
const realIn = (min: number, max: number) =>
  // JSON knows no negative zero.
  fc.double({ min, max, noNaN: true }).map((value) => value + 0);

/** Small numbers often, for values that are partly the same are where short forms go wrong. */
const wholeIn = ({ min, max }: { readonly min: number; readonly max: number }) =>
  fc.oneof(fc.integer({ min, max: Math.min(max, min + 2) }), fc.integer({ min, max }));

/** Any value that a parameter allows. */
export function arbitraryParameter(spec: Parameter): fc.Arbitrary<unknown> {
  switch (spec.type) {
    case 'integer':
      return wholeIn(spec);
    case 'real':
      return realIn(spec.min, spec.max);
    case 'integerPerAxis':
      return twice(wholeIn(spec));
    case 'realPerAxis':
      return twice(realIn(spec.min, spec.max));
    case 'optionalIntegerPerAxis':
      return fc.option(twice(wholeIn(spec)));
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...spec.options);
    case 'padding':
      return fc.oneof(fc.constantFrom('same', 'valid'), sides(wholeIn(spec)));
    case 'sides':
      return sides(wholeIn(spec));
    case 'optionalShape': {
      const length = wholeIn(spec);
      return fc.option(
        fc.oneof(
          fc.record({ features: length }),
          fc.record({ channels: length, height: length, width: length }),
        ),
      );
    }
    case 'text':
      return fc.string({ maxLength: spec.maxLength });
  }
}

/** A layer of any kind with any allowed parameters. */
export const arbitraryLayer: fc.Arbitrary<Layer> = fc.constantFrom(...layerKinds).chain((kind) => {
  const values = Object.entries(getParameters(kind)).map(([name, spec]) => {
    const value = fc.oneof({ weight: 2, arbitrary: fc.constant(spec.default) }, arbitraryParameter(spec));
    return value.map((chosen) => [name, chosen] as const);
  });
  return fc.tuple(...values).map((entries) => ({ kind, params: Object.fromEntries(entries) }) as Layer);
});

const word = fc.oneof(fc.constantFrom('__proto__', 'constructor', '', '\u001b[31m', '层 1'), fc.string());

/** Designs of up to a dozen layers; connections lead anywhere, cycles included. */
export const arbitraryDesign: fc.Arbitrary<Design> = fc
  .record({
    title: word,
    notes: word,
    resolution: twice(fc.integer({ min: 1, max: 8192 })),
    rule: fc.constantFrom(...statusRules),
    groupIds: fc.uniqueArray(word, { maxLength: 5 }),
    layerIds: fc.uniqueArray(word, { maxLength: 12 }),
  })
  .chain(({ groupIds, layerIds, ...rest }) => {
    const groups = groupIds.map((id, position) =>
      fc.record({
        id: fc.constant(id as GroupId),
        name: word,
        kind: fc.constantFrom('stage' as const, 'block' as const),
        parent: fc.constantFrom(null, ...groupIds.slice(0, position).map((parent) => parent as GroupId)),
      }),
    );
    const layers = layerIds.map((id, position) => {
      const before = layerIds.slice(Math.max(position - 1, 0), position).map((input) => input as LayerId);
      const anywhere = fc.array(fc.constantFrom(...layerIds.map((input) => input as LayerId)), {
        maxLength: 3,
      });
      return fc.record(
        {
          id: fc.constant(id as LayerId),
          name: fc.oneof(fc.constant(id), word),
          layer: arbitraryLayer,
          inputs: fc.oneof(fc.constant(before), anywhere),
          group: fc.constantFrom(null, ...groupIds.map((group) => group as GroupId)),
          notes: fc.string({ minLength: 1 }),
          source: fc.record({ onnxNode: word }),
        },
        { requiredKeys: ['id', 'name', 'layer', 'inputs', 'group'] },
      );
    });
    const place: fc.Arbitrary<Position> = fc.record({ x: realIn(-1e6, 1e6), y: realIn(-1e6, 1e6) });
    return fc
      .record({
        groups: fc.tuple(...groups),
        layers: fc.tuple(...layers),
        places: fc.array(fc.tuple(fc.nat(11), place), { maxLength: 4 }),
      })
      .map(({ groups: groupList, layers: layerList, places }): Design => {
        const positions = new Map<LayerId, Position>();
        for (const [index, position] of places) {
          const node = layerList[index];
          if (node) positions.set(node.id, position);
        }
        return {
          ...rest,
          architecture: {
            groups: new Map(groupList.map((group): [GroupId, LayerGroup] => [group.id, group])),
            layers: new Map(layerList.map((node): [LayerId, LayerNode] => [node.id, node])),
          },
          positions,
        };
      });
  });
