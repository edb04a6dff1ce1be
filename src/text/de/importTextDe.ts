/** @file Sätze der Importe: warum eine Datei sich nicht lesen lässt, und was nicht verstanden wurde. */
import type { ForeignFile, InputCandidate } from '../../codecs/importer';
import type { importText } from '../en/importText';
import { formatBytes, formatExact, formatSize, unitSpace } from '../quantities';
import { countDe, listDe } from './wordsDe';

const foreignFiles: Readonly<Record<ForeignFile, string>> = {
  empty: 'Die Datei ist leer.',
  html: 'Das ist eine Webseite und keine ONNX-Datei; vielleicht wurde die Seite über eine Datei gesichert, nicht die Datei.',
  zip: 'Das ist ein Zip-Archiv (PyTorch sichert seine eigenen Dateien auch so) und keine ONNX-Datei.',
  gzip: 'Diese Datei ist mit gzip gepackt.',
  text: 'Das ist eine Textdatei und keine ONNX-Datei.',
  'git-lfs': 'Das ist ein Verweis von Git LFS auf eine Datei, die nicht geladen wurde.',
  hdf5: 'Das ist eine HDF5-Datei, wie Keras Netze sichert, und keine ONNX-Datei.',
  ort: 'Das ist eine Datei im Format von ONNX Runtime (.ort) und keine ONNX-Datei.',
  other: 'Das ist keine ONNX-Datei.',
};

const kerasFiles: Readonly<Record<ForeignFile, string>> = {
  ...foreignFiles,
  html: 'Das ist eine Webseite und keine Datei von Keras; vielleicht wurde die Seite über eine Datei gesichert, nicht die Datei.',
  zip: 'Das ist ein Zip-Archiv ohne die Konfiguration, die Keras hineinlegt.',
  text: 'Das ist eine Textdatei und kein Netz von Keras.',
  hdf5: 'Das ist eine HDF5-Datei ohne ein Netz von Keras.',
  other: 'Das ist keine Datei von Keras.',
};

const foreignFixes: Readonly<Partial<Record<ForeignFile, string>>> = {
  zip: 'Auspacken, oder das Netz nach ONNX exportieren.',
  gzip: 'Zuerst auspacken.',
  'git-lfs': 'Die Datei selbst mit „git lfs pull“ holen.',
  hdf5: 'Das Netz nach ONNX exportieren.',
  ort: 'Die ONNX-Datei nehmen, aus der sie gemacht wurde.',
};

const countExact = (count: number, one: string, many: string) =>
  `${formatExact(count)}${unitSpace}${count === 1 ? one : many}`;

const countTimes = (count: number) => (count === 1 ? 'einmal' : `${count}-mal`);

const things = {
  nodes: 'Knoten',
  tensors: 'Tensoren',
  structure: 'Felder',
  levels: 'Ebenen von Listen ineinander',
  bytes: 'Bytes',
} as const;

const formatCandidate = ({ name, dims }: InputCandidate) =>
  `${name} [${dims.map((length) => length ?? '?').join(', ')}]`;

const listCandidates = (inputs: readonly InputCandidate[]) =>
  listDe(inputs.slice(0, 6).map(formatCandidate), 'und');

const withFix = (what: string, fix: string | undefined) => (fix === undefined ? { what } : { what, fix });

const formatNote: typeof importText.formatNote = (note) => {
  switch (note.code) {
    case 'assumed-resolution':
      return `Die Datei lässt die Größe des Bildes offen; berechnete Größen gelten für ${formatSize(note.resolution)}.`;
    case 'assumed-channels':
      return `Die Datei lässt die Kanäle des Bildes offen; ${note.channels} wurden angenommen.`;
    case 'ignored-inputs':
      return `Außer dem Bild nimmt das Netz ${listDe(note.names.slice(0, 6), 'und')}, als konstant angenommen.`;
    case 'missing-tensors':
      return note.count === 1
        ? `${note.name} wird gelesen, ist aber nirgends in der Datei; als konstant angenommen.`
        : `${formatExact(note.count)} Tensoren werden gelesen, sind aber nirgends in der Datei, darunter ${note.name}; als konstant angenommen.`;
    case 'control-flow':
      return `${note.op} führt einen eigenen Graphen aus (${countTimes(note.count)}); was darin ist, wurde nicht gelesen.`;
    case 'attention':
      return `Das Netz hat ${countTimes(note.count)} Self-Attention, wie Transformer: Von der ersten an sieht jede Einheit das ganze Bild, und Felder sagen nichts mehr.`;
    case 'approximated':
      return `${note.op} wurde als ${note.as} genommen (${countTimes(note.count)}), was dasselbe sieht.`;
    case 'constants-left-out':
      return note.count === 1
        ? `1${unitSpace}Summe oder Produkt mit einer Konstante wurde keine eigene Schicht.`
        : `${formatExact(note.count)}${unitSpace}Summen oder Produkte mit Konstanten, zusammen ${countExact(note.elements, 'Zahl', 'Zahlen')}, wurden keine eigenen Schichten.`;
    case 'external-data':
      return note.tensors === 1
        ? `1${unitSpace}Tensor liegt in einer anderen Datei; seine Werte werden nicht gebraucht.`
        : `${countExact(note.tensors, 'Tensor', 'Tensoren')} liegen in anderen Dateien; ihre Werte werden nicht gebraucht.`;
    case 'untried-opset':
      return `Die Datei verwendet Version ${note.opset} der Operatoren, die nicht erprobt ist.`;
    case 'sizes-disagree':
      return `Größen in der Datei widersprechen sich an ${countDe(note.count, 'Stelle', 'Stellen')}.`;
    case 'shared-layers':
      return `${countDe(note.count, 'Schicht wird', 'Schichten werden')} mehrmals mit denselben Gewichten aufgerufen: Jeder Aufruf wurde eine Schicht, und ihre Parameter zählen jedes Mal.`;
    case 'inactive-layers':
      return `${countDe(note.count, 'Schicht, die', 'Schichten, die')} nur beim Training etwas ${note.count === 1 ? 'tut, wurde' : 'tun, wurden'} keine.`;
    case 'no-convolutions':
      return 'Das Netz hat keine Faltungen, also gibt es keine rezeptiven Felder, von denen zu reden wäre.';
    case 'restored-design':
      return 'Die Datei stammt von Fovea: Ihr Entwurf ist mit Gruppen und Notizen wieder da, wie er war.';
    case 'changed-design':
      return 'Die Datei stammt von Fovea und wurde seither geändert: Gelesen wurde, was sie jetzt berechnet.';
  }
};

