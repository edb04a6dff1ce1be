/** @file The mirror image along the diagonal: the frame that runs downwards becomes one that runs to the right. */
import type { CardBox, EdgeRoute, Point, Side } from './geometry';

/** The mirror image of a card. */
export function mirrorBox(box: CardBox): CardBox {
  return { x: box.y, y: box.x, width: box.height, height: box.width, column: box.column };
}

const mirroredSides: { readonly [S in Side]: Side } = {
  top: 'left',
  left: 'top',
  bottom: 'right',
  right: 'bottom',
};

/** The mirror image of a route. */
export function mirrorRoute(route: EdgeRoute): EdgeRoute {
  const mirror = ({ x, y }: Point): Point => ({ x: y, y: x });
  const [first, second, ...rest] = route.points;
  return {
    ...route,
    sourceSide: mirroredSides[route.sourceSide],
    targetSide: mirroredSides[route.targetSide],
    points: [mirror(first), mirror(second), ...rest.map(mirror)],
  };
}
