/** @file The mirror image along the diagonal: the frame that runs downwards becomes one that runs to the right. */
import type { CardBox, EdgeRoute, Point, Rectangle, Side } from './geometry';

/** The mirror image of a point. */
export function mirrorPoint({ x, y }: Point): Point {
  return { x: y, y: x };
}

/** The mirror image of a rectangle. */
export function mirrorRectangle({ x, y, width, height }: Rectangle): Rectangle {
  return { x: y, y: x, width: height, height: width };
}

/** The mirror image of a card. */
export function mirrorBox(box: CardBox): CardBox {
  return { ...mirrorRectangle(box), column: box.column };
}

const mirroredSides: { readonly [S in Side]: Side } = {
  top: 'left',
  left: 'top',
  bottom: 'right',
  right: 'bottom',
};

/** The mirror image of a route. */
export function mirrorRoute(route: EdgeRoute): EdgeRoute {
  const [first, second, ...rest] = route.points;
  return {
    ...route,
    sourceSide: mirroredSides[route.sourceSide],
    targetSide: mirroredSides[route.targetSide],
    points: [mirrorPoint(first), mirrorPoint(second), ...rest.map(mirrorPoint)],
  };
}
