/** @file Small models for the tests of operators: written in a line or two, read, and analysed. */
import { expect } from 'vitest';
import { analyze } from '../../analysis/analyze';
import type { LayerNode } from '../../architecture/architecture';
import { formatShape } from '../../text/quantities';
import type { ImportOptions } from '../importer';
import { importReadable, type WrittenModel, type WrittenNode } from './onnxWriter.testing';

/** A tensor of which only the shape is known. */
export const weights = (name: string, ...dims: number[]) => ({ name, dims });
/** A list of whole numbers. */
export const ints = (name: string, ...values: number[]) => ({ name, dims: [values.length], ints: values });
/** A list of real numbers. */
export const floats = (name: string, ...values: number[]) => ({
  name,
  dims: [values.length],
  floats: values,
});
/** One real number. */
export const scalar = (name: string, value: number) => ({ name, dims: [], floats: [value] });

/** A node; inputs and outputs are separated by spaces, an input that is left out is a dash. */
export function node(
  op: string,
  inputs: string,
  output: string,
  attributes: WrittenNode['attributes'] = {},
  name = '',
): WrittenNode {
  const outputs = output.split(' ');
  return {
    op,
    name,
    inputs: inputs.split(' ').map((name) => (name === '-' ? '' : name)),
    outputs,
    attributes,
  };
}

type Model = Partial<WrittenModel> & Pick<WrittenModel, 'nodes'>;

/** Imports a model, by default on an image of 8 channels and 32 x 32 pixels, and analyses it. */
export async function readNodes(model: Model) {
  const outputs = model.nodes.at(-1)?.outputs ?? [];
  const result = await importReadable({ inputs: { x: [1, 8, 32, 32] }, outputs, ...model });
  const analysis = analyze(result.architecture, { resolution: result.workedAt, rule: 'paper' });
  const layers = [...result.architecture.layers.values()];
  const shapeOf = (layer: LayerNode | undefined) => {
    const shape = layer && analysis.layers.get(layer.id)?.shape;
    return shape ? formatShape(shape) : 'unknown';
  };
  return { result, analysis, layers, last: layers.at(-1), shape: shapeOf(layers.at(-1)), shapeOf };
}

/** Kind, parameters and output shape of the only layer that a model has behind its input. */
export async function readOneLayer(model: Model) {
  const { layers, last, shape } = await readNodes(model);
  expect(layers.map((layer) => layer.layer.kind)).toEqual(['Input', last?.layer.kind]);
  return { kind: last?.layer.kind, params: last?.layer.params, shape };
}

/** Imports a model and lists its layers with their output shapes, as `name 3x224x224`. */
export async function readShapes(model: WrittenModel, options?: ImportOptions) {
  const result = await importReadable(model, options);
  const analysis = analyze(result.architecture, { resolution: result.workedAt, rule: 'paper' });
  const shapes = [...analysis.layers.values()].map(
    ({ id, shape }) => `${id} ${shape ? formatShape(shape) : '?'}`,
  );
  return { result, analysis, shapes };
}
