/** Reading a network of 169 nodes and 100 MB of weights, from the first byte to the architecture. */
import { readFileSync } from 'node:fs';
import { bench, describe } from 'vitest';
import { hasOracles, oraclePath } from '../../util/oracles.testing';
import { createBytesSource } from '../byteSource.testing';
import { createCountedSource, createVgg16File } from './largeFile.testing';
import { onnxImporter } from './onnxImporter';

describe.runIf(hasOracles)('ONNX import', () => {
  for (const name of ['resnet50', 'densenet121']) {
    const bytes = hasOracles ? readFileSync(oraclePath(`onnx/${name}.onnx`)) : new Uint8Array();
    bench(`structure of ${name}`, async () => {
      const result = await onnxImporter.read(createBytesSource(bytes, `${name}.onnx`));
      if (!result.ok) throw new Error(result.error.code);
    });
  }
});

describe('ONNX import of a large file', () => {
  const { source } = createCountedSource(createVgg16File('initializers', 9));
  bench('vgg16, 553 MB', async () => {
    const result = await onnxImporter.read(source);
    if (!result.ok) throw new Error(result.error.code);
  });
});
