/** @file Where everything of a network lies in a picture: the page's own layout, unfolded, for a sheet of this shape. */
import type { Architecture } from '../../architecture/architecture';
import type { Design } from '../../document/document';
import { computeCardSize } from '../../layout/cardSize';
import { type CardGraph, computeCards } from '../../layout/cards';
import { arrangeWithDagre } from '../../layout/dagreTangle';
import { type PlacedFrame, placeFrames } from '../../layout/frameRects';
import { computeFrames, findOpenings } from '../../layout/frames';
import type { Layout, Size } from '../../layout/geometry';
import { computeLayout } from '../../layout/layout';
import type { PlacedCard } from '../../layout/placedCard';

/** A network whose parts have their places. */
export interface NetworkLayout {
  readonly graph: CardGraph;
  readonly layout: Layout;
  readonly placed: readonly PlacedCard[];
  readonly frames: readonly PlacedFrame[];
}

/** Between columns there is room for lanes and frames. */
const spacing = { columnGap: 56 };
/** Room above a card for the names of groups that begin with it. */
const head = 17;

/** The shape of sheet that a network is wrapped for where the caller says nothing: lying, three to two. */
const defaultSheet: Size = { width: 1200, height: 800 };

/** Lays a network out; cards that were placed by hand stand where they were put. */
export function layOutNetwork(
  architecture: Architecture,
  positions: Design['positions'],
  sheet: Size = defaultSheet,
): NetworkLayout {
  const graph = computeCards(architecture);
  const frames = computeFrames(graph, architecture);
  const openings = findOpenings(frames);
  const layout = computeLayout(graph, {
    direction: 'down',
    cardSize: (card) => computeCardSize(card, openings.has(card.id)),
    viewport: sheet,
    spacing,
    arrangeTangle: arrangeWithDagre,
  });
  const placed = graph.cards.flatMap((card) => {
    const box = layout.boxes.get(card.id);
    if (box === undefined) return [];
    const { width, height } = box;
    const { x, y } = positions.get(card.id) ?? box;
    return [{ card, x, y, width, height, isOpening: openings.has(card.id) }];
  });
  return { graph, layout, placed, frames: placeFrames(frames, placed, layout, head) };
}
