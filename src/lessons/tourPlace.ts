/** @file Where a callout of the tour goes: beside what it points at, over as little as possible of what it speaks of. */

/** A rectangle on the page, in pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Size = Pick<Area, 'width' | 'height'>;

/** Between a callout and what it stands beside, and to the edge of the page. */
const margin = 12;
/** Between what is pointed at and the line around it. */
const outset = 4;

/** The smallest area that holds all of these; there is at least one. */
export function joinAreas(areas: readonly Area[]): Area {
  const left = Math.min(...areas.map((area) => area.left));
  const top = Math.min(...areas.map((area) => area.top));
  const right = Math.max(...areas.map((area) => area.left + area.width));
  const bottom = Math.max(...areas.map((area) => area.top + area.height));
  return { left, top, width: right - left, height: bottom - top };
}

/** The line around what is pointed at: a little outside of it, and on the page. */
export function frameArea({ left, top, width, height }: Area, page: Size): Area {
  const [x, y] = [Math.max(0, left - outset), Math.max(0, top - outset)];
  return {
    left: x,
    top: y,
    width: Math.min(page.width, left + width + outset) - x,
    height: Math.min(page.height, top + height + outset) - y,
  };
}

function computeOverlap(a: Area, b: Area): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}

/** Below, above, to the left and to the right. */
function listPlacesBeside(area: Area, card: Size): readonly Pick<Area, 'left' | 'top'>[] {
  const middle = area.left + (area.width - card.width) / 2;
  return [
    { left: middle, top: area.top + area.height + margin },
    { left: middle, top: area.top - card.height - margin },
    { left: area.left - card.width - margin, top: area.top + margin },
    { left: area.left + area.width + margin, top: area.top + margin },
  ];
}

/**
 * The place of a callout, always on the page: at a side of what it points at or of all that it speaks of. What it
 * points at is covered least, then the rest; of equals the first.
 */
export function placeCallout(
  anchor: Area,
  spared: readonly Area[],
  card: Size,
  page: Size,
): Pick<Area, 'left' | 'top'> {
  const clampTo = (value: number, size: number, room: number) =>
    Math.max(margin, Math.min(value, room - size - margin));
  const places = [anchor, joinAreas([anchor, ...spared])]
    .flatMap((area) => listPlacesBeside(area, card))
    .map(({ left, top }): Area => {
      const { width, height } = card;
      return {
        left: clampTo(left, width, page.width),
        top: clampTo(top, height, page.height),
        width,
        height,
      };
    })
    .map((place) => ({
      place,
      hidden: computeOverlap(place, anchor),
      covered: spared.reduce((sum, area) => sum + computeOverlap(place, area), 0),
    }));
  const [best] = places.toSorted((a, b) => a.hidden - b.hidden || a.covered - b.covered);
  return best?.place ?? { left: margin, top: margin };
}
