/** @file What every part of the panel gets. */
import type { Size } from '../../layout/geometry';

/** The room that a part has without scrolling, in pixels. */
export interface ViewProps {
  readonly room: Size;
}
