/** @file What the benchmarks show: designs for the page, and the same layers as a graph for the bare one. */
import type { Architecture, LayerId } from '../src/architecture/architecture';
import { createBuilder } from '../src/architecture/builder';
import { writeDesignText } from '../src/codecs/json/writeDesign';
import { createDesign } from '../src/document/document';
import { computeCards } from '../src/layout/cards';
import { computeLayout } from '../src/layout/layout';
import type { BareGraph } from './bareFlow/bareFlow';

/** Residual blocks of ten layers in stages of twenty blocks, until there are so many layers. */
export function createLargeNetwork(layerCount: number): Architecture {
  const net = createBuilder();
  net.add('Input', 'input');
  let made = 1;
  for (let stage = 1; made < layerCount; stage += 1) {
    net.group('stage', `stage${stage}`, () => {
      for (let block = 1; block <= 20 && made < layerCount; block += 1) {
        const name = `stage${stage}.${block}`;
        net.group('block', name, () => {
          const skip = net.last;
          for (let layer = 1; layer <= 3; layer += 1) {
            // Numbers of filters that differ: no two blocks are alike.
            net.add('Conv2d', `${name}.conv${layer}`, { outChannels: layer === 2 ? block + 1 : 64 });
            net.add('BatchNorm', `${name}.bn${layer}`);
            net.add('ReLU', `${name}.relu${layer}`);
          }
          net.add('Add', `${name}.add`, {}, { inputs: [net.last, skip] });
        });
        made += 10;
      }
    });
  }
  return net.build();
}

/** A design file. */
export function writeDesignFile(title: string, architecture: Architecture): Buffer {
  return Buffer.from(writeDesignText(createDesign(architecture, { title, resolution: [224, 224] })));
}

const cardSize = { width: 224, height: 70 };
const nodeGap = 60;

/**
 * All layers as nodes and all connections as edges; the cards stand as on the page, and the layers of a card one below
 * the other.
 */
export function createLayerGraph(architecture: Architecture): BareGraph {
  const cards = computeCards(architecture);
  const columnLength = 30 * nodeGap;
  const { boxes } = computeLayout(cards, {
    direction: 'down',
    cardSize: ({ rows }) => ({ width: 160, height: nodeGap * (rows.length + 1) }),
    columnLength,
  });
  const places = new Map<LayerId, { readonly x: number; readonly y: number }>();
  for (const { id, main, rows } of cards.cards) {
    const { x = 0, y = 0 } = boxes.get(id) ?? {};
    for (const [row, layer] of [main, ...rows].entries()) places.set(layer, { x, y: y + row * nodeGap });
  }
  const layers = [...architecture.layers.values()];
  return {
    nodes: layers.map(({ id, name }) => ({ id, label: name, x: 0, y: 0, ...places.get(id) })),
    edges: layers.flatMap(({ id, inputs }) => inputs.map((source) => ({ source, target: id }))),
  };
}

/** Only the cards as nodes, and the connections between them: fewer than there are layers. */
export function createCardGraph(architecture: Architecture): BareGraph {
  const cards = computeCards(architecture);
  const { boxes } = computeLayout(cards, {
    direction: 'down',
    cardSize: () => cardSize,
    viewport: { width: 900, height: 480 },
  });
  const getName = (id: LayerId) => architecture.layers.get(id)?.name ?? id;
  return {
    nodes: cards.cards.map(({ id, main }) => {
      const { x = 0, y = 0 } = boxes.get(id) ?? {};
      return { id, label: getName(main), x, y };
    }),
    edges: cards.edges.map(({ source, target }) => ({ source, target })),
  };
}
