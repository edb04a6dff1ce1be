/** @file Bilder, ohne die eine Sammlung gelesen wird, und warum. */
import type { LeftOut } from '../../training/leftOut';
import { countDe, listDe } from './wordsDe';

/** Was aus einem Grund wegbleibt. */
export function formatLeftOut({ reason, count, names }: LeftOut): string {
  const pictures = countDe(count, 'Bild', 'Bilder');
  const stay = count === 1 ? 'bleibt' : 'bleiben';
  const some = names.length > 4 ? `${names.slice(0, 3).join(', ')} und andere` : listDe(names, 'und');
  switch (reason) {
    case 'unreadable':
      return `${countDe(count, 'Bild ließ', 'Bilder ließen')} sich nicht öffnen und ${stay} weg.`;
    case 'foreign':
      return `${pictures} in Formaten, die hier nicht gelesen werden (${some}), ${stay} weg. Als PNG oder JPEG würden sie genommen.`;
    case 'classless':
      return `${pictures} ohne Ordner einer Klasse ${stay} weg: ${some}.`;
    case 'untrained':
      return `${pictures} zum Testen ${stay} weg: Für ${some} gibt es keines zum Trainieren.`;
    case 'beside':
      return `${pictures} neben den Ordnern zum Trainieren und Testen ${stay} weg, in ${some}.`;
    case 'unlabelled':
      return `${countDe(count, 'Zeile', 'Zeilen')} ohne Klasse ${stay} weg, in ${some}.`;
  }
}
