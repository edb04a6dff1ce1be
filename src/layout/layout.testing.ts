/** @file What tests of the layout share: networks to lay out, and checks that hold for every layout. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Architecture, LayerId } from '../architecture/architecture';
import { type ArchitectureBuilder, createBuilder } from '../architecture/builder';
import type { Card, CardGraph } from './cards';
import type { EdgeRoute, Layout, Point, Rectangle, Size } from './geometry';

/** Adds convolution, normalisation and activation; returns the activation, from which the network goes on. */
export function addConvolution(
  builder: ArchitectureBuilder,
  name: string,
  inputs?: readonly LayerId[],
): LayerId {
  builder.add('Conv2d', name, {}, inputs === undefined ? {} : { inputs });
  builder.add('BatchNorm', `${name}.norm`);
  return builder.add('ReLU', `${name}.act`);
}

/** An input and this many convolutions behind one another. */
export function createChain(length: number): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input');
  for (let index = 1; index <= length; index++) builder.add('Conv2d', `conv${index}`);
  return builder.build();
}

/** Sizes that differ from card to card, as a canvas may ask for them. */
export function getTestSize({ id, rows }: Card): Size {
  return { width: 200 + (id.length % 3) * 8, height: 50 + (rows.length > 0 ? 20 : 0) };
}

/** All cards have this size. */
export function getPlainSize(): Size {
  return { width: 216, height: 50 };
}

/**
 * Acyclic networks in document order, of plain merges. `isWhole`: every layer lies on a path from the first layer
 * to the last.
 */
export function anyNetwork(maxLayers: number, isWhole: boolean): fc.Arbitrary<Architecture> {
  const reach = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 })), {
    minLength: isWhole ? 1 : 0,
    maxLength: 3,
  });
  return fc.array(reach, { minLength: 1, maxLength: maxLayers }).map((layers) => {
    const builder = createBuilder();
    const ids: LayerId[] = [builder.add('Input', 'first')];
    const ends = new Set<LayerId>(ids);
    for (const [index, reaches] of layers.entries()) {
      // Mostly from near by, as in real networks, now and then from anywhere before.
      const inputs = reaches.flatMap(([far, kind]) => {
        const back = kind === 0 ? far % ids.length : far % Math.min(ids.length, kind + 1);
        return ids[ids.length - 1 - back] ?? [];
      });
      for (const input of inputs) ends.delete(input);
      const id = builder.add('Concat', `layer${index}`, {}, { inputs });
      ids.push(id);
      ends.add(id);
    }
    if (isWhole && ends.size > 1) builder.add('Concat', 'last', {}, { inputs: [...ends] });
    return builder.build();
  });
}

/** Checks what holds for every layout: all cards placed, none on another, routes end to end, bounds around all. */
export function expectSound(graph: CardGraph, layout: Layout): void {
  expect([...layout.boxes.keys()].sort()).toEqual(graph.cards.map((card) => card.id).sort());
  expect(findOverlap(layout)).toBeNull();
  expect(layout.routes.map(({ edge }) => edge)).toEqual(graph.edges);
  for (const route of layout.routes) {
    const { edge, points, sourceSide, targetSide } = route;
    expect(isOnSide(points[0], layout.boxes.get(edge.source), sourceSide), `${edge.source} start`).toBe(true);
    expect(isOnSide(points.at(-1), layout.boxes.get(edge.target), targetSide), `${edge.target} end`).toBe(
      true,
    );
  }
  const { x, y, width, height } = layout.bounds;
  const corners: Point[] = [...layout.boxes.values()].flatMap((box) => [
    box,
    { x: box.x + box.width, y: box.y + box.height },
  ]);
  const points = [...corners, ...layout.routes.flatMap((route) => route.points)];
  if (points.length === 0) return;
  expect(x).toBe(Math.min(...points.map((point) => point.x)));
  expect(y).toBe(Math.min(...points.map((point) => point.y)));
  expect(x + width).toBeCloseTo(Math.max(...points.map((point) => point.x)), 6);
  expect(y + height).toBeCloseTo(Math.max(...points.map((point) => point.y)), 6);
}

/** Two cards that overlap, or null. */
export function findOverlap({ boxes }: Layout): readonly [LayerId, LayerId] | null {
  const ordered = [...boxes].sort(([, a], [, b]) => a.x - b.x);
  for (const [index, [id, box]] of ordered.entries()) {
    for (const [otherId, other] of ordered.slice(index + 1)) {
      if (other.x >= box.x + box.width) break;
      if (other.y < box.y + box.height && box.y < other.y + other.height) return [id, otherId];
    }
  }
  return null;
}

function isOnSide(
  point: Point | undefined,
  box: Rectangle | undefined,
  side: EdgeRoute['sourceSide'],
): boolean {
  if (point === undefined || box === undefined) return false;
  const isWithinX = point.x >= box.x && point.x <= box.x + box.width;
  const isWithinY = point.y >= box.y && point.y <= box.y + box.height;
  if (side === 'top') return point.y === box.y && isWithinX;
  if (side === 'bottom') return point.y === box.y + box.height && isWithinX;
  return point.x === (side === 'left' ? box.x : box.x + box.width) && isWithinY;
}

/** Connections that do not lead onwards (down a column, or to a later one), as `source -> target`. */
export function findBackward({ routes, boxes, direction }: Layout): readonly string[] {
  return routes
    .filter(({ edge }) => {
      const from = boxes.get(edge.source);
      const to = boxes.get(edge.target);
      if (from === undefined || to === undefined) return true;
      if (from.column !== to.column) return to.column < from.column;
      return direction === 'down' ? to.y < from.y + from.height : to.x < from.x + from.width;
    })
    .map(({ edge }) => `${edge.source} -> ${edge.target}`);
}

/** Connections that run over a card, as `source -> target over card`. Ways are made of vertical and horizontal stretches. */
export function findRoutesOverCards({ routes, boxes }: Layout): readonly string[] {
  return routes.flatMap(({ edge, points }) =>
    [...boxes]
      .filter(([, box]) =>
        points.slice(1).some((point, index) => {
          const before = points[index] ?? point;
          return (
            Math.max(point.x, before.x) > box.x &&
            Math.min(point.x, before.x) < box.x + box.width &&
            Math.max(point.y, before.y) > box.y &&
            Math.min(point.y, before.y) < box.y + box.height
          );
        }),
      )
      .map(([id]) => `${edge.source} -> ${edge.target} over ${id}`),
  );
}

/** The cards of an architecture in the order of their columns and, within one, of their rows. */
export function listColumns(layout: Layout): readonly (readonly LayerId[])[] {
  const columns: [LayerId, Rectangle][][] = [];
  for (const [id, box] of layout.boxes) {
    columns[box.column] ??= [];
    columns[box.column]?.push([id, box]);
  }
  return columns.map((column) => column.sort(([, a], [, b]) => a.y - b.y || a.x - b.x).map(([id]) => id));
}
