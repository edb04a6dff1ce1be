/** @file The sentences of late panels and dialogs, for components. */
import { use } from 'react';
import { loadLateText } from '../state/language';
import { useStore } from '../state/store';
import type { AllText } from '../text/enLate';

/** All sentences of the chosen language. Suspends until they are there: for late panels and dialogs. */
export function useLateText(): AllText {
  const language = useStore((state) => state.language);
  return use(loadLateText(language));
}
