/**
 * @file English of what is loaded behind the first picture: topics that only late panels and dialogs show.
 *
 * The first load has a budget, so a topic belongs into `en.ts` only if the first picture shows it.
 */
import { dockText } from './en/dockText';

/** English sentences of late panels and dialogs. */
export const enLate = {
  dock: dockText,
};

/** What every language must provide for late panels and dialogs. */
export type LateText = typeof enLate;
