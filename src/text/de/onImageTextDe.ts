/** @file Wörter und Sätze der Ansicht, die Felder auf einem Bild zeigt. Zeilen, Spalten und Einheiten zählen ab 0. */
import type { Extent } from '../../analysis/sight/unitExtent';
import type { PerAxis } from '../../util/perAxis';
import type { onImageText } from '../en/onImageText';
import {
  formatBytes,
  formatNumber,
  formatPerAxis,
  formatPercent,
  formatPixels,
  formatSize,
} from '../quantities';
import type { Wording } from '../wording';

const formatPlace = ([row, column]: PerAxis<number>) => `(${formatNumber(row)}, ${formatNumber(column)})`;

const formatSpan = (one: string, low: number, high: number) =>
  low === high ? `${one} ${formatNumber(low)}` : `${one}n ${formatNumber(low)} bis ${formatNumber(high)}`;

const formatExtent = ({ low, high }: Extent) =>
  `${formatSpan('Zeile', low[0], high[0])} und ${formatSpan('Spalte', low[1], high[1])}`;

const formatOutside = (share: number) =>
  share === 0
    ? 'ganz im Bild'
    : share === 1
      ? 'ganz außerhalb des Bildes'
      : `${formatPercent(share)} davon außerhalb des Bildes`;

