/**
 * @file Positions from an architecture: the recipe of the layout.
 *
 * The chain runs straight, branches stand at its right, skip connections run in lanes at its left, and a long
 * chain is wrapped into columns, so that a whole network is seen at once. Deterministic: the same cards, sizes
 * and options give the same layout. Everything is computed in the frame that runs downwards; the direction
 * `right` is its mirror image along the diagonal.
 */
import type { LayerId } from '../architecture/architecture';
import { computeBounds } from './bounds';
import { type CardNetwork, createCardNetwork, type Vertex } from './cardNetwork';
import type { Card, CardGraph } from './cards';
import { computeFit } from './columnBreaks';
import { placeColumns } from './columnPlaces';
import { type Courses, computeCourses } from './courses';
import type { CardBox, CardSize, Direction, Layout, Size } from './geometry';
import { inlineShortcuts } from './inlineShortcuts';
import { keepPlaces } from './keepPlaces';
import { type CardRoom, type Measured, measureItem, type Places } from './measure';
import { mirrorBox, mirrorRoute } from './mirror';
import { computeRoute } from './routes';
import { defaultSpacing, type Spacing } from './spacing';
import { computeStructure, type Series } from './structure';
import { type ArrangeTangle, arrangeInRows, createTangleMemo } from './tangle';
import { type Wrapping, wrapChain } from './wrapping';

/** What a layout depends on besides the cards. */
export interface LayoutOptions {
  readonly direction: Direction;
  /** The size of a card at zoom 1. */
  readonly cardSize: (card: Card) => CardSize;
  /** Wraps to this length: the height of a column, for direction `right` the width of a row. */
  readonly columnLength?: number | undefined;
  /** Without `columnLength`: wraps so that all of the network fits here at the largest zoom up to 1. */
  readonly viewport?: Size | undefined;
  /**
   * Whether the single card of a shortcut stands beside the chain or, narrower, in its column; by default beside
   * where that costs no legibility in the viewport.
   */
  readonly shortcuts?: 'beside' | 'inline' | undefined;
  readonly spacing?: Partial<Spacing> | undefined;
  /** An earlier layout: columns break where they broke and stand where they stood, as long as they fit. */
  readonly previous?: Layout | undefined;
  /** Draws what cannot be taken apart; by default in plain rows, see `dagreTangle.ts` for a better way. */
  readonly arrangeTangle?: ArrangeTangle | undefined;
  /** Told which share of the work is done, from 0 to 1 and never less than before. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

interface Draft {
  readonly series: Series;
  readonly courses: Courses;
  readonly measured: readonly Measured[];
  readonly places: Places;
  readonly wrapping: Wrapping;
  readonly fit: number;
  readonly hasInlineShortcuts: boolean;
  /** The earlier layout that it keeps to. */
  readonly previous: Layout | undefined;
}

/**
 * Lays out the cards.
 *
 * No two cards overlap; connections of the chain lead down a column or to the next one. What equals its
 * predecessor in `options.previous` keeps its identity. O((cards + connections) times the depth of nested
 * branches); tangles cost what `arrangeTangle` costs.
 */
export function computeLayout(graph: CardGraph, options: LayoutOptions): Layout {
  const { direction, previous } = options;
  const spacing = { ...defaultSpacing[direction], ...options.spacing };
  const network = createCardNetwork(graph);
  const draft = chooseDraft(network, spacing, options);
  const { series, measured, courses, places, wrapping } = draft;
  const placed = placeColumns(series, measured, wrapping.breaks.starts, courses, places, {
    spacing,
    columnGap: stretchColumnGap(draft, spacing, options),
    axesBefore: draft.previous?.columns.map((column) => column.axis) ?? [],
  });
  const indexOf = (vertex: Vertex) => courses.outerIndex.get(vertex) ?? 0;
  const getColumn = (vertex: Vertex) => placed.columnOf[indexOf(vertex)] ?? 0;
  const boxes = new Map<LayerId, CardBox>();
  const roomOf = createRoomOf(options);
  for (const vertex of network.vertices) {
    const { x, y } = places.cards.get(vertex) ?? { x: 0, y: 0 };
    const { width, height } = roomOf(vertex);
    boxes.set(vertex.card.id, { x, y, width, height, column: getColumn(vertex) });
  }
  const boxOf = (vertex: Vertex) => boxes.get(vertex.card.id) ?? noBox;
  const routes = courses.all.map((course) =>
    computeRoute(course, { boxOf, columnOf: getColumn, indexOf, placed, places, spacing }),
  );
  const isMirrored = direction === 'right';
  const finalBoxes = isMirrored ? new Map([...boxes].map(([id, box]) => [id, mirrorBox(box)])) : boxes;
  const finalRoutes = isMirrored ? routes.map(mirrorRoute) : routes;
  const layout: Layout = {
    direction,
    boxes: finalBoxes,
    routes: finalRoutes,
    columns: placed.columns.map(({ axis }) => ({ axis })),
    bounds: computeBounds(finalBoxes.values(), finalRoutes),
    hasInlineShortcuts: draft.hasInlineShortcuts,
    columnLength: wrapping.columnLength,
  };
  return previous === undefined ? layout : keepPlaces(layout, previous);
}

