/** @file Wörter des Fensters, das einen Entwurf als Link teilt. */
import type { LinkReach } from '../../codecs/url/linkReach';
import type { sharingText } from '../en/sharingText';
import { formatExact } from '../quantities';
import type { Wording } from '../wording';

const reaches: Readonly<Record<LinkReach, string>> = {
  everywhere: 'Jedes Chatprogramm nimmt ihn.',
  most: 'Manche Chatprogramme kürzen Links von mehr als 2000; Mails und Dokumente nehmen ihn.',
  few: 'Viele Programme kürzen Links von mehr als 8000. Eine Datei ist sicherer.',
  none: 'Das ist zu lang für einen Link. Stattdessen eine Datei teilen.',
};

/** Wörter des Fensters. */
export const sharingTextDe: Wording<typeof sharingText> = {
  title: (name) => `${name} teilen`,
  link: 'Link',
  copyLink: 'Link kopieren',
  copied: 'Kopiert',
  notCopied:
    'Der Browser lässt die Seite nicht in die Zwischenablage schreiben: Der Text ist markiert, bitte mit Tasten kopieren.',
  hand: 'Senden …',
  formatReach: (length, reach) => `${formatExact(length)} Zeichen: ${reaches[reach]}`,
  lesson:
    'Es ist der Link der Lektion, mit dem Netz, mit dem sie beginnt: Ein Link nur zum Netz zeigte die Zahlen, die die Lektion verbirgt.',
  stays:
    'Der ganze Entwurf steht im Link und nirgends sonst: Nichts liegt auf einem Server. Wer den Link hat, hat den Entwurf, wie er jetzt ist; spätere Änderungen brauchen einen neuen Link.',
  local:
    'Diese Seite kommt vom eigenen Rechner: Der Link öffnet sich nur, wo Fovea unter derselben Adresse läuft.',
  qr: 'QR-Code des Links',
  showLarge: 'Groß zeigen',
  showSmall: 'Zurück',
  noQr: (length, max) =>
    `Kein QR-Code: Einer fasst ${formatExact(max)} Zeichen, und der Link hat ${formatExact(length)}.`,
  denseQr: 'Dieser Code ist dicht: Kameras müssen nah heran.',
  embed: 'Auf einer eigenen Seite',
  embedHint: 'Eine Ansicht des Netzes, mit einem Knopf, der es in Fovea öffnet.',
  embedCode: 'HTML für eine Seite',
  copyEmbed: 'HTML kopieren',
  nothing: 'Noch gibt es nichts zu teilen: zuerst eine Schicht hinzufügen.',
  saveFile: 'Als Datei sichern',
  export: 'Andere Formate',
};
