/** @file The layout client with its real worker. */
import { expect, test } from 'vitest';
import type { LayerId } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { computeCards } from '../layout/cards';
import type { Layout } from '../layout/geometry';
import { createLayoutClient } from './layoutClient';

test('dagre draws a tangle in the worker', async () => {
  const builder = createBuilder();
  const start = builder.add('Input', 'input');
  const a = builder.add('Conv2d', 'a', {}, { inputs: [start] });
  const b = builder.add('Conv2d', 'b', {}, { inputs: [start] });
  const c = builder.add('Conv2d', 'c', {}, { inputs: [a] });
  const d = builder.add('Concat', 'd', {}, { inputs: [a, b] });
  builder.add('Concat', 'end', {}, { inputs: [c, d] });
  const graph = computeCards(builder.build());
  const client = createLayoutClient();
  const layout = await new Promise<Layout>((resolve) => {
    const request = { direction: 'down', cardSize: () => ({ width: 200, height: 50 }) } as const;
    expect(client.request(graph, request, resolve)).toBeNull();
  });
  client.dispose();
  expect(layout.boxes.size).toBe(graph.cards.length);
  // In plain rows the first card of a row would stand exactly below the input.
  expect(layout.boxes.get('a' as LayerId)?.x).not.toBe(layout.boxes.get('input' as LayerId)?.x);
});
