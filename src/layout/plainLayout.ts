/**
 * @file The plainest of layouts, for those who do not want to wait for a better one: cards in document order, column by
 * column, as wide and high together as what they are seen in.
 */
import type { LayerId } from '../architecture/architecture';
import { computeBounds } from './bounds';
import type { CardGraph } from './cards';
import { drawFreeWay } from './edgePath';
import type { CardBox, EdgeRoute, Layout } from './geometry';
import type { LayoutOptions } from './layout';
import { defaultSpacing } from './spacing';

/** Lays out the cards. No two overlap; connections lead wherever they must. O(cards + connections). */
export function computePlainLayout(
  graph: CardGraph,
  {
    direction,
    cardSize,
    viewport = { width: 1, height: 1 },
  }: Pick<LayoutOptions, 'direction' | 'cardSize' | 'viewport'>,
): Layout {
  const { rowGap, columnGap } = defaultSpacing[direction];
  const isDown = direction === 'down';
  const sizes = graph.cards.map(cardSize);
  const [gapX, gapY] = isDown ? [columnGap, rowGap] : [rowGap, columnGap];
  const stepX = Math.max(...sizes.map(({ width }) => width), 1) + gapX;
  const stepY = Math.max(...sizes.map(({ height, head = 0 }) => height + head), 1) + gapY;
  const [along, across] = isDown ? [stepY, stepX] : [stepX, stepY];
  const [roomAlong, roomAcross] = isDown
    ? [viewport.height, viewport.width]
    : [viewport.width, viewport.height];
  // As many in a column that length : breadth = that of the room.
  const count = Math.sqrt((sizes.length * across * roomAlong) / (along * roomAcross));
  const perColumn = Math.max(1, Math.ceil(count));
  const boxes = new Map<LayerId, CardBox>();
  for (const [index, { id }] of graph.cards.entries()) {
    const column = Math.floor(index / perColumn);
    const place = index % perColumn;
    const { width = 0, height = 0, head = 0 } = sizes[index] ?? {};
    const [x, y] = isDown ? [column * stepX, place * stepY] : [place * stepX, column * stepY];
    boxes.set(id, { x, y: y + head, width, height, column });
  }
  const routes = graph.edges.flatMap((edge): EdgeRoute[] => {
    const [source, target] = [boxes.get(edge.source), boxes.get(edge.target)];
    if (source === undefined || target === undefined) return [];
    const kind = source.column === target.column ? 'straight' : 'wrap';
    const points = drawFreeWay(source, target, direction).line;
    const [sourceSide, targetSide] = isDown ? (['bottom', 'top'] as const) : (['right', 'left'] as const);
    return [{ edge, kind, sourceSide, targetSide, lane: 0, points }];
  });
  const columns = Math.ceil(sizes.length / perColumn);
  return {
    direction,
    boxes,
    routes,
    columns: Array.from({ length: columns }, (_, column) => ({ axis: (column + 0.5) * across })),
    bounds: computeBounds(boxes.values(), routes),
    hasInlineShortcuts: false,
    columnLength: perColumn * along,
  };
}
