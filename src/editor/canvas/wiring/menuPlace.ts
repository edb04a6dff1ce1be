/** @file Which menu is open on the canvas, and where. */
import type { Point } from '../../../layout/geometry';
import { createCell } from './cell';

/** What a menu is about. */
export type MenuSubject = 'layers' | 'edge' | 'canvas';

/** A menu at a place in the window. */
export interface CanvasMenuPlace {
  readonly subject: MenuSubject;
  readonly client: Point;
}

/** The menu that is open; null while there is none. */
export const openMenu = createCell<CanvasMenuPlace | null>(null);

/** Where the last menu was opened: what it adds goes there. */
export const lastMenuPlace: { client: Point | null } = { client: null };
