/** @file Wie Parameter auf dem Bildschirm heißen. */
import type { AnyParameterName, parameterNames } from '../en/parameterNames';
import type { Wording } from '../wording';

const names: Readonly<Record<AnyParameterName, string>> = {
  channels: 'Kanäle',
  outChannels: 'Filter',
  kernelSize: 'Kernel',
  stride: 'Schrittweite',
  padding: 'Padding',
  dilation: 'Dilatation',
  groups: 'Gruppen',
  bias: 'Bias',
  outputPadding: 'Ausgabe-Padding',
  ceilMode: 'Größen aufrunden',
  countIncludePad: 'Padding zählt',
  outputSize: 'Ausgabegröße',
  affine: 'Skalieren und Verschieben',
  slope: 'Steigung',
  slopes: 'Steigungen',
  alpha: 'Alpha',
  approximation: 'Näherung',
  rate: 'Rate',
  unit: 'Lässt aus',
  mode: 'Modus',
  scale: 'Faktor',
  size: 'Feste Größe',
  alignCorners: 'Ecken ausrichten',
  start: 'Von Kanal',
  end: 'Bis, ausschließlich',
  outFeatures: 'Werte',
  squeezeChannels: 'Innere Kanäle',
  activation: 'Aktivierung',
  gate: 'Tor',
  operation: 'Operation',
  reach: 'Sieht',
  outputShape: 'Ausgabeform',
  width: 'Breitenfaktor',
  classes: 'Klassen',
  head: 'Kopf',
  stem: 'Stamm',
  strideIn: 'Schrittweite sitzt in',
};

const optionNames: Readonly<Record<string, string>> = {
  value: 'einzelne Werte',
  channel: 'ganze Kanäle',
  path: 'ganze Wege',
  shared: 'eine für alle',
  local: 'ihren Kernel',
  global: 'das ganze Bild',
  torchvision: 'wie in torchvision',
  paper: 'wie im Paper',
  gap: 'globaler Pool',
  imagenet: 'ImageNet, 7x7',
  cifar: 'CIFAR, 3x3',
  '3x3': '3x3',
  '1x1': 'ersten 1x1',
};

const sides = { top: 'oben', bottom: 'unten', left: 'links', right: 'rechts' } as const;

const formatName = (name: string): string =>
  (names as Readonly<Record<string, string | undefined>>)[name] ?? name;

/** Namen von Parametern, und worauf sie gesetzt werden können. */
export const parameterNamesDe: Wording<typeof parameterNames> = {
  formatName,
  formatOption: (option) => optionNames[option] ?? option,
  formatAxis: (name) => ({
    height: `${formatName(name)}, Höhe`,
    width: `${formatName(name)}, Breite`,
    link: `${formatName(name)}: Höhe und Breite gleich halten`,
    unlink: `${formatName(name)}: Höhe und Breite getrennt setzen`,
  }),
  formatSide: (name, side) => `${formatName(name)}, ${sides[side]}`,
  sides,
  joinSides: 'Alle Seiten gleich halten',
  splitSides: 'Jede Seite für sich setzen',
  pixels: 'in Pixeln',
  paddingRules: { same: 'same', valid: 'valid', sides: 'je Seite' },
  shapeForms: { none: 'wie der Eingang', map: 'Karten', features: 'ein Vektor' },
  shapeParts: { channels: 'Kanäle', height: 'Höhe', width: 'Breite', features: 'Werte' },
  isSet: (name) => `${formatName(name)} ist gesetzt`,
};
