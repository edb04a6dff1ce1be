/** @file Wörter des Docks. */
import type { dockText } from '../en/dockText';

/** Wörter des Docks. */
export const dockTextDe: typeof dockText = {
  loading: 'Wird geladen …',
  show: (tab) => `Das Register ${tab} zeigen`,
};
