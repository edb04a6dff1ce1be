/**
 * @file A Keras model as a flat list of calls: nested models opened, tensors named, constants kept.
 *
 * Keras 2 writes a call as `[[layer, node, tensor, {arguments}], ...]` and, for functions, as one such entry; Keras 3
 * as `{args, kwargs}` with tensors marked. Either way tensors are taken in the order in which they stand.
 */
import type { InputCandidate } from '../../importer';
import { ImportFailure } from '../../onnx/byteCursor';
import { getEntry, getLengths, getObject, getWord, isObject, type JsonObject, toList } from './jsonAccess';

/** What a function was called with besides tensors. */
export type KerasArgument = { readonly tensor: string } | { readonly value: unknown };

/** One call of a layer. */
export interface KerasCall {
  readonly className: string;
  readonly name: string;
  readonly config: JsonObject;
  /** The tensors that it reads. */
  readonly inputs: readonly string[];
  /** Everything that it was called with in order, and then by name. */
  readonly positional: readonly KerasArgument[];
  readonly named: ReadonlyMap<string, KerasArgument>;
  readonly output: string;
  /** The nested models that it belongs to, outermost first. */
  readonly modules: readonly string[];
}

/** An input of the whole model: a tensor with what is known of its shape, [batch, ...lengths]. */
export interface KerasInput extends InputCandidate {
  readonly tensor: string;
}

/** A whole model. */
export interface KerasGraph {
  readonly name: string;
  readonly inputs: readonly KerasInput[];
  readonly calls: readonly KerasCall[];
  readonly outputs: readonly string[];
  /** Layers that are called more than once: their weights are shared. */
  readonly sharedLayers: number;
}

const maxCalls = 50_000;
const maxDepth = 16;

/** Classes of models: what holds layers of its own. */
const modelClasses: ReadonlySet<string> = new Set(['Functional', 'Model', 'Sequential', 'Network']);

/** Whether an entry of a file is a model that holds its layers. */
export function isModelEntry(entry: unknown): boolean {
  const config = getEntry(entry, 'config');
  const layers = toList(getEntry(config, 'layers')) ?? toList(config);
  return layers !== null && modelClasses.has(toClassName(getWord(entry, 'class_name') ?? ''));
}

/** The class without the package that it was registered in: `Custom>MyModel`. */
function toClassName(name: string): string {
  return name.slice(name.lastIndexOf('>') + 1);
}

/** The reference `[layer, node, tensor]` that a value is, or null. */
function readReference(value: unknown): readonly [layer: string, node: number, tensor: number] | null {
  const history = getEntry(getEntry(value, 'config'), 'keras_history');
  const isMarked = getEntry(value, 'class_name') === '__keras_tensor__';
  const [layer, node, tensor] = toList(isMarked ? history : Array.isArray(value) ? value : null) ?? [];
  return typeof layer === 'string' && typeof node === 'number' && typeof tensor === 'number'
    ? [layer, node, tensor]
    : null;
}

/** All references within a value, in order. */
function collectReferences(value: unknown, depth = 0): (readonly [string, number, number])[] {
  const reference = readReference(value);
  if (reference !== null) return [reference];
  if (depth > maxDepth) return [];
  const items = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return items.flatMap((item) => collectReferences(item, depth + 1));
}

/** Calls of a layer as `inbound_nodes` has them: a list for each, of what it was called with. */
function listNodes(entry: unknown): readonly unknown[] {
  return toList(getEntry(entry, 'inbound_nodes')) ?? [];
}

interface Scope {
  /** Stands before the tensors of this model. */
  readonly prefix: string;
  readonly modules: readonly string[];
  /** What is subtracted from the number of a call: nested models of Keras 2 count from 1. */
  readonly offsets: ReadonlyMap<string, number>;
}

const nameTensor = ({ prefix, offsets }: Scope, layer: string, node: number, tensor: number) =>
  `${prefix}${layer}:${Math.max(0, node - (offsets.get(layer) ?? 0))}:${tensor}`;

