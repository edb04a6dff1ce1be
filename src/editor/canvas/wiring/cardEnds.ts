/** @file Where connections enter and leave a card: a layer with its rows, or a whole folded group. */
import type { Architecture, LayerId } from '../../../architecture/architecture';
import type { Edge } from '../../../architecture/edge';
import { findEnds } from '../../../graph/region';
import { getDefinition } from '../../../layers/catalogue';
import type { Card, CardGraph } from '../../../layout/cards';

type Layers = Architecture['layers'];

/** Whether a card stands for a layer. */
export function hasLayer({ main, rows, folded }: Card, id: LayerId): boolean {
  return main === id || rows.includes(id) || (folded?.layers.includes(id) ?? false);
}

/** The layers of a folded group that are fed from outside, or would be. */
function findInlets({ folded }: Card, layers: Layers): readonly LayerId[] {
  const inside = new Set(folded?.layers);
  return [...inside].filter((id) => {
    const node = layers.get(id);
    if (node === undefined) return false;
    const { min, max } = getDefinition(node.layer.kind).arity;
    const isFed = node.inputs.some((input) => !inside.has(input));
    return max > 0 && (isFed || node.inputs.length < min);
  });
}

/** The layer at which connections enter a card. */
export function getEntry(card: Card, layers: Layers): LayerId {
  return (card.folded && findInlets(card, layers)[0]) ?? card.main;
}

/** The layer at which connections leave a card: the last of its rows, the end of its groups. */
export function getExit({ main, rows, folded }: Card, layers: Layers): LayerId {
  const end = folded && findEnds(layers, new Set(folded.layers)).at(-1);
  return end ?? rows.at(-1) ?? main;
}

/**
 * The layers that a new connection to a card feeds: its entry, and in a folded group all others that still want what
 * comes from outside, such as the sum of a residual block.
 */
export function getEntries(card: Card, layers: Layers): readonly LayerId[] {
  const entry = getEntry(card, layers);
  const wanting = findInlets(card, layers).filter((id) => {
    const node = layers.get(id);
    return (
      id !== entry && node !== undefined && node.inputs.length < getDefinition(node.layer.kind).arity.min
    );
  });
  return [entry, ...wanting];
}

/** Whether a card takes input. */
export function takesInput(card: Card, layers: Layers): boolean {
  const node = layers.get(getEntry(card, layers));
  return node !== undefined && getDefinition(node.layer.kind).arity.max > 0;
}

/** What is drawn as one connection to a folded card: the others from the same layer to the same card. */
export function findAlong(
  { layers }: Architecture,
  { cards, cardOf }: Pick<CardGraph, 'cards' | 'cardOf'>,
  { target, port }: Edge,
): readonly Edge[] {
  const source = layers.get(target)?.inputs[port];
  const id = cardOf.get(target);
  const folded = cards.find((card) => card.id === id)?.folded;
  if (source === undefined || folded === undefined) return [];
  return folded.layers.flatMap((layer) =>
    (layers.get(layer)?.inputs ?? []).flatMap((input, at) =>
      input === source && !(layer === target && at === port) ? { target: layer, port: at } : [],
    ),
  );
}