const noBox: CardBox = { x: 0, y: 0, width: 0, height: 0, column: 0 };

/** Beside is the clearer drawing: it may cost this share of the zoom. */
const besideShare = 0.95;
/** An earlier layout is given up where a new one would be seen so much larger. */
const keepShare = 0.8;
/** Nor is it of use where fewer of the cards than this were in it: it shows another network. */
const knownShare = 0.5;

function chooseDraft(network: CardNetwork, spacing: Spacing, options: LayoutOptions): Draft {
  const structure = computeStructure(network);
  const arrange = createTangleMemo(options.arrangeTangle ?? arrangeInRows);
  const { shortcuts, previous, viewport, columnLength } = options;
  const inlined = inlineShortcuts(structure);
  // The drafts that may be needed; where fewer are, the work ends sooner than was said.
  const expected = (shortcuts === undefined ? 2 : 1) + (previous === undefined ? 0 : 1);
  let made = 0;
  const draft = (isInline: boolean, before: Layout | undefined) => {
    const place = made++;
    const onProgress = (share: number) => options.onProgress?.((place + share) / expected);
    const shape = isInline ? inlined : structure;
    return createDraft(network, shape, isInline, spacing, { ...options, onProgress }, before, arrange);
  };
  const draftAnew = () => {
    if (shortcuts !== undefined) return draft(shortcuts === 'inline', undefined);
    const beside = draft(false, undefined);
    if (viewport === undefined || columnLength !== undefined || inlined === structure) return beside;
    if (beside.fit >= 1) return beside;
    const inline = draft(true, undefined);
    return beside.fit >= inline.fit * besideShare ? beside : inline;
  };
  if (previous === undefined || previous.direction !== options.direction) return draftAnew();
  const known = network.vertices.filter(({ card }) => previous.boxes.has(card.id)).length;
  if (known < network.vertices.length * knownShare || known === 0) return draftAnew();
  const kept = draft(
    shortcuts === undefined ? previous.hasInlineShortcuts : shortcuts === 'inline',
    previous,
  );
  if (viewport === undefined || kept.fit >= keepShare) return kept;
  const anew = draftAnew();
  return kept.fit < anew.fit * keepShare ? anew : kept;
}

function createDraft(
  network: CardNetwork,
  series: Series,
  hasInlineShortcuts: boolean,
  spacing: Spacing,
  options: LayoutOptions,
  previous: Layout | undefined,
  arrangeTangle: ArrangeTangle,
): Draft {
  const courses = computeCourses(network, series);
  const places: Places = { cards: new Map(), lanes: new Map(), ways: new Map() };
  const context = {
    roomOf: createRoomOf(options),
    spacing,
    lanesOf: courses.lanesOf,
    arrangeTangle,
    places,
  };
  const count = series.items.length;
  const measured = series.items.map((item, index) => {
    const found = measureItem(item, context);
    options.onProgress?.((index + 1) / count);
    return found;
  });
  const room = getRoom(options);
  const { columnLength } = options;
  const wrapping = wrapChain(series, measured, courses, spacing, { columnLength, room, previous });
  const fit =
    room === undefined
      ? 1
      : computeFit(wrapping.breaks, { length: room.height, breadth: room.width }, spacing.columnGap);
  return { series, courses, measured, places, wrapping, fit, hasInlineShortcuts, previous };
}

/** The viewport in the frame that runs downwards. */
function getRoom({ viewport, direction }: LayoutOptions): Size | undefined {
  if (viewport === undefined || direction === 'down') return viewport;
  return { width: viewport.height, height: viewport.width };
}

function createRoomOf({ cardSize, direction }: LayoutOptions): (vertex: Vertex) => CardRoom {
  return ({ card }) => {
    const { width, height, head = 0 } = cardSize(card);
    return direction === 'down'
      ? { width, height, before: head, beside: 0 }
      : { width: height, height: width, before: 0, beside: head };
  };
}

/** Columns move apart where the viewport has room to spare. */
const broadColumnGap = 96;

function stretchColumnGap({ wrapping, fit }: Draft, spacing: Spacing, options: LayoutOptions): number {
  const room = getRoom(options);
  const gaps = wrapping.breaks.starts.length - 1;
  if (room === undefined || fit < 1 || gaps < 1) return spacing.columnGap;
  const share = Math.floor((room.width - wrapping.breaks.breadth) / (gaps + 1) / 4) * 4;
  return Math.max(spacing.columnGap, Math.min(broadColumnGap, share));
}
