/** @file Wie die Schritte des Bearbeitens heißen, und was über sie gesagt wird. */
import type { stepText } from '../en/stepText';
import type { Wording } from '../wording';
import { countLayers } from './wordsDe';

function formatLayers(names: readonly string[]): string {
  const [name] = names;
  return names.length === 1 && name !== undefined ? name : countLayers(names.length);
}

/** Namen von Schritten, und kurze Meldungen. */
export const stepTextDe: Wording<typeof stepText> = {
  formatLayers,
  add: (what) => `${what} hinzufügen`,
  remove: (names) => `${formatLayers(names)} löschen`,
  duplicate: (names) => `${formatLayers(names)} verdoppeln`,
  cut: (names) => `${formatLayers(names)} ausschneiden`,
  paste: (count) => `${countLayers(count)} einfügen`,
  cutConnection: (source, target) => `${source} von ${target} trennen`,
  replug: (source, target) => `Verbindung umstecken: ${source} zu ${target}`,
  insert: (what, source, target) => `${what} zwischen ${source} und ${target} setzen`,
  orderInputs: (name) => `Eingänge von ${name} ordnen`,
  connect: (source, target) => `${source} mit ${target} verbinden`,
  skip: (names) => `Abkürzung um ${formatLayers(names)}`,
  group: (names) => `${formatLayers(names)} gruppieren`,
  ungroup: (name) => `Gruppe ${name} auflösen`,
  renameGroup: (name) => `${name} umbenennen`,
  groupKind: (name, kind) => `${name} zu ${kind === 'stage' ? 'einer Stufe' : 'einem Block'} machen`,
  tidy: 'Anordnung aufräumen',
  tidySome: (names) => `${formatLayers(names)} aufräumen`,
  moveOut: (group) => `Aus ${group} herausnehmen`,
  moveIn: (group) => `In ${group} aufnehmen`,
  repeat: (name, count) => `${name} wiederholen: ${count}`,
  copied: (count) => `${countLayers(count)} als Link kopiert.`,
  pasted: (count) => `${countLayers(count)} eingefügt.`,
  openInstead: 'Als Entwurf öffnen',
  nothingToPaste: 'Die Zwischenablage enthält keinen Link eines Entwurfs.',
  clipboardClosed:
    'Der Browser lässt die Seite die Zwischenablage nicht lesen. Stattdessen die Taste zum Einfügen drücken.',
  noSkip:
    'Eine Abkürzung führt um einen Weg mit einem Eingang und einem Ausgang. Zuerst einen solchen Weg auswählen.',
};
