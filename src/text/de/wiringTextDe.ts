/** @file Was beim Ziehen auf der Zeichenfläche und beim Verbinden gesagt wird. */
import type { wiringText } from '../en/wiringText';
import { formatShape } from '../quantities';
import type { Wording } from '../wording';

/** Wörter von Verbindungen und Zügen. */
export const wiringTextDe: Wording<typeof wiringText> = {
  feeds: (source, target) => `${source} speist ${target}`,
  feedsNow: (source, target, before) => `${source} speist ${target}, nicht mehr ${before}`,
  isFedNow: (source, target, before) => `${source} speist ${target} anstelle von ${before}`,
  offer: 'Loslassen, um eine Schicht zu wählen',
  cut: (source, target) => `Loslassen, um ${source} von ${target} zu trennen`,
  insert: (source, target) => `Zwischen ${source} und ${target}`,
  behind: (name) => `Hinter ${name}`,
  inFrontOf: (name) => `Vor ${name}`,
  free: 'Noch nicht verbunden',
  first: 'Die erste Schicht',
  outside: 'Auf dem Netz fallen lassen',
  takenOutput: (name) => `Die Schicht wählen, die ${name} speist.`,
  takenInput: (name) => `Die Schicht wählen, von der ${name} bekommt.`,
  takenKeys: 'Mit Tasten: hingehen, dann W.',
  letGo: 'Abbrechen',
  connected: (source, target) => `${source} speist jetzt ${target}.`,
  edge: (source, target, shape) =>
    `Verbindung von ${source} zu ${target}${shape === null ? '' : `, ${formatShape(shape)}`}`,
  insertHere: (source, target) => `Schicht zwischen ${source} und ${target} hinzufügen`,
  cutHere: (source, target) => `${source} von ${target} trennen`,
  inputUp: (name) => `${name} einen Eingang nach vorn rücken`,
  inputDown: (name) => `${name} einen Eingang nach hinten rücken`,
  mergeBoth: { Add: 'Beide addieren', Concat: 'Beide aneinanderhängen' },
  remedies: {
    convolution: 'Die Faltung einsetzen',
    downsample: 'Einen Pool einsetzen',
    upsample: 'Die Vergrößerung einsetzen',
    flatten: 'Das Flachlegen einsetzen',
  },
  choose: 'Schichten, die hier passen',
  noEdges: (name) => `${name} hat keine Verbindungen.`,
  notConnected: (a, b) => `${a} und ${b} sind nicht verbunden.`,
  inputOrder: (name, place, count) => `${name}: Eingang ${place} von ${count}`,
  menus: { layers: 'Schicht', edge: 'Verbindung', canvas: 'Fläche' },
};
