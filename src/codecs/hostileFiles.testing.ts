/** @file Files made to keep a reader busy, for tests of its answers and for the benchmark of its time. */
import { PbfWriter } from 'pbf';
import type { WrittenModel } from './onnx/onnxWriter.testing';

/** A text, or any other value as JSON, in UTF-8. */
export const toBytes = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

/** A configuration of Keras: a model that holds itself several times, so many levels deep: times^depth layers. */
export function writeSelfSimilar(times: number, depth: number): object {
  const input = {
    class_name: 'InputLayer',
    name: 'i',
    config: { batch_input_shape: [null, 8, 8, 3] },
    inbound_nodes: [],
  };
  const conv = {
    ...{ class_name: 'Conv2D', name: 'c', config: { filters: 3, kernel_size: [1, 1] } },
    inbound_nodes: [[['i', 0, 0, {}]]],
  };
  let model: object = {
    class_name: 'Functional',
    config: { name: 'm', layers: [input, conv], input_layers: [['i', 0, 0]], output_layers: [['c', 0, 0]] },
  };
  for (let level = 0; level < depth; level++) {
    const calls = Array.from({ length: times }, (_, call) => [
      [call === 0 ? 'i' : 'm', Math.max(call - 1, 0), 0, {}],
    ]);
    const several = { ...model, name: 'm', inbound_nodes: calls };
    model = {
      class_name: 'Functional',
      config: {
        name: 'm',
        layers: [input, several],
        input_layers: [['i', 0, 0]],
        output_layers: [['m', times - 1, 0]],
      },
    };
  }
  return model;
}

/** An ONNX file of so many bytes: a version, then fields of two bytes each that mean nothing. */
export function writeEndlessFields(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length).fill(0x10);
  bytes.set([0x08, 0x08], 0);
  for (let at = 2; at < bytes.length; at += 2) bytes.set([0x28, 0x01], at);
  return bytes;
}

/** An ONNX file with so many nodes and nothing else. */
export function writeNodesOnly(count: number): Uint8Array {
  const node = new PbfWriter();
  node.writeStringField(4, 'Relu');
  const bytes = node.finish();
  const writer = new PbfWriter();
  writer.writeVarintField(1, 8);
  writer.writeMessage(
    7,
    (_: null, graph: PbfWriter) => {
      for (let index = 0; index < count; index += 1) graph.writeBytesField(1, bytes);
    },
    null,
  );
  return writer.finish();
}

/** A chain of so many nodes of one name; every fiftieth asks for a size that never fits. */
export function createNamesakes(count: number): WrittenModel {
  const nodes = Array.from({ length: count }, (_, index) => ({
    ...{ op: index % 50 ? 'Relu' : 'Reshape', name: 'same', outputs: [`t${index}`] },
    inputs: [index === 0 ? 'x' : `t${index - 1}`, ...(index % 50 ? [] : ['odd'])],
  }));
  const tensors = [{ name: 'odd', dims: [2], ints: [7, 11] }];
  return { inputs: { x: ['n', 3, 'h', 'w'] }, nodes, tensors, outputs: [`t${count - 1}`] };
}