/** Was Importe zu sagen haben, in Worten. */
export const importTextDe: typeof importText = {
  explainError: (error) => {
    switch (error.code) {
      case 'not-onnx':
        return withFix(foreignFiles[error.looksLike], foreignFixes[error.looksLike]);
      case 'not-keras':
        return withFix(kerasFiles[error.looksLike], foreignFixes[error.looksLike]);
      case 'no-json':
        return {
          what: 'Das ist kein JSON: Es lässt sich nicht lesen.',
          fix: 'Noch einmal mit model.to_json() schreiben.',
        };
      case 'no-layers':
        return {
          what: `Die Datei nennt die Klasse ${error.className || 'eines Modells'}, aber nicht ihre Schichten, die nur das Programm kennt, das sie schrieb.`,
          fix: 'Das Netz nach ONNX exportieren.',
        };
      case 'weights-only':
        return {
          what: 'Die Datei enthält Gewichte und kein Netz.',
          fix: 'Das ganze Modell sichern: model.save("model.keras").',
        };
      case 'graph-model':
        return {
          what: 'Das ist ein Graph-Modell von TensorFlow.js, das seine Schichten verloren hat.',
          fix: 'Das Keras-Modell öffnen, aus dem es gemacht wurde.',
        };
      case 'truncated': {
        const missing =
          error.needed === null
            ? `Die Datei endet zu früh, nach ${formatBytes(error.size)}`
            : `Die Datei endet nach ${formatBytes(error.size)}, sollte aber mindestens ${formatBytes(error.needed)} haben`;
        return { what: `${missing}; sie wurde abgeschnitten.`, fix: 'Noch einmal laden oder exportieren.' };
      }
      case 'damaged':
        return {
          what: `Die Datei widerspricht sich nahe Byte ${formatExact(error.offset)}; sie ist beschädigt.`,
          fix: 'Noch einmal laden oder exportieren.',
        };
      case 'too-large':
        return {
          what: `Die Datei hat mehr als ${formatExact(error.max)} ${things[error.what]}, mehr, als gelesen wird.`,
        };
      case 'cyclic':
        return {
          what: `Der Graph läuft durch ${error.node} im Kreis, lässt sich also nicht berechnen.`,
        };
      case 'no-image-input':
        return {
          what:
            error.inputs.length === 0
              ? 'Das Netz hat keine Eingabe.'
              : `Das Netz hat kein Bild als Eingabe: Es nimmt ${listCandidates(error.inputs)}.`,
        };
      case 'several-image-inputs':
        return {
          what: `Das Netz nimmt mehrere Eingaben, die das Bild sein könnten: ${listCandidates(error.candidates)}.`,
          fix: 'Eine davon wählen.',
        };
      case 'empty-graph':
        return { what: 'Die Datei enthält einen Graphen ohne Operationen.' };
      case 'internal':
        return { what: `Fovea ist an dieser Datei gescheitert, durch eigene Schuld: ${error.detail}.` };
      case 'unreadable':
        return {
          what: 'Die Datei ließ sich nicht lesen; vielleicht wurde sie inzwischen verschoben oder geändert.',
        };
      case 'cancelled':
        return { what: 'Der Import wurde abgebrochen.' };
    }
  },
  formatNote,
  formatReport: (report) => {
    const total = report.unsupported.reduce((sum, { count }) => sum + count, 0);
    const named = report.unsupported
      .slice(0, 8)
      .map(({ op, count }) => (count > 1 ? `${op} (${count})` : op));
    const rest = report.unsupported.length - named.length;
    const listed = listDe(rest > 0 ? [...named, `${rest} weitere Arten`] : named, 'und');
    const unknown =
      total === 0
        ? []
        : [
            `${countDe(total, 'Operation', 'Operationen')} nicht verstanden, als undurchsichtige Schichten behalten: ${listed}.`,
          ];
    const read =
      report.format === 'onnx'
        ? countExact(report.nodesRead, 'Knoten', 'Knoten')
        : countExact(report.nodesRead, 'Schicht', 'Schichten');
    return [`${read} gelesen.`, ...unknown, ...report.notes.map((note) => formatNote(note))];
  },
};
