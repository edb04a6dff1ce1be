/** @file What the map covers of the canvas: a card that is to be read must not lie below it. */
import type { Rectangle } from '../../../layout/geometry';

/** In pixels of the screen, from the canvas's corner; null while there is no map. */
export const mapCover: { current: Rectangle | null } = { current: null };
