/** @file Namen der Arten von Schichten, und ihre Parameter gesprochen. */
import type { LayerKind } from '../../layers/catalogue';
import type { layerText } from '../en/layerText';
import { createLayerShorthand } from '../layerShorthand';
import { countChannels, countDe, countFeatures } from './wordsDe';

const kinds: { readonly [K in LayerKind]: string } = {
  Input: 'Eingabe',
  Conv2d: 'Faltung',
  ConvTranspose2d: 'Transponierte Faltung',
  MaxPool2d: 'Max-Pool',
  AvgPool2d: 'Mittelwert-Pool',
  GlobalAvgPool: 'Globaler Mittelwert-Pool',
  GlobalMaxPool: 'Globaler Max-Pool',
  AdaptiveAvgPool2d: 'Adaptiver Mittelwert-Pool',
  BatchNorm: 'Batch-Norm',
  LayerNorm: 'Layer-Norm',
  GroupNorm: 'Group-Norm',
  ChannelScale: 'Kanalskala',
  ReLU: 'ReLU',
  ReLU6: 'ReLU6',
  LeakyReLU: 'Leaky ReLU',
  PReLU: 'PReLU',
  ELU: 'ELU',
  GELU: 'GELU',
  SiLU: 'SiLU',
  HardSwish: 'Hard Swish',
  HardSigmoid: 'Hard Sigmoid',
  Sigmoid: 'Sigmoid',
  Tanh: 'Tanh',
  Softmax: 'Softmax',
  Dropout: 'Dropout',
  Add: 'Addieren',
  Multiply: 'Multiplizieren',
  Concat: 'Aneinanderhängen',
  Upsample: 'Vergrößern',
  ZeroPad2d: 'Null-Padding',
  ChannelShuffle: 'Kanäle mischen',
  ChannelSlice: 'Kanalausschnitt',
  Flatten: 'Flachlegen',
  Linear: 'Linear',
  SqueezeExcitation: 'Squeeze-Excitation',
  SpatialAttention: 'Räumliche Attention',
  Identity: 'Identität',
  Opaque: 'Unbekannte Operation',
};

const shortKinds: Partial<Record<LayerKind, string>> = {
  ConvTranspose2d: 'FaltungT',
  GlobalAvgPool: 'Globaler Pool',
  GlobalMaxPool: 'Glob. Max-Pool',
  AvgPool2d: 'Mittel-Pool',
  AdaptiveAvgPool2d: 'Adaptiver Pool',
  Concat: 'Concat',
  SqueezeExcitation: 'SE',
  Opaque: 'Unbekannt',
};

const { formatShorthand, formatParameters } = createLayerShorthand({
  channels: countChannels,
  filters: (count) => countDe(count, 'Filter', 'Filter'),
  groups: (count) => countDe(count, 'Gruppe', 'Gruppen'),
  features: countFeatures,
  innerChannels: (count) => `${countChannels(count)} innen`,
  channelRange: (first, last) => `Kanäle ${first} bis ${last}`,
  stride: (value) => `Schrittweite ${value}`,
  dilation: (value) => `Dilatation ${value}`,
  padding: (value) => `Padding ${value}`,
  noPadding: 'kein Padding',
  outputPadding: (value) => `Ausgabe-Padding ${value}`,
  depthwise: 'je Kanal',
  roundedUp: 'aufgerundet',
  slope: (value) => `Steigung ${value}`,
  perChannel: 'je Kanal',
  rate: (value) => `Rate ${value}`,
  wholeUnits: { channel: 'eines ganzen Kanals', path: 'eines ganzen Wegs' },
  by: (factor) => `um ${factor}`,
  to: (size) => `auf ${size}`,
});

/** Namen von Arten und Parametern in Kürze. */
export const layerTextDe: typeof layerText = {
  kinds,
  formatShortKind: (kind) => shortKinds[kind] ?? kinds[kind],
  formatShorthand,
  formatParameters,
};
