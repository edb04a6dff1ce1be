/**
 * @file What a layout is: places of cards, routes of connections, columns. All lengths are pixels of the canvas
 * at zoom 1; x grows to the right, y downwards.
 */
import type { LayerId } from '../architecture/architecture';
import type { CardEdge } from './cards';

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of a card with the room that it wants. */
export interface CardSize extends Size {
  /** Room above the card, for the name of a group that begins with it. */
  readonly head?: number;
}

/** A place in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its top left corner and its size, in pixels. */
export interface Rectangle extends Point, Size {}

/** Where a card lies. */
export interface CardBox extends Rectangle {
  /** The column (for direction `right`: the row) of the wrapped network that holds it, from 0. */
  readonly column: number;
}

/** A side of a card. */
export type Side = 'top' | 'right' | 'bottom' | 'left';

/**
 * How a connection runs: `straight` to the next card of a chain; `branch` to or from a card beside the chain;
 * `lane` beside the chain (skip connections); `wrap` to another column; `back` against the direction, which
 * happens only on cycles.
 */
export type RouteKind = 'straight' | 'branch' | 'lane' | 'wrap' | 'back';

/** The way of one connection. */
export interface EdgeRoute {
  readonly edge: CardEdge;
  readonly kind: RouteKind;
  /** The side of the source card at which it leaves. */
  readonly sourceSide: Side;
  /** The side of the target card at which it enters. */
  readonly targetSide: Side;
  /** For `lane`: which lane beside the chain, 0 is the nearest. Otherwise 0. */
  readonly lane: number;
  /** Corners of the way from the edge of the source card to the edge of the target card; at least two. */
  readonly points: readonly [Point, Point, ...Point[]];
}

/** One column (for direction `right`: row) of the wrapped network. */
export interface LayoutColumn {
  /** Where its chain runs: the x (for direction `right`: the y) that all its cards of the main path are centred on. */
  readonly axis: number;
}

/** Whether the network is read downwards, column by column, or to the right, row by row. */
export type Direction = 'down' | 'right';

/** Places and routes of everything on the canvas. */
export interface Layout {
  readonly direction: Direction;
  /** By card id. */
  readonly boxes: ReadonlyMap<LayerId, CardBox>;
  /** One a connection, in the order of the card graph. */
  readonly routes: readonly EdgeRoute[];
  readonly columns: readonly LayoutColumn[];
  /** Holds every card and every route. */
  readonly bounds: Rectangle;
  /** Whether a shortcut with one card of its own stands in the chain's column, for narrowness. */
  readonly hasInlineShortcuts: boolean;
  /** The length that a column was wrapped to. */
  readonly columnLength: number;
}
