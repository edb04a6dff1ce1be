/** @file The sentences of late panels and dialogs, for components. */
import { use } from 'react';
import { loadLateText, peekLateText } from '../state/language';
import { useStore } from '../state/store';
import type { LateText } from '../text/enLate';

/** The late sentences of the chosen language. Suspends until they are there: for late panels and dialogs. */
export function useLateText(): LateText {
  const language = useStore((state) => state.language);
  return peekLateText(language) ?? use(loadLateText());
}
