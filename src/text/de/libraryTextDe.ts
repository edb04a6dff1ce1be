/** @file Wörter des Fensters mit den Entwürfen, die dieser Browser aufhebt. */
import type { libraryText } from '../en/libraryText';
import { formatBytes, formatPerAxis, unitSpace } from '../quantities';
import type { Wording } from '../wording';
import { countDe, countLayers } from './wordsDe';

/** Wörter der Sammlung. */
export const libraryTextDe: Wording<typeof libraryText> = {
  title: 'Gespeicherte Entwürfe',
  empty: 'Noch ist nichts gespeichert. Ein Entwurf bleibt mit seiner ersten Änderung in diesem Browser.',
  openNow: 'gerade offen',
  openElsewhere: 'in einem anderen Tab offen',
  open: (title) => `${title} öffnen`,
  rename: (title) => `${title} umbenennen`,
  newTitle: (title) => `Neuer Titel von ${title}`,
  duplicate: (title) => `${title} verdoppeln`,
  remove: (title) => `${title} löschen`,
  isOpenSoStays: 'Der Entwurf, der offen ist, lässt sich nicht löschen.',
  isElsewhereSoStays: 'Ein Entwurf, den ein anderer Tab offen hat, lässt sich nicht löschen.',
  removed: (title) => `${title} gelöscht.`,
  restore: 'Rückgängig',
  restoreTitle: (title) => `Rückgängig: ${title} zurückholen`,
  copyOf: (title) => `${title}, Kopie`,
  search: 'Entwurf suchen',
  nothingFound: 'Kein Entwurf hat alle diese Wörter im Titel.',
  formatLayers: countLayers,
  formatImage: (resolution) => `${formatPerAxis(resolution)}${unitSpace}px`,
  formatUnproductive: (unproductive, judged) => `${unproductive} von ${judged} unproduktiv`,
  formatDate: (date) => date.toLocaleString('de', { dateStyle: 'medium', timeStyle: 'short' }),
  formatPlace: (designs, bytes) =>
    `${countDe(designs, 'Entwurf', 'Entwürfe')}, ${formatBytes(bytes)}, nur in diesem Browser.`,
  full: 'Der Browser gibt dieser Seite keinen Platz mehr: Die letzte Änderung des offenen Entwurfs ist nicht gespeichert. Sie wird es, sobald Platz ist.',
};
