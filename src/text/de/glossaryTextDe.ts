/** @file Die Wörter des Fachs: was jedes bedeutet. */
import type { glossaryText } from '../en/glossaryText';

/** Wörter des Glossars. */
export const glossaryTextDe: typeof glossaryText = {
  title: 'Glossar',
  intro: 'Jede Zeichnung ist die eines wirklichen Netzes, von der Analyse selbst gemacht.',
  drawing: (name) => `Zeichnung: ${name}`,
  terms: {
    unit: {
      name: 'Einheit',
      short: 'Eine Zahl in einer Karte.',
      more: 'Sie wird aus wenigen Einheiten der Karte davor berechnet, an einer Stelle. Alle Einheiten eines Kanals werden auf dieselbe Weise berechnet.',
    },
    map: {
      name: 'Karte',
      short: 'Die Einheiten eines Kanals, angeordnet wie das Bild.',
      more: 'Eine Schicht gibt so viele Karten aus, wie sie Kanäle hat. Schrittweiten und Pools machen Karten kleiner als das Bild.',
    },
    field: {
      name: 'Rezeptives Feld',
      short: 'Der Teil des Bildes, von dem eine Einheit abhängen kann.',
      more: 'Gezählt in Pixeln entlang jeder Achse, das Padding eingeschlossen. In Netzen mit mehreren Wegen gibt es ein kleinstes und ein größtes.',
    },
    kernel: {
      name: 'Kernel',
      short: 'Das Fenster von Gewichten, das über eine Karte gleitet.',
      more: 'Hinter dem Bild ist das Feld der Kernel. Weiter hinten fügt ein Kernel von k dem Feld k − 1 mal den Sprung hinzu.',
    },
    stride: {
      name: 'Schrittweite',
      short: 'Wie weit ein Kernel von einem Halt zum nächsten rückt.',
      more: 'Eine Schrittweite von 2 halbiert die Karte und verdoppelt den Sprung von allem dahinter.',
    },
    jump: {
      name: 'Sprung',
      short: 'Abstand im Bild zwischen dem, worauf benachbarte Einheiten schauen.',
      more: 'Das Produkt aller Schrittweiten bisher. Jeder weitere Kernel lässt das Feld in Schritten davon wachsen.',
    },
    padding: {
      name: 'Padding',
      short: 'Nullen um eine Karte, damit ein Kernel an ihren Rand passt.',
      more: 'Es macht Felder nicht größer; es bestimmt, wo sie liegen und wie groß die Karte ist.',
    },
    dilation: {
      name: 'Dilatation',
      short: 'Lücken zwischen den Gewichten eines Kernels.',
      more: 'Ein Kernel von k mit Dilatation d reicht über d × (k − 1) + 1 Einheiten, mit so vielen Gewichten wie zuvor.',
    },
    center: {
      name: 'Mitte',
      short: 'Die Mitte dessen, was Einheit 0 sieht.',
      more: 'Mit Padding, das zu den Kerneln passt, ist es das erste Pixel des Bildes oder eines nahe dabei. Wo Wege sich nicht einig sind, liegen ihre Mitten auseinander.',
    },
    productive: {
      name: 'Produktiv',
      short: 'Eine Faltung, die noch von etwas Größerem erfahren kann.',
      more: 'Weder was sie bekommt noch was sie sieht, reicht über das Bild hinaus.',
    },
    critical: {
      name: 'Kritisch',
      short: 'Sie sieht über das Bild hinaus; was sie bekommt, reicht nicht so weit.',
      more: 'Auf ihrem Weg gewinnt sie als Letzte etwas durch ihre Größe.',
    },
    unproductive: {
      name: 'Unproduktiv',
      short: 'Schon was sie bekommt, reicht über das Bild hinaus.',
      more: 'Sie bringt Parameter und Arbeit und in den Versuchen von Richter et al. keine Genauigkeit. Merkmale umarbeiten kann sie trotzdem.',
    },
    border: {
      name: 'Grenzschicht',
      short: 'Die erste unproduktive Faltung auf einem Weg.',
      more: 'Die gestrichelte Linie steht vor ihr. Alles dahinter liegt jenseits der Grenze.',
    },
    tail: {
      name: 'Schwanz',
      short: 'Die Faltungen am Ende, die alle mehr als das Bild sehen.',
      more: 'Er beginnt hinter der letzten Faltung mit einem Kernel über 1, deren kleinstes Feld ins Bild passt.',
    },
    fits: {
      name: 'Bildgrößen, die passen',
      short: 'Von dort, wo jede Schicht arbeitet, bis dort, wo eine alles sieht.',
      more: 'Darunter sind manche Faltungen unproduktiv; darüber sieht keine Schicht je das ganze Bild.',
    },
    context: {
      name: 'Globaler Kontext',
      short: 'Eine Schicht davor mischt etwas vom ganzen Bild hinein.',
      more: 'Squeeze-Excitation und andere Attention tun das. Sie sagen, was es gibt, kaum wo; Felder zählen sie nicht.',
    },
    partial: {
      name: 'Teilweise',
      short: 'Die Achsen sind sich nicht einig: Eine liegt jenseits der Grenze, eine nicht.',
      more: 'Das kommt von Bildern oder Kernels, die nicht quadratisch sind.',
    },
    head: {
      name: 'Kopf',
      short: 'Was auf die letzte Karte folgt: Er sieht die ganze Eingabe.',
      more: 'Globales Pooling, Flatten und dichte Schichten. Sie geben die Antwort und werden nicht beurteilt.',
    },
    params: {
      name: 'Parameter',
      short: 'Zahlen, die das Training findet: Gewichte, und Versätze, wo es sie gibt.',
      more: 'Sie hängen nicht von der Größe des Bildes ab.',
    },
    memory: {
      name: 'Aktivierungen',
      short: 'Was die Ausgaben der Schichten im Speicher brauchen, für ein Bild.',
      more: 'In 32-Bit-Zahlen, je vier Bytes. Das Training behält alle für den Rückweg; wer ein Netz nur benutzt, nicht.',
    },
    macs: {
      name: 'MACs',
      short: 'Multiplikationen mit einer Addition, für ein Bild.',
      more: 'Gezählt werden die von Faltungen und dichten Schichten. Ein MAC sind zwei Gleitkommaoperationen.',
    },
    saturation: {
      name: 'Sättigung',
      short: 'Wie viel von ihrer Breite eine trainierte Schicht nutzt.',
      more: 'Die Richtungen, die 99 % der Varianz ihrer Ausgaben halten, als Anteil ihrer Kanäle. Hinter der Grenze fällt sie.',
    },
    probe: {
      name: 'Probe',
      short: 'Ein kleiner Klassifikator, trainiert auf der Ausgabe einer Schicht.',
      more: 'Seine Genauigkeit sagt, wie weit das Netz bis dahin gekommen ist. Bis zur Grenze steigt sie, dann bleibt sie.',
    },
  },
};