/** Was die Ansicht sagt. */
export const onImageTextDe: Wording<typeof onImageText> = {
  layer: 'Schicht',
  walk: 'Durch die Schichten gehen',
  previous: 'Vorige Schicht',
  next: 'Nächste Schicht',
  play: 'Vom Bild bis zu dieser Schicht wachsen lassen',
  pause: 'Anhalten',
  mode: 'Was ein Druck auf das Bild wählt',
  modes: { unit: 'Einheit', pixel: 'Pixel', object: 'Objekt' },
  hand: {
    unit: 'Bild: Ziehen oder Pfeiltasten wählen eine Einheit',
    pixel: 'Bild: Ziehen oder Pfeiltasten wählen ein Pixel',
    object:
      'Bild: Ziehen zeichnet einen Rahmen um ein Objekt; Pfeiltasten verschieben ihn, mit Umschalt ändern sie seine Größe',
  },
  map: (name) => `Einheiten von ${name}: Ziehen oder Pfeiltasten wählen eine`,
  mapTitle: (size) => `${formatSize(size)} Einheiten`,
  formatUnitPlace: (unit) => `Einheit ${formatPlace(unit)}`,
  formatUnit: (name, unit, extent, size, outside) =>
    `Einheit ${formatPlace(unit)} von ${name} sieht ${formatExtent(extent)}: ${formatSize(size)} Pixel, ${formatOutside(outside)}.`,
  formatPaths: (min, max) =>
    `Auf dem kürzesten Weg sieht sie ${formatPerAxis(min)}, auf dem längsten ${formatPerAxis(max)}.`,
  apart:
    'Die Wege sehen verschiedene Stellen: zusammen reichen sie weiter als der längste. Das kleinste Feld ist dort gezeichnet, wohin der kürzeste sieht.',
  frame:
    'Das ist ein Rahmen: hinter Vergrößerungen oder Wegen ungleicher Schrittweite kann eine Einheit weniger sehen. Das kleinste Feld ist in seiner Mitte gezeichnet.',
  besides: 'Über eine globale Schicht hängt sie auch vom ganzen Bild ab.',
  formatWhole: (name) => `Alles in ${name} sieht das ganze Bild.`,
  formatUnreached: (name) => `Das Bild erreicht ${name} nicht.`,
  formatNoMap: (name) =>
    `Wie groß die Karte von ${name} ist, lässt sich erst sagen, wenn behoben ist, was am Netz nicht stimmt.`,
  beyond: 'Es reicht weiter als diese Zeichnung.',
  formatDots: (jump) => `Mitten der Einheiten, Abstand ${formatPerAxis(jump)} px`,
  legend: {
    min: 'kleinstes Feld',
    max: 'über alle Wege',
    frame: 'Rahmen',
    outside: 'außerhalb des Bildes',
    pixel: 'das Pixel',
    object: 'das Objekt',
    seeing: 'Mitten der Einheiten, die es sehen',
  },
  formatPixel: (name, pixel, range, count, all, hasGaps) =>
    range === null
      ? `Keine Einheit von ${name} sieht Pixel ${formatPlace(pixel)}: ${all === 1 ? 'die einzige sieht' : 'sie sehen'} an ihm vorbei.`
      : `Pixel ${formatPlace(pixel)} wird von ${formatNumber(count)} von ${formatNumber(all)} ${all === 1 ? 'Einheit' : 'Einheiten'} in ${name} gesehen: ${formatSpan('Zeile', range.first[0], range.last[0])} und ${formatSpan('Spalte', range.first[1], range.last[1])} der Karte${hasGaps ? ', mit Lücken dazwischen' : ''}.`,
  formatPixelPlace: (pixel) => `Pixel ${formatPlace(pixel)}`,
  atMost: 'Mehr können es nicht sein: die Felder sind hier Rahmen.',
  tooMany: 'Mehr können es nicht sein: es sind zu viele Einheiten, um jeder einzeln nachzugehen.',
  formatObject: (box, size) => `Das Objekt hat ${formatSize(size)} Pixel: ${formatExtent(box)}.`,
  formatFirst: (name) => `Die erste Schicht, in deren Feld dieses Objekt ganz passt, ist ${name}.`,
  formatFirstByPath: (byMin, byMax) =>
    `Auf jedem Weg passt dieses Objekt zuerst bei ${byMin} ganz ins Feld; auf dem längsten Weg schon bei ${byMax}.`,
  formatOnlyByMax: (byMax) =>
    `Auf dem längsten Weg passt dieses Objekt zuerst bei ${byMax} ganz ins Feld; auf jedem Weg nirgends.`,
  formatNone: (largest, field) =>
    `In kein Feld passt dieses Objekt ganz: das größte, ${field[0] === field[1] ? formatPixels(field[0]) : `${formatSize(field)} px`}, hat ${largest}.`,
  formatOnlyWhole: (name) => `${name} sieht das ganze Bild.`,
  noFields: 'Keine Schicht dieses Netzes hat ein Feld.',
  formatHere: (name, count, all) =>
    count === 0
      ? `Keine der ${formatNumber(all)} Einheiten von ${name} hat es ganz in ihrem Feld, wo es steht.`
      : `${formatNumber(count)} der ${formatNumber(all)} Einheiten von ${name} ${count === 1 ? 'hat es ganz in ihrem Feld' : 'haben es ganz in ihren Feldern'}, wo es steht.`,
  sides: { top: 'Oben', left: 'Links', bottom: 'Unten', right: 'Rechts' },
  box: 'Objekt, in Pixeln',
  boxReset: 'Wie zu Anfang',
  formatBoxProblem: (low, high) => `Eine ganze Zahl von ${low} bis ${high}.`,
  picture: 'Bild',
  samples: { leaf: 'Ein Blatt', cat: 'Eine Katze', street: 'Ein Auto auf der Straße', pebbles: 'Kiesel' },
  sizes: { small: 'Klein', medium: 'Mittel', large: 'Groß' },
  size: 'Größe des Objekts',
  choose: 'Eigenes Bild',
  drop: 'Oder ablegen oder einfügen. Es bleibt in diesem Browser.',
  camera: 'Kamera benutzen',
  shoot: 'Aufnehmen',
  cameraEnd: 'Ohne Aufnahme',
  cameraName: 'Aufnahme',
  cameraView: 'Was die Kamera sieht',
  formatShown: (name, resolution) => `${name}, mit ${formatSize(resolution)} Pixeln`,
  problems: {
    unreadable: (name) =>
      `${name} ist kein Bild, das dieser Browser lesen kann. Lesbar sind PNG, JPEG, WebP, GIF, BMP und AVIF.`,
    large: (name, bytes, limit) =>
      `${name} hat ${formatBytes(bytes)}; Bilder dürfen ${formatBytes(limit)} haben. Eine kleinere Kopie lässt sich lesen.`,
    refused:
      'Die Kamera wurde nicht erlaubt. Die Einstellungen des Browsers können sie dieser Seite erlauben; auch eine Datei hilft weiter.',
    missing: 'Keine Kamera gefunden. Eine anschließen und noch einmal versuchen, oder eine Datei wählen.',
    busy: 'Die Kamera lässt sich nicht benutzen, vielleicht hält sie ein anderes Programm. Ist es geschlossen, geht es wieder; auch eine Datei hilft weiter.',
    unsupported:
      'Diese Seite bekommt keine Kamera: Browser geben sie nur sicheren Adressen (https). Eine Datei hilft weiter.',
  },
  empty: 'Mit einer Eingabe und einer Schicht dahinter ist zu sehen, was ihre Einheiten sehen.',
};
