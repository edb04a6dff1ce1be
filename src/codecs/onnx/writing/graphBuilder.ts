/**
 * @file An ONNX graph in the making: nodes, the weights that they read, and constants.
 *
 * Weights that were not trained are nodes too (RandomNormal, ConstantOfShape): a file stays small whatever the
 * network weighs, and a runtime can run it.
 */
import type { WeightSpec } from '../../weightSpecs';
import type { Weights } from '../../weights';
import type { OnnxAttribute, OnnxNode } from '../onnxModel';

/** A tensor that the file holds itself. */
export interface Initializer {
  readonly name: string;
  readonly dims: readonly number[];
  readonly values:
    | { readonly type: 'float'; readonly data: ArrayLike<number> }
    | { readonly type: 'integer'; readonly data: readonly number[] };
}

/** An attribute as it is written: a whole number, a word, whole numbers, or one of the marked forms. */
export type AttributeInput = number | string | readonly number[] | OnnxAttribute;

/** Attributes by name; those that are undefined are left out. */
export type AttributeInputs = Readonly<Record<string, AttributeInput | undefined>>;

/** A graph's contents. */
export interface BuiltGraph {
  /** Each behind those that it reads. */
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly Initializer[];
}

/** Collects nodes and tensors; every function returns the name of a tensor. */
export interface GraphBuilder {
  /** Adds a node with one output, which has the name of the node. */
  node(
    opType: string,
    inputs: readonly string[],
    attributes: AttributeInputs,
    name: string,
    domain?: string,
  ): string;
  /** A name that nothing has yet, the wanted one if that is free. */
  createName(wanted: string): string;
  /** A tensor of a layer: the trained one, else a node that makes it. `shape` is how the reader wants it. */
  weight(layer: string, spec: WeightSpec, shape?: readonly number[]): string;
  /** A vector of whole numbers, as shapes are; equal ones are one tensor. */
  integers(data: readonly number[]): string;
  /** Real numbers; equal ones are one tensor. */
  floats(data: readonly number[], dims?: readonly number[]): string;
  build(): BuiltGraph;
}

function toAttribute(value: AttributeInput): OnnxAttribute {
  if (typeof value === 'number') return { int: value };
  if (typeof value === 'string') return { text: value };
  return Array.isArray(value) ? { ints: value } : (value as OnnxAttribute);
}

const countShape = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);

/** Starts an empty graph. */
export function createGraphBuilder(weights?: Weights): GraphBuilder {
  const taken = new Set<string>();
  const createName = (wanted: string) => {
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}_${count}`;
    taken.add(name);
    return name;
  };
  const nodes: OnnxNode[] = [];
  const initializers = new Map<string, Initializer>();
  let seed = 0;
  const node: GraphBuilder['node'] = (opType, inputs, attributes, name, domain = '') => {
    const given = Object.entries(attributes).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, toAttribute(value)] as const],
    );
    nodes.push({
      ...{ opType, domain, name, inputs, outputs: [name] },
      ...{ attributes: new Map(given), scope: null, captures: null },
    });
    return name;
  };
  const keep = (initializer: Initializer) => {
    initializers.set(initializer.name, initializer);
    return initializer.name;
  };
  const integers = (data: readonly number[]) =>
    keep({ name: `integers/${data.join('_')}`, dims: [data.length], values: { type: 'integer', data } });
  const generate = ({ initial }: WeightSpec, shape: readonly number[], name: string) => {
    if (initial.type === 'constant') {
      const tensor = { name: '', dims: [1], type: 'real', data: [initial.value], isExternal: false } as const;
      return node('ConstantOfShape', [integers(shape)], { value: { tensor } }, name);
    }
    seed += 1;
    const attributes = {
      shape,
      mean: { float: 0 },
      scale: { float: initial.deviation },
      seed: { float: seed },
    };
    return node('RandomNormal', [], { ...attributes, dtype: 1 }, name);
  };
  return {
    node,
    createName,
    integers,
    weight(layer, spec, shape = spec.shape) {
      const key = `${layer}.${spec.name}`;
      const name = createName(key);
      const trained = weights?.get(key);
      if (trained === undefined || trained.values.length !== countShape(shape))
        return generate(spec, shape, name);
      return keep({ name, dims: shape, values: { type: 'float', data: trained.values } });
    },
    floats(data, dims = [data.length]) {
      const name = `floats/${dims.join('x')}/${data.length > 8 ? initializers.size : data.join('_')}`;
      return keep({ name, dims, values: { type: 'float', data } });
    },
    build: () => ({ nodes, initializers: [...initializers.values()] }),
  };
}
