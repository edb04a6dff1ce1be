/**
 * @file Which blocks of a program are the same code: one template for all blocks that differ only in the values of
 * arguments. Works from the innermost blocks outwards, so that an outer block sees inner ones as calls.
 */
import type { LayerId } from '../../architecture/architecture';
import { type Block, type Item, isSequence } from './block';
import { chooseBlockName } from './blockNames';
import { type Argument, listArguments } from './call';
import { toIdentifier } from './identifiers';
import { createIdentifiers } from './names';
import { type Abstraction, abstractArguments, type Parameter } from './parameters';

/** The code of one or more blocks. */
export interface Template {
  /** As the dialect calls it: `ResidualBlock`, `residual_block`. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** The first block of this form; names of layers are taken from it. */
  readonly block: Block;
  readonly instances: readonly Block[];
  /** What stands for each argument of the block, in order; null: nothing need be written. */
  readonly texts: readonly (string | null)[];
}

/** A program with its templates. */
export interface Program {
  readonly network: Block;
  /** Such that a template stands behind those that it uses. */
  readonly templates: readonly Template[];
  /** The template of a block; null for one that is written in place. */
  getTemplate(block: Block): Template | null;
  /** What the template of a block is called with. */
  getCallArguments(block: Block): readonly Argument[];
}

/** What templates need to know of the network and of the dialect. */
export interface TemplateOptions {
  /** Channels of a tensor; null where they are not known. */
  countChannels(tensor: LayerId): number | null;
  /** Names that templates must not have. */
  readonly reserved: Iterable<string>;
  /** How the dialect writes a name such as `ResidualBlock`; as it is by default. */
  readonly formatName?: (name: string) => string;
}

/** More parameters than this make a chain of layers harder to read than the chains themselves. */
const maxChainParameters = 6;

/** The program of a network: finds the templates of its blocks. O(arguments x parameters). */
export function createProgram(network: Block, options: TemplateOptions): Program {
  const assigned = new Map<Block, { readonly template: Template; readonly index: number }>();
  const inline = new Map<Block, string>();
  const templates: Template[] = [];
  const { reserved, formatName = (name: string) => name } = options;
  const createName = createIdentifiers(reserved, '');

  const getTemplate = (block: Block) => assigned.get(block)?.template ?? null;
  const getCallArguments = (block: Block): readonly Argument[] => {
    const found = assigned.get(block);
    if (found === undefined) return [];
    return found.template.parameters.map((parameter) => ({
      keyword: parameter.isPositional ? null : parameter.name,
      value: parameter.values[found.index] ?? null,
      ...(parameter.default !== undefined && { default: parameter.default }),
      family: parameter.family,
      role: parameter.role,
    }));
  };
  const program: Program = { network, templates, getTemplate, getCallArguments };

  const createTemplate = (instances: readonly [Block, ...Block[]], abstraction: Abstraction) => {
    const [block] = instances;
    const name = createName(formatName(chooseBlockName(instances)));
    const template: Template = { name, block, instances, ...abstraction };
    templates.push(template);
    for (const [index, instance] of instances.entries()) assigned.set(instance, { template, index });
  };

  for (const level of groupByHeight(network)) {
    const bySignature = new Map<string, [Block, ...Block[]]>();
    for (const block of level) {
      const signature = computeSignature(block, (inner) => {
        const template = getTemplate(inner);
        return template === null ? (inline.get(inner) ?? '') : `${template.name}()`;
      });
      const known = bySignature.get(signature);
      if (known === undefined) bySignature.set(signature, [block]);
      else known.push(block);
    }
    for (const [signature, instances] of bySignature) {
      const [block] = instances;
      const hasLayers = block.items.some(({ content }) => content.type === 'layer');
      const isChain = isSequence(block);
      if (isChain && (!hasLayers || instances.length < 2)) {
        for (const instance of instances) inline.set(instance, signature);
        continue;
      }
      const abstraction = abstractBlocks(instances, program, options);
      if (isChain && abstraction.parameters.length > maxChainParameters)
        for (const instance of instances) inline.set(instance, signature);
      else createTemplate(instances, abstraction);
    }
  }
  return program;
}

/** All arguments of a block in the order in which they are written, those of inner chains included. */
export function collectArguments(
  block: Block,
  program: Pick<Program, 'getTemplate' | 'getCallArguments'>,
): readonly { readonly owner: Item; readonly argument: Argument }[] {
  return block.items.flatMap((item) => {
    const { content } = item;
    if (content.type === 'layer')
      return listArguments(content.step).map((argument) => ({ owner: item, argument }));
    if (program.getTemplate(content.block) === null) return collectArguments(content.block, program);
    return program.getCallArguments(content.block).map((argument) => ({ owner: item, argument }));
  });
}

function abstractBlocks(
  instances: readonly [Block, ...Block[]],
  program: Program,
  { countChannels }: TemplateOptions,
): Abstraction {
  const rows = instances.map((block) => collectArguments(block, program));
  const [first = []] = rows;
  const slots = first.map(({ owner }, index) => ({
    owner: toIdentifier(owner.name, 'layer'),
    arguments: rows.map((row) => row[index]?.argument).filter((argument) => argument !== undefined),
  }));
  const count = (tensor: LayerId | undefined) => (tensor === undefined ? null : countChannels(tensor));
  return abstractArguments(slots, {
    input: instances.map(({ inputs }) => count(inputs[0])),
    output: instances.map(({ outputs }) => count(outputs.at(-1))),
  });
}

/** Blocks by how many levels of blocks they hold, innermost first; the network itself left out. */
function groupByHeight(network: Block): readonly (readonly Block[])[] {
  const levels: Block[][] = [];
  const visit = (block: Block): number => {
    let height = 0;
    for (const { content } of block.items)
      if (content.type === 'block') height = Math.max(height, visit(content.block) + 1);
    if (block !== network) {
      levels[height] ??= [];
      levels[height]?.push(block);
    }
    return height;
  };
  visit(network);
  return levels;
}

/** What a block is made of, without values: the same text for blocks that the same code can make. */
function computeSignature(block: Block, describeInner: (inner: Block) => string): string {
  const numbers = new Map<LayerId, number>();
  for (const input of block.inputs) numbers.set(input, numbers.size);
  const parts = block.items.map(({ inputs, outputs, content }) => {
    const from = inputs.map((input) => numbers.get(input)).join();
    for (const output of outputs) numbers.set(output, numbers.size);
    return `${describeContent(content, describeInner)}<${from}`;
  });
  const results = block.outputs.map((output) => numbers.get(output)).join();
  return `${block.inputs.length}[${parts.join(';')}]${results}`;
}

function describeContent(content: Item['content'], describeInner: (inner: Block) => string): string {
  if (content.type === 'block') return describeInner(content.block);
  const { step } = content;
  const describe = (args: readonly Argument[]) => args.map(({ keyword }) => keyword ?? '').join();
  if (step.type === 'operation') return step.operation;
  return step.calls.map(({ callee, arguments: args }) => `${callee}(${describe(args)})`).join('+');
}
