import { describe, expect, test } from 'vitest';
import type { ImportError, ImportNote } from '../../codecs/importer';
import { unitSpace } from '../quantities';
import { importText } from './importText';
import { joinExplanation } from './words';

const plain = (text: string) => text.replaceAll(unitSpace, ' ');

describe('errors are one or two sentences', () => {
  test.each<readonly [ImportError, string]>([
    [{ code: 'not-onnx', looksLike: 'empty' }, 'The file is empty.'],
    [
      { code: 'not-onnx', looksLike: 'git-lfs' },
      'This is a pointer of Git LFS to a file that was not downloaded. Fetch the file itself with “git lfs pull”.',
    ],
    [{ code: 'not-onnx', looksLike: 'other' }, 'This is no ONNX file.'],
    [
      { code: 'truncated', size: 1200, needed: 102_000_000 },
      'The file ends after 1.20 kB but should have 102 MB or more; it was cut off. Download or export it again.',
    ],
    [
      { code: 'truncated', size: 300, needed: null },
      'The file ends too early, after 300 B; it was cut off. Download or export it again.',
    ],
    [
      { code: 'damaged', offset: 123_456 },
      'The file contradicts itself near byte 123 456; it is damaged. Download or export it again.',
    ],
    [
      { code: 'too-large', what: 'nodes', actual: 50_001, max: 50_000 },
      'The file has more than 50 000 nodes, which is more than is read.',
    ],
    [
      { code: 'cyclic', node: 'Add_3' },
      'The graph runs in a circle through Add_3, so it cannot be computed.',
    ],
    [{ code: 'no-image-input', inputs: [] }, 'The network has no input.'],
    [
      { code: 'no-image-input', inputs: [{ name: 'tokens', dims: [1, null] }] },
      'The network has no image as its input: it takes tokens [1, ?].',
    ],
    [
      {
        code: 'several-image-inputs',
        candidates: [
          { name: 'left', dims: [1, 3, 8, 8] },
          { name: 'right', dims: [1, 3, 8, 8] },
        ],
      },
      'The network takes several inputs that could be the image: left [1, 3, 8, 8] and right [1, 3, 8, 8]. Choose one of them.',
    ],
    [{ code: 'empty-graph' }, 'The file holds a graph without operations.'],
    [{ code: 'cancelled' }, 'The import was cancelled.'],
    [{ code: 'unreadable' }, 'The file could not be read; perhaps it was moved or changed in the meantime.'],
    [
      { code: 'internal', detail: 'TypeError' },
      'Fovea failed on this file, which is its own fault: TypeError.',
    ],
  ])('%j', (error, sentence) => {
    expect(plain(joinExplanation(importText.explainError(error)))).toBe(sentence);
  });
});

describe('notes are sentences', () => {
  test.each<readonly [ImportNote, string]>([
    [
      { code: 'assumed-resolution', resolution: [224, 224] },
      'The file leaves the size of the image open; computed sizes were worked out for 224x224.',
    ],
    [
      { code: 'ignored-inputs', names: ['a', 'b'] },
      'Besides the image the network takes a and b, taken as constant.',
    ],
    [
      { code: 'missing-tensors', name: 'a', count: 1 },
      'a is read, but is nowhere in the file; it was taken as constant.',
    ],
    [
      { code: 'missing-tensors', name: 'a', count: 3 },
      '3 tensors are read, but are nowhere in the file, a for one; they were taken as constant.',
    ],
    [
      { code: 'control-flow', op: 'If', count: 2 },
      'If runs a graph of its own (2 times); what is inside was not read.',
    ],
    [
      { code: 'approximated', op: 'Selu', as: 'ELU', count: 1 },
      'Selu was taken as ELU (1 time), which sees the same.',
    ],
    [
      { code: 'constants-left-out', count: 1, elements: 3 },
      '1 sum or product with a constant became no layer of its own.',
    ],
    [
      { code: 'constants-left-out', count: 13, elements: 151_308 },
      '13 sums or products with constants, 151 308 numbers in all, became no layers of their own.',
    ],
    [{ code: 'external-data', tensors: 31 }, '31 tensors lie in other files; their values are not needed.'],
    [{ code: 'external-data', tensors: 1 }, '1 tensor lies in another file; its values are not needed.'],
    [{ code: 'sizes-disagree', count: 1 }, 'Sizes in the file contradict each other in 1 place.'],
  ])('%j', (note, sentence) => {
    expect(plain(importText.formatNote(note))).toBe(sentence);
  });
});

test('a report says what was read and what was not', () => {
  const report = {
    format: 'onnx',
    nodesRead: 12_345,
    unsupported: [
      { op: 'LRN', count: 2 },
      { op: 'Einsum', count: 1 },
    ],
    notes: [{ code: 'no-convolutions' }],
  } as const;
  expect(importText.formatReport(report).map(plain)).toEqual([
    '12 345 nodes read.',
    '3 operations not understood, kept as opaque layers: LRN (2) and Einsum.',
    'The network has no convolutions, so there are no receptive fields to speak of.',
  ]);
  const clean = { ...report, nodesRead: 1, unsupported: [], notes: [] };
  expect(importText.formatReport(clean).map(plain)).toEqual(['1 node read.']);
});
