/** @file Sentences for importers: why a file cannot be read, and what was not understood of one that was. */
import type {
  ForeignFile,
  ImportError,
  ImportNote,
  ImportReport,
  InputCandidate,
} from '../../codecs/importer';
import { formatBytes, formatExact, formatSize, unitSpace } from '../quantities';
import { countNoun, type Explanation, listWords } from './words';

const foreignFiles: Readonly<Record<ForeignFile, string>> = {
  empty: 'The file is empty.',
  html: 'This is a web page and no ONNX file; perhaps the page about a file was saved, and not the file.',
  zip: 'This is a zip archive (PyTorch saves its own files as one too) and no ONNX file.',
  gzip: 'This file is compressed with gzip.',
  text: 'This is a text file and no ONNX file.',
  'git-lfs': 'This is a pointer of Git LFS to a file that was not downloaded.',
  hdf5: 'This is an HDF5 file, as Keras saves networks, and no ONNX file.',
  ort: 'This is a file in the format of ONNX Runtime (.ort) and no ONNX file.',
  other: 'This is no ONNX file.',
};

const kerasFiles: Readonly<Record<ForeignFile, string>> = {
  ...foreignFiles,
  html: 'This is a web page and no file of Keras; perhaps the page about a file was saved, and not the file.',
  zip: 'This is a zip archive without the configuration that Keras leaves in one.',
  text: 'This is a text file and no network of Keras.',
  hdf5: 'This is an HDF5 file without a network of Keras.',
  other: 'This is no file of Keras.',
};

const foreignFixes: Readonly<Partial<Record<ForeignFile, string>>> = {
  zip: 'Unpack it, or export the network to ONNX.',
  gzip: 'Unpack it first.',
  'git-lfs': 'Fetch the file itself with “git lfs pull”.',
  hdf5: 'Export the network to ONNX.',
  ort: 'Use the ONNX file that it was made from.',
};

/** A number with every digit and its noun. */
function countExact(count: number, noun: string): string {
  return `${formatExact(count)}${unitSpace}${count === 1 ? noun : `${noun}s`}`;
}

const things = {
  nodes: 'nodes',
  tensors: 'tensors',
  structure: 'fields',
  levels: 'levels of lists within each other',
  bytes: 'bytes',
} as const;

function formatCandidate({ name, dims }: InputCandidate): string {
  return `${name} [${dims.map((length) => length ?? '?').join(', ')}]`;
}

const listCandidates = (inputs: readonly InputCandidate[]) =>
  listWords(inputs.slice(0, 6).map(formatCandidate), 'and');

/** Why a file cannot be read, in a sentence, and what to do where that is known. */
function explainError(error: ImportError): Explanation {
  switch (error.code) {
    case 'not-onnx': {
      const what = foreignFiles[error.looksLike];
      const fix = foreignFixes[error.looksLike];
      return fix === undefined ? { what } : { what, fix };
    }
    case 'not-keras': {
      const what = kerasFiles[error.looksLike];
      const fix = foreignFixes[error.looksLike];
      return fix === undefined ? { what } : { what, fix };
    }
    case 'no-json':
      return { what: 'This is no JSON: it cannot be parsed.', fix: 'Write it again with model.to_json().' };
    case 'no-layers':
      return {
        what: `The file names the class ${error.className || 'of a model'} but not its layers, which only the program that wrote it knows.`,
        fix: 'Export the network to ONNX.',
      };
    case 'weights-only':
      return {
        what: 'The file holds weights and no network.',
        fix: 'Save the whole model: model.save("model.keras").',
      };
    case 'graph-model':
      return {
        what: 'This is a graph model of TensorFlow.js, which has lost its layers.',
        fix: 'Open the Keras model that it was made from.',
      };
    case 'truncated': {
      const missing =
        error.needed === null
          ? `The file ends too early, after ${formatBytes(error.size)}`
          : `The file ends after ${formatBytes(error.size)} but should have ${formatBytes(error.needed)} or more`;
      return { what: `${missing}; it was cut off.`, fix: 'Download or export it again.' };
    }
    case 'damaged':
      return {
        what: `The file contradicts itself near byte ${formatExact(error.offset)}; it is damaged.`,
        fix: 'Download or export it again.',
      };
    case 'too-large':
      return {
        what: `The file has more than ${formatExact(error.max)} ${things[error.what]}, which is more than is read.`,
      };
    case 'cyclic':
      return { what: `The graph runs in a circle through ${error.node}, so it cannot be computed.` };
    case 'no-image-input':
      return {
        what:
          error.inputs.length === 0
            ? 'The network has no input.'
            : `The network has no image as its input: it takes ${listCandidates(error.inputs)}.`,
      };
    case 'several-image-inputs':
      return {
        what: `The network takes several inputs that could be the image: ${listCandidates(error.candidates)}.`,
        fix: 'Choose one of them.',
      };
    case 'empty-graph':
      return { what: 'The file holds a graph without operations.' };
    case 'internal':
      return { what: `Fovea failed on this file, which is its own fault: ${error.detail}.` };
    case 'unreadable':
      return { what: 'The file could not be read; perhaps it was moved or changed in the meantime.' };
    case 'cancelled':
      return { what: 'The import was cancelled.' };
  }
}

