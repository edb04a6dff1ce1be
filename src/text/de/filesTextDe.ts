/** @file Wörter für Dateien, in die Entwürfe gesichert werden. */
import type { filesText } from '../en/filesText';
import type { Wording } from '../wording';

/** Wörter für Dateien. */
export const filesTextDe: Wording<typeof filesText> = {
  design: 'Entwurf von Fovea',
  saved: (name) => `In ${name} gesichert.`,
  notAllowed: (name) => `Der Browser lässt die Seite nicht in ${name} schreiben.`,
  notSaved: (name) => `${name} ließ sich nicht schreiben: Die Datei ist vielleicht weg oder die Platte voll.`,
  saveElsewhere: 'Anderswo sichern',
};
