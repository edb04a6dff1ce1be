/** @file How soon files that are made to keep a reader busy are answered; all that can be read are far quicker. */
import { afterAll, bench, describe } from 'vitest';
import { createBenchSummary } from '../util/benchSummary.testing';
import { createBytesSource } from './byteSource.testing';
import {
  createNamesakes,
  toBytes,
  writeEndlessFields,
  writeNodesOnly,
  writeSelfSimilar,
} from './hostileFiles.testing';
import type { Importer } from './importer';
import { kerasImporter } from './keras/reading/kerasImporter';
import { onnxImporter } from './onnx/onnxImporter';
import { writeModel } from './onnx/onnxWriter.testing';

const summary = createBenchSummary();
afterAll(() => summary.print('Files made to keep a reader busy'));

/** Readers work off the page's thread: who waits sees progress, and can cancel. */
const limitMs = 2000;

describe('hostile files', () => {
  const add = (name: string, importer: Importer, bytes: Uint8Array) => {
    const body = () => importer.read(createBytesSource(bytes, name));
    bench(name, summary.time(name, body, { limitMs }), { time: 1000, iterations: 3 });
  };
  add('model within itself, 65 536 layers', kerasImporter, toBytes(writeSelfSimilar(4, 8)));
  add('5 MB of fields without meaning', onnxImporter, writeEndlessFields(5_000_000));
  add('60 000 nodes', onnxImporter, writeNodesOnly(60_000));
  add('5 000 nodes of one name', onnxImporter, writeModel(createNamesakes(5000)));
});