/** How far the numbers of calls that are referred to lie above those that there are. */
function findOffsets(layers: readonly unknown[], outputs: unknown): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const layer of layers) counts.set(getLayerName(layer), listNodes(layer).length);
  const highest = new Map<string, number>();
  const references = [
    ...layers.flatMap((layer) => collectReferences(listNodes(layer))),
    ...collectReferences(outputs),
  ];
  for (const [layer, node] of references) highest.set(layer, Math.max(highest.get(layer) ?? 0, node));
  const offsets = new Map<string, number>();
  for (const [layer, node] of highest) {
    const excess = node - Math.max((counts.get(layer) ?? 1) - 1, 0);
    if (excess > 0) offsets.set(layer, excess);
  }
  return offsets;
}

function getLayerName(entry: unknown): string {
  return (
    getWord(entry, 'name') ?? getWord(getEntry(entry, 'config'), 'name') ?? getWord(entry, 'class_name') ?? ''
  );
}

/** Walks through a model and the models within. */
class Flattener {
  readonly calls: KerasCall[] = [];
  readonly aliases = new Map<string, string>();
  sharedLayers = 0;

  private toArgument(value: unknown, scope: Scope): KerasArgument {
    const reference = readReference(value);
    return reference === null ? { value } : { tensor: nameTensor(scope, ...reference) };
  }

  private addCall(entry: unknown, node: unknown, output: string, scope: Scope): void {
    const inputs = collectReferences(node).map((reference) => nameTensor(scope, ...reference));
    const args = getEntry(node, 'args');
    const positional: KerasArgument[] = [];
    let named: JsonObject = {};
    if (args !== undefined) {
      // Keras 3: what is no list is one argument; lists are of tensors.
      positional.push(...(toList(args) ?? []).map((value) => this.toArgument(value, scope)));
      named = getObject(node, 'kwargs');
    } else {
      const single = readReference(node);
      const references = single === null ? (toList(node) ?? []) : [node];
      for (const reference of references) {
        positional.push(this.toArgument(reference, scope));
        const more = toList(reference)?.[3];
        if (isObject(more)) named = more;
      }
    }
    const entries = Object.entries(named).map(
      ([key, value]) => [key, this.toArgument(value, scope)] as const,
    );
    this.add(entry, { inputs, positional, named: new Map(entries), output }, scope);
  }

  private add(
    entry: unknown,
    call: Pick<KerasCall, 'inputs' | 'positional' | 'named' | 'output'>,
    scope: Scope,
  ): void {
    const className = toClassName(getWord(entry, 'class_name') ?? '');
    const name = getLayerName(entry);
    const config = getObject(entry, 'config');
    this.calls.push({ className, name, config, ...call, modules: scope.modules });
    if (this.calls.length > maxCalls)
      throw new ImportFailure({
        code: 'too-large',
        what: 'nodes',
        actual: this.calls.length,
        max: maxCalls,
      });
  }

  /** Opens a model whose inputs are the given tensors; null for the outermost, whose inputs it finds itself. */
  open(
    entry: unknown,
    given: readonly string[] | null,
    prefix: string,
    modules: readonly string[],
  ): { readonly inputs: readonly KerasInput[]; readonly outputs: readonly string[] } {
    if (modules.length > maxDepth)
      throw new ImportFailure({
        code: 'too-large',
        what: 'structure',
        actual: modules.length,
        max: maxDepth,
      });
    const config = getEntry(entry, 'config');
    const layers = toList(getEntry(config, 'layers')) ?? toList(config) ?? [];
    const isChain = toClassName(getWord(entry, 'class_name') ?? '') === 'Sequential';
    return isChain
      ? this.openChain(config, layers, given, prefix, modules)
      : this.openGraph(config, layers, given, prefix, modules);
  }

