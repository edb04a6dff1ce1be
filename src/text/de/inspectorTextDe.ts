/** @file Wörter des Schichtfensters. */
import { inspectorText } from '../en/inspectorText';
import { formatPerAxis, unitSpace } from '../quantities';
import type { Wording } from '../wording';
import { countConvolutions, countDe, countLayers } from './wordsDe';

/** Wörter des Schichtfensters. */
export const inspectorTextDe: Wording<typeof inspectorText> = {
  network: 'Netz',
  empty: 'Eine Schicht auswählen, um zu sehen, warum sie ihre Farbe hat, und um sie zu ändern.',
  borderLayers: 'Grenzschichten',
  formatTail: (count) => `Schwanz, ${countConvolutions(count)} ab`,
  fits: 'Bilder, die passen',
  formatRange: (min, max) => `${formatPerAxis(min)} bis ${formatPerAxis(max)}${unitSpace}px`,
  formatFrom: (min) => `ab ${formatPerAxis(min)}${unitSpace}px`,
  variants: {
    widening: 'wenn nur Kernel über 1 zählen',
    toolboxDefault: 'nach rfa_toolbox',
    toolboxLowerBound: 'nach rfa_toolbox mit lower_bound',
  },
  countFindings: (count) => countDe(count, 'Befund', 'Befunde'),
  several: (count) => `${countLayers(count)} ausgewählt`,
  formatKinds: (kinds) => kinds.map(([kind, count]) => `${count} ${kind}`).join(', '),
  together: 'Zusammen',
  inCommon: 'Alle davon',
  ofKind: (kind, count) => `${kind}, ${countLayers(count)}`,
  nothingCommon: 'Sie haben keinen Parameter gemeinsam.',
  statuses: 'Status',
  notes: 'Notizen',
  notesHint: 'Warum sie ist, wie sie ist',
  designNotes: 'Notizen zum Entwurf',
  designNotesHint: 'Wofür er ist, worauf zu achten ist',
  designName: 'Name des Entwurfs',
  nameEmpty: 'Ein Name hat mindestens ein Zeichen.',
  nameTooLong: (actual, max) => `Der Name hat ${actual} Zeichen; ${max} werden behalten.`,
  designNotesStep: 'Notizen zum Entwurf schreiben',
  name: 'Name der Schicht',
  formatPlace: (kind, groups) => (groups.length === 0 ? kind : `${kind} in ${groups.join(' / ')}`),
  parameters: 'Parameter',
  parametersHint:
    'Einen Namen oder eine Zahl seitwärts ziehen, um sie zu ändern; mit Umschalt in Zehnerschritten.',
  commonValues: (parameter) => `Übliche Werte: ${parameter}`,
  kind: 'Art',
  kindStep: (what, kind) => `${what}: Art ${kind}`,
  mixed: 'gemischt',
  noParameters: 'Sie hat keine Parameter.',
  facts: 'Was daraus folgt',
  field: 'Rezeptives Feld',
  how: 'Wie',
  output: 'Ausgabe',
  jump: 'Sprung',
  extent: 'Einheit 0 sieht Pixel',
  center: 'Ihre Mitte',
  params: 'Parameter',
  macs: 'MACs',
  memory: 'Aktivierungen',
  unknown: '?',
  none: '–',
  connections: 'Verbindungen',
  inputs: 'Bekommt von',
  outputs: 'Speist',
  findings: 'Befunde',
  formatField: ({ field, isReached }) => {
    if (field === null) return isReached ? 'ganzes Bild' : '?';
    const [min, max] = [formatPerAxis(field.min), formatPerAxis(field.max)];
    return min === max ? `${min}${unitSpace}px` : `${min} bis ${max}${unitSpace}px`;
  },
  formatExtent: ({ field, isReached }) => {
    if (field === null) return isReached ? 'alles' : '?';
    const { low, high } = field;
    if (low[0] === low[1] && high[0] === high[1])
      return `${formatPerAxis(low)} bis ${formatPerAxis(high)}${unitSpace}px`;
    const format = (axis: 0 | 1) =>
      `${formatPerAxis([low[axis], low[axis]])} bis ${formatPerAxis([high[axis], high[axis]])}`;
    return `${format(0)} abwärts, ${format(1)} seitwärts`;
  },
  formatStep: inspectorText.formatStep,
  formatCenter: inspectorText.formatCenter,
  formatCost: inspectorText.formatCost,
  globalContext: 'Das ganze Bild hat Einfluss auf sie, über eine globale Schicht.',
  onnxNode: (name) => `ONNX-Knoten ${name}`,
  renameStep: (name) => `${name} umbenennen`,
  parameterStep: (parameter, layer) => `${parameter} von ${layer} setzen`,
  commonParameterStep: (parameter, layers) => `${parameter} von ${countLayers(layers)} setzen`,
  notesStep: (layer) => `Notizen zu ${layer} schreiben`,
  formatSize: inspectorText.formatSize,
};
