/** @file Was jeder Parameter tut und was er nimmt. */
import type { LayerKind } from '../../layers/catalogue';
import type { Parameter } from '../../layers/parameter';
import type { parameterHelp } from '../en/parameterHelp';
import type { AnyParameterName } from '../en/parameterNames';
import { formatNumber } from '../quantities';

const sentences: Readonly<Record<AnyParameterName, string>> = {
  channels: 'Kanäle des Bildes: 1 für grau, 3 für Farbe.',
  outChannels: 'Wie viele Filter sie lernt: die Kanäle ihrer Ausgabe.',
  kernelSize:
    'Auf wie viele Pixel ihrer Eingabe eine Einheit schaut. Weitet das Feld um Kernel − 1 mal den Sprung, der ankommt.',
  stride:
    'Wie weit ihre Einheiten auseinanderstehen. 2 halbiert die Karte und verdoppelt den Sprung aller Schichten dahinter.',
  padding:
    'Nullen um ihre Eingabe. same: die Ausgabe ist die Eingabe geteilt durch die Schrittweite; valid: keine; oder Pixel je Seite.',
  dilation: 'Abstand der Gewichte im Kernel: ein weiteres Feld bei gleichen Parametern.',
  groups:
    'Teile der Kanäle, die getrennt gefaltet werden; mit einer Gruppe je Kanal ist es eine Faltung je Kanal.',
  bias: 'Eine gelernte Konstante je Filter. Vor einer Batch-Norm ist sie überflüssig.',
  outputPadding:
    'Zeilen und Spalten mehr am Ende der Ausgabe, für Größen, die die Schrittweite allein verfehlt.',
  ceilMode: 'Ein letztes Fenster, das über den Rand hängt, zählt auch.',
  countIncludePad: 'Ob die Nullen des Paddings im Mittel zählen.',
  outputSize: 'Die Größe ihrer Ausgabe, was auch ankommt.',
  affine: 'Ein gelernter Faktor und ein gelernter Versatz je Kanal, nach dem Normieren.',
  slope: 'Die Steigung unter null.',
  slopes: 'Eine gelernte Steigung für alle Kanäle, oder eine für jeden.',
  alpha: 'Wie weit ihre Ausgabe unter null reicht.',
  approximation: 'Die genaue Funktion, oder eine Formel mit tanh, die ihr nahekommt.',
  rate: 'Der Anteil, der beim Training auf null gesetzt wird.',
  unit: 'Was auf einmal ausgelassen wird: einzelne Werte, ganze Kanäle oder der ganze Weg (stochastische Tiefe).',
  mode: 'nearest wiederholt Pixel; bilinear mischt zwei auf jeder Achse.',
  scale: 'Wievielmal größer die Karte wird.',
  size: 'Eine Größe der Ausgabe anstelle des Faktors.',
  alignCorners: 'Ob die Mitten der Eckpixel bleiben, wo sie sind, statt der Ränder der Karte.',
  start: 'Der erste Kanal, der weitergeht, gezählt von 0.',
  end: 'Der Kanal, vor dem Schluss ist.',
  outFeatures: 'Wie viele Werte sie ausgibt; bei der letzten Schicht die Klassen.',
  squeezeChannels: 'Auf wie viele Werte die Kanäle gepresst werden, bevor sie gewichtet werden.',
  activation: 'Die Aktivierung zwischen ihren beiden dichten Schichten.',
  gate: 'Was ihr Ergebnis zu Faktoren der Kanäle macht.',
  operation: 'Wie die Operation in der Datei heißt.',
  reach: 'Ob eine Einheit ihren Kernel sieht oder das ganze Bild.',
  outputShape: 'Was herauskommt, wo es nicht ist, was hineingeht.',
  width: 'Vervielfacht die Kanäle jeder Schicht.',
  classes: 'Wie viele Werte die letzte Schicht ausgibt.',
  head: 'Was hinter den letzten Karten steht.',
  stem: 'Die ersten Schichten: für große Bilder oder für kleine.',
  strideIn: 'Welche Faltung eines Blocks die Karte halbiert.',
};

const sentencesByKind: Partial<Record<LayerKind, Readonly<Partial<Record<AnyParameterName, string>>>>> = {
  GroupNorm: { groups: 'Teile der Kanäle, die getrennt normiert werden.' },
  ChannelShuffle: { groups: 'Teile der Kanäle, die verschränkt werden.' },
  ConvTranspose2d: {
    stride: 'Wievielmal größer die Karte wird: Der Sprung dahinter wird durch sie geteilt.',
    padding: 'Zeilen und Spalten, die an den Rändern der Ausgabe wegfallen.',
  },
  SpatialAttention: { kernelSize: 'Der Kernel der Faltung, die die Gewichte der Stellen berechnet.' },
  ZeroPad2d: { padding: 'Nullen je Seite; unter null wird beschnitten.' },
};

function formatLimits(spec: Parameter): string {
  if (spec.type === 'text') return `Höchstens ${spec.maxLength} Zeichen.`;
  if (spec.type === 'boolean' || spec.type === 'choice') return '';
  const range = `von ${formatNumber(spec.min, 6)} bis ${formatNumber(spec.max, 6)}`;
  if (spec.type === 'real' || spec.type === 'realPerAxis') return `Zahlen ${range}.`;
  return `Ganze Zahlen ${range}.`;
}

/** Erklärungen von Parametern. */
export const parameterHelpDe: typeof parameterHelp = {
  formatHelp: (nodes, name, spec) => {
    const known = name as AnyParameterName;
    const [first] = nodes;
    const own = first && sentencesByKind[first.layer.kind]?.[known];
    return `${own ?? sentences[known] ?? ''} ${formatLimits(spec)}`.trim();
  },
  formatSides: formatLimits,
};
