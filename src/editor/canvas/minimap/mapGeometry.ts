/** @file Where things are on the small map of the network. */
import type { Rectangle, Size } from '../../../layout/geometry';
import type { ShownPart } from '../fitView';

/** The map at most, in pixels of the screen. */
export const largestMap: Size = { width: 184, height: 128 };
/** A network that is a single line must still be a thing to press on. */
const smallestSide = 28;
/** What stays free around the network, in pixels of the map. */
const margin = 4;

/** How the canvas is brought onto the map: place on the map = place on the canvas x scale + (x, y). */
export interface MapFrame extends Size {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** The map for a network within these bounds. */
export function computeMapFrame(bounds: Rectangle): MapFrame {
  const room = { width: largestMap.width - 2 * margin, height: largestMap.height - 2 * margin };
  const scale = Math.min(room.width / Math.max(bounds.width, 1), room.height / Math.max(bounds.height, 1));
  const side = (length: number) => Math.max(smallestSide, Math.round(length * scale) + 2 * margin);
  const [width, height] = [side(bounds.width), side(bounds.height)];
  return {
    width,
    height,
    scale,
    x: (width - bounds.width * scale) / 2 - bounds.x * scale,
    y: (height - bounds.height * scale) / 2 - bounds.y * scale,
  };
}

/** What a canvas of this size shows, in its own pixels. */
export function computeShownPart({ x, y, zoom }: ShownPart, { width, height }: Size): Rectangle {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

/** A part of the canvas as it lies on the map. */
export function toMap(part: Rectangle, { x, y, scale }: MapFrame): Rectangle {
  return {
    x: part.x * scale + x,
    y: part.y * scale + y,
    width: part.width * scale,
    height: part.height * scale,
  };
}

/** Whether a part of the canvas holds everything within these bounds; a hair's breadth does not count. */
export function isAllShown(part: Rectangle, bounds: Rectangle): boolean {
  const slack = part.width * 0.01;
  return (
    bounds.x >= part.x - slack &&
    bounds.y >= part.y - slack &&
    bounds.x + bounds.width <= part.x + part.width + slack &&
    bounds.y + bounds.height <= part.y + part.height + slack
  );
}
