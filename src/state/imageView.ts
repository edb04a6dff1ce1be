/** @file What the tab "On an image" shows: the picture, the place on it, and what the pointer chooses there. */
import type { PerAxis } from '../util/perAxis';

/** Pictures that the page draws itself. */
export type SampleId = 'leaf' | 'cat' | 'street' | 'pebbles';

/** How large the object of such a picture is. */
export type ObjectSize = 'small' | 'medium' | 'large';

/** The picture: one of the page's own, or somebody's, which stays in the browser. */
export type ChosenPicture =
  | { readonly kind: 'sample'; readonly sample: SampleId; readonly size: ObjectSize }
  | { readonly kind: 'own'; readonly name: string; readonly bitmap: ImageBitmap };

/** A rectangle on the image by its edges, as shares of its height and width. */
export interface ImageBox {
  readonly low: PerAxis<number>;
  readonly high: PerAxis<number>;
}

/** The view. Places are shares of the image, so that they stay where they are when its size changes. */
export interface ImageView {
  readonly picture: ChosenPicture;
  /** What the pointer and the arrow keys choose on the picture. */
  readonly mode: 'unit' | 'pixel' | 'object';
  /** The place that is looked at; units can look beyond the edges, at less than 0 or more than 1. */
  readonly spot: PerAxis<number>;
  /** The measured object; null: the one that the picture is known to hold. */
  readonly box: ImageBox | null;
}

/** The view before anything was chosen. */
export const firstImageView: ImageView = {
  picture: { kind: 'sample', sample: 'cat', size: 'medium' },
  mode: 'unit',
  spot: [0.5, 0.5],
  box: null,
};