/** One note of a report as a sentence. */
function formatNote(note: ImportNote): string {
  switch (note.code) {
    case 'assumed-resolution':
      return `The file leaves the size of the image open; computed sizes were worked out for ${formatSize(note.resolution)}.`;
    case 'assumed-channels':
      return `The file leaves the channels of the image open; ${note.channels} were assumed.`;
    case 'ignored-inputs':
      return `Besides the image the network takes ${listWords(note.names.slice(0, 6), 'and')}, taken as constant.`;
    case 'missing-tensors':
      return note.count === 1
        ? `${note.name} is read, but is nowhere in the file; it was taken as constant.`
        : `${countNoun(note.count, 'tensor')} are read, but are nowhere in the file, ${note.name} for one; they were taken as constant.`;
    case 'control-flow':
      return `${note.op} runs a graph of its own (${countNoun(note.count, 'time')}); what is inside was not read.`;
    case 'attention':
      return `The network has ${countNoun(note.count, 'self-attention', 'self-attentions')}, as transformers do: from the first one on every unit sees the whole image, and fields say nothing more.`;
    case 'approximated':
      return `${note.op} was taken as ${note.as} (${countNoun(note.count, 'time')}), which sees the same.`;
    case 'constants-left-out':
      return note.count === 1
        ? `1${unitSpace}sum or product with a constant became no layer of its own.`
        : `${formatExact(note.count)}${unitSpace}sums or products with constants, ${countExact(note.elements, 'number')} in all, became no layers of their own.`;
    case 'external-data':
      return note.tensors === 1
        ? `1${unitSpace}tensor lies in another file; its values are not needed.`
        : `${countExact(note.tensors, 'tensor')} lie in other files; their values are not needed.`;
    case 'untried-opset':
      return `The file uses version ${note.opset} of the operators, which was not tried.`;
    case 'sizes-disagree':
      return `Sizes in the file contradict each other in ${countNoun(note.count, 'place')}.`;
    case 'shared-layers':
      return `${countNoun(note.count, 'layer')} ${note.count === 1 ? 'is' : 'are'} called several times with the same weights: each call became a layer, and its parameters count each time.`;
    case 'inactive-layers':
      return `${countNoun(note.count, 'layer')} that ${note.count === 1 ? 'does' : 'do'} something in training only became none.`;
    case 'no-convolutions':
      return 'The network has no convolutions, so there are no receptive fields to speak of.';
    case 'restored-design':
      return 'The file was written by Fovea: its design came back with groups and notes, as it was.';
    case 'changed-design':
      return 'The file was written by Fovea and changed since: what it computes now was read.';
  }
}

/** What a report says: what was read, what was not understood, what else is worth knowing. */
function formatReport(report: ImportReport): readonly string[] {
  const total = report.unsupported.reduce((sum, { count }) => sum + count, 0);
  const named = report.unsupported.slice(0, 8).map(({ op, count }) => (count > 1 ? `${op} (${count})` : op));
  const rest = report.unsupported.length - named.length;
  const listed = listWords(rest > 0 ? [...named, `${rest} more kinds`] : named, 'and');
  const unknown =
    total === 0 ? [] : [`${countNoun(total, 'operation')} not understood, kept as opaque layers: ${listed}.`];
  return [
    `${countExact(report.nodesRead, report.format === 'onnx' ? 'node' : 'layer')} read.`,
    ...unknown,
    ...report.notes.map((note) => formatNote(note)),
  ];
}

/** What importers have to say, in words. */
export const importText = { explainError, formatNote, formatReport };
