/** @file Wörter der Ansicht, die ein Rahmen auf einer anderen Seite zeigt. */
import type { embeddingText } from '../en/embeddingText';
import type { Wording } from '../wording';

/** Wörter der Ansicht. */
export const embeddingTextDe: Wording<typeof embeddingText> = {
  open: 'In Fovea öffnen',
  newTab: '(in einem neuen Tab)',
  empty: 'Dieser Entwurf hat noch keine Schichten.',
  remedy: 'Wer diese Seite gemacht hat, kann das HTML neu kopieren: Es steht in Fovea unter „Teilen“.',
};
