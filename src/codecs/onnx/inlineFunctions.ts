/**
 * @file Writes out the functions of a file: each call becomes the nodes of its function, with the caller's tensors
 * and attributes. PyTorch makes functions of modules on request, and its newer exporter of its own operators.
 */
import { checkCount } from './decodeField';
import { maxNodes } from './graphLimits';
import {
  getCallee,
  getNodeName,
  type OnnxAttribute,
  type OnnxFunction,
  type OnnxModel,
  type OnnxNode,
} from './onnxModel';

/** Calls within calls deeper than any real file's; what is below stays a call. */
const maxDepth = 64;

/** What a function's names mean at one place where it is called. */
interface Call {
  readonly node: OnnxNode;
  readonly made: OnnxFunction;
  readonly rename: (tensor: string) => string;
}

function joinNames(outer: string, inner: string): string {
  return inner.startsWith('/') ? outer + inner : `${outer}/${inner}`;
}

function createCall(node: OnnxNode, made: OnnxFunction, number: number): Call {
  const names = new Map<string, string>([['', '']]);
  for (const [port, input] of made.inputs.entries()) names.set(input, node.inputs[port] ?? '');
  const taken = new Set(made.inputs);
  for (const [port, output] of made.outputs.entries()) {
    const outer = node.outputs[port];
    if (outer && !taken.has(output)) names.set(output, outer);
    taken.add(output);
  }
  // A space: no exporter writes one, so that no tensor outside has this name.
  return { node, made, rename: (tensor) => names.get(tensor) ?? `call ${number} ${tensor}` };
}

/** The attributes of a node within a function: where it refers to one of the caller's, that. */
function resolveAttributes(
  { attributes }: OnnxNode,
  { node, made }: Call,
): ReadonlyMap<string, OnnxAttribute> {
  if (![...attributes.values()].some(({ reference }) => reference !== undefined)) return attributes;
  const resolved = new Map<string, OnnxAttribute>();
  for (const [name, value] of attributes) {
    const meant =
      value.reference === undefined
        ? value
        : (node.attributes.get(value.reference) ?? made.defaults.get(value.reference));
    if (meant !== undefined) resolved.set(name, meant);
  }
  return resolved;
}

function placeNode(inner: OnnxNode, call: Call): OnnxNode {
  const { node: caller, rename } = call;
  return {
    ...inner,
    name: joinNames(getNodeName(caller), inner.name || inner.opType),
    inputs: inner.inputs.map(rename),
    outputs: inner.outputs.map(rename),
    attributes: resolveAttributes(inner, call),
    scope: inner.scope ?? caller.scope,
    captures: inner.captures?.map(rename) ?? null,
  };
}

/** Outputs that a function makes of nothing: its own inputs, passed on, and one output twice. */
function passOn({ node, made, rename }: Call): readonly OnnxNode[] {
  return made.outputs.flatMap((output, port): OnnxNode[] => {
    const outer = node.outputs[port];
    const from = rename(output);
    if (!outer || from === outer) return [];
    const name = joinNames(getNodeName(node), 'Identity');
    const plain = {
      domain: '',
      attributes: new Map<string, OnnxAttribute>(),
      scope: node.scope,
      captures: null,
    };
    return [{ ...plain, opType: 'Identity', name, inputs: [from], outputs: [outer] }];
  });
}

/**
 * The model without calls, as far as they do not call themselves. O(nodes, functions written out).
 *
 * @throws ImportFailure `too-large` where that is more than a graph may have.
 */
export function inlineFunctions(model: OnnxModel): OnnxModel {
  const { functions } = model;
  if (functions.size === 0) return model;
  const nodes: OnnxNode[] = [];
  let { opset } = model;
  let seen = 0;
  let calls = 0;
  const writeOut = (node: OnnxNode, callees: readonly string[]): void => {
    checkCount('nodes', ++seen, maxNodes);
    const callee = getCallee(node);
    const made = functions.get(callee);
    const isKept = callees.length >= maxDepth || callees.includes(callee);
    if (made === undefined || made.outputs.length === 0 || isKept) {
      nodes.push(node);
      return;
    }
    opset ??= made.opset;
    const call = createCall(node, made, ++calls);
    const inside = [...callees, callee];
    for (const inner of made.nodes) writeOut(placeNode(inner, call), inside);
    nodes.push(...passOn(call));
  };
  for (const node of model.nodes) writeOut(node, []);
  return { ...model, nodes, opset };
}
