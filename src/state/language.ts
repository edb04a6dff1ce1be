/** @file The language of the page. */
import { en, type Text } from '../text/en';

/** The sentences of the chosen language, outside of components. */
export function getText(): Text {
  return en;
}

/** The sentences of the chosen language. */
export function useText(): Text {
  return en;
}
