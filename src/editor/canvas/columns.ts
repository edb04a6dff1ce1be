/** @file Cards and a plain arrangement of them in columns. */
import type { Architecture, LayerId } from '../../architecture/architecture';
import type { Position } from '../../document/document';
import { computeConsumers } from '../../graph/graph';
import { catalogue } from '../../layers/catalogue';
import { computeCardSize } from './cardSize';

export interface Card {
  readonly id: LayerId;
  readonly rows: readonly LayerId[];
  readonly main: LayerId;
}

const rowFamilies: ReadonlySet<string> = new Set(['normalization', 'activation', 'regularization']);

export interface CardEdge {
  readonly source: LayerId;
  readonly target: LayerId;
  readonly port: number;
}

export interface CardGraph {
  readonly cards: readonly Card[];
  readonly edges: readonly CardEdge[];
}

export function collectCards(architecture: Architecture): CardGraph {
  const consumers = computeConsumers(architecture.layers);
  const owners = new Map<LayerId, LayerId>();
  const rows = new Map<LayerId, LayerId[]>();
  for (const node of architecture.layers.values()) {
    const [input] = node.inputs;
    const owner = input === undefined ? undefined : owners.get(input);
    const isRow =
      rowFamilies.has(catalogue[node.layer.kind].family) &&
      node.inputs.length === 1 &&
      input !== undefined &&
      owner !== undefined &&
      consumers.get(input)?.length === 1;
    owners.set(node.id, isRow ? owner : node.id);
    if (isRow) rows.get(owner)?.push(node.id);
    else rows.set(node.id, []);
  }
  const edges = [...rows.keys()].flatMap((target) =>
    (architecture.layers.get(target)?.inputs ?? []).map((input, port) => ({
      source: owners.get(input) ?? input,
      target,
      port,
    })),
  );
  return { cards: [...rows].map(([id, attached]) => ({ id, main: id, rows: attached })), edges };
}

const gap = 12;
const columnStep = 296;

export function placeInColumns(
  cards: readonly Card[],
  frame: { readonly width: number; readonly height: number },
): ReadonlyMap<LayerId, Position> {
  const total = cards.reduce((sum, card) => sum + computeCardSize(card).height + gap, 0);
  let best = { count: 1, zoom: 0 };
  for (let count = 1; count < 40; count += 1) {
    const zoom = Math.min(1, frame.width / (count * columnStep), frame.height / (total / count + 60));
    if (zoom > best.zoom + 1e-6) best = { count, zoom };
  }
  const limit = total / best.count + 20;
  const positions = new Map<LayerId, Position>();
  let column = 0;
  let y = 0;
  for (const card of cards) {
    const { height } = computeCardSize(card);
    if (y > 0 && y + height > limit) {
      column += 1;
      y = 0;
    }
    positions.set(card.id, { x: column * columnStep, y });
    y += height + gap;
  }
  return positions;
}