  private openChain(
    config: unknown,
    layers: readonly unknown[],
    given: readonly string[] | null,
    prefix: string,
    modules: readonly string[],
  ) {
    const scope: Scope = { prefix, modules, offsets: new Map() };
    const [first] = layers;
    const stated =
      getLengths(getEntry(first, 'config'), 'batch_input_shape') ??
      getLengths(getEntry(first, 'config'), 'batch_shape') ??
      getLengths(config, 'build_input_shape');
    const isInputLayer = getWord(first, 'class_name') === 'InputLayer';
    const name = isInputLayer ? getLayerName(first) : 'input';
    let [tensor = `${prefix}input`] = given ?? [];
    const input: KerasInput = { name, tensor, dims: stated ?? [null, null, null, null] };
    for (const [index, layer] of layers.entries()) {
      if (getWord(layer, 'class_name') === 'InputLayer') continue;
      const output = `${prefix}${index}`;
      if (isModelEntry(layer))
        [tensor = output] = this.open(layer, [tensor], `${output}/`, [
          ...modules,
          getLayerName(layer),
        ]).outputs;
      else {
        this.add(layer, { inputs: [tensor], positional: [{ tensor }], named: new Map(), output }, scope);
        tensor = output;
      }
    }
    return { inputs: [input], outputs: [tensor] };
  }

  private openGraph(
    config: unknown,
    layers: readonly unknown[],
    given: readonly string[] | null,
    prefix: string,
    modules: readonly string[],
  ) {
    const outputLayers = getEntry(config, 'output_layers');
    const scope: Scope = { prefix, modules, offsets: findOffsets(layers, outputLayers) };
    const stated = collectReferences(getEntry(config, 'input_layers')).map(([layer]) => layer);
    const inputs: KerasInput[] = [];
    for (const layer of layers) {
      const name = getLayerName(layer);
      if (getWord(layer, 'class_name') === 'InputLayer') {
        const own = getObject(layer, 'config');
        const dims = getLengths(own, 'batch_input_shape') ?? getLengths(own, 'batch_shape') ?? [];
        const tensor = nameTensor(scope, name, 0, 0);
        const position = Math.max(stated.indexOf(name), stated.length === 0 ? inputs.length : -1);
        const source = given?.[position];
        if (source !== undefined) this.aliases.set(tensor, source);
        else if (given === null) inputs.push({ name, tensor, dims });
        continue;
      }
      const nodes = listNodes(layer);
      if (nodes.length > 1) this.sharedLayers += 1;
      for (const [index, node] of nodes.entries()) {
        const output = nameTensor(scope, name, index + (scope.offsets.get(name) ?? 0), 0);
        if (!isModelEntry(layer)) {
          this.addCall(layer, node, output, scope);
          continue;
        }
        const sources = collectReferences(node).map((reference) => nameTensor(scope, ...reference));
        const inner = this.open(layer, sources, `${prefix}${name}@${index}/`, [...modules, name]);
        for (const [port, tensor] of inner.outputs.entries())
          this.aliases.set(output.replace(/0$/, String(port)), tensor);
      }
    }
    const outputs = collectReferences(outputLayers).map((reference) => nameTensor(scope, ...reference));
    return { inputs, outputs };
  }
}

/** Flattens a model that {@link isModelEntry} takes for one. @throws ImportFailure `too-large`. */
export function flattenModel(entry: unknown): KerasGraph {
  const flattener = new Flattener();
  const { inputs, outputs } = flattener.open(entry, null, '', []);
  const resolve = (tensor: string) => {
    let name = tensor;
    for (let step = 0; step < 2 * maxDepth; step++) name = flattener.aliases.get(name) ?? name;
    return name;
  };
  const resolveArgument = (argument: KerasArgument) =>
    'tensor' in argument ? { tensor: resolve(argument.tensor) } : argument;
  return {
    name: getWord(getEntry(entry, 'config'), 'name') ?? '',
    inputs,
    outputs: outputs.map(resolve),
    calls: flattener.calls.map((call) => ({
      ...call,
      inputs: call.inputs.map(resolve),
      positional: call.positional.map(resolveArgument),
      named: new Map([...call.named].map(([key, argument]) => [key, resolveArgument(argument)])),
    })),
    sharedLayers: flattener.sharedLayers,
  };
}
