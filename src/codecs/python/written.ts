/** @file A block's items with their arguments as text, equal blocks in a row folded into one item. */

import { isEqual } from '../../util/isEqual';
import type { Block, Item } from './block';
import type { Argument, Operation } from './call';
import { formatLiteral } from './literal';
import { collectArguments, type Program, type Template } from './templates';

/** A call as text. */
export interface WrittenCall {
  readonly callee: string;
  /** `3`, `stride=2`. */
  readonly arguments: readonly string[];
  readonly suffix: string;
}

/** What an item is, as text. */
export type Written =
  | { readonly type: 'calls'; readonly calls: readonly WrittenCall[] }
  | { readonly type: 'operation'; readonly operation: Operation }
  /** A block with a template. */
  | { readonly type: 'instance'; readonly call: WrittenCall }
  /** A chain that is written in place. */
  | { readonly type: 'chain'; readonly items: readonly WrittenItem[] };

/** An item with its text. */
export interface WrittenItem {
  readonly item: Item;
  readonly written: Written;
}

/** Shorter rows are written out. */
const shortestRow = 3;

type Texts = Iterator<string | null>;

function takeArguments(args: readonly Argument[], texts: Texts): readonly string[] {
  return args.flatMap(({ keyword }) => {
    const { value: text } = texts.next();
    if (typeof text !== 'string') return [];
    return [keyword === null ? text : `${keyword}=${text}`];
  });
}

function writeItem(item: Item, texts: Texts, program: Program): WrittenItem {
  const { content } = item;
  if (content.type === 'block') {
    const { block } = content;
    const template = program.getTemplate(block);
    if (template === null)
      return {
        item,
        written: { type: 'chain', items: block.items.map((inner) => writeItem(inner, texts, program)) },
      };
    const args = takeArguments(program.getCallArguments(block), texts);
    return {
      item,
      written: { type: 'instance', call: { callee: template.name, arguments: args, suffix: '' } },
    };
  }
  const { step } = content;
  if (step.type === 'operation') return { item, written: { type: 'operation', operation: step.operation } };
  const calls = step.calls.map(({ callee, arguments: args, suffix }) => {
    return { callee, arguments: takeArguments(args, texts), suffix };
  });
  return { item, written: { type: 'calls', calls } };
}

/** Whether `next` is the same block again, fed by this one alone. */
function isRepeated({ item, written }: WrittenItem, next: WrittenItem | undefined): boolean {
  if (written.type !== 'instance' || next?.written.type !== 'instance') return false;
  return isEqual(next.item.inputs, item.outputs) && isEqual(next.written.call, written.call);
}

/** The same items with rows of equal blocks, each of which feeds only the next, as chains. */
function foldRows(items: readonly WrittenItem[], { outputs }: Block): readonly WrittenItem[] {
  const uses = new Map<string, number>(outputs.map((id) => [id, 1]));
  for (const { item } of items)
    for (const input of new Set(item.inputs)) uses.set(input, (uses.get(input) ?? 0) + 1);
  const folded: WrittenItem[] = [];
  for (let start = 0; start < items.length; ) {
    let end = start;
    for (let at = items[end]; at !== undefined; at = items[end]) {
      const [output, ...others] = at.item.outputs;
      if (output === undefined || others.length > 0 || uses.get(output) !== 1) break;
      if (!isRepeated(at, items[end + 1])) break;
      end += 1;
    }
    const row = items.slice(start, end + 1);
    const [first] = row;
    const last = row.at(-1);
    if (first !== undefined && last !== undefined && row.length >= shortestRow)
      folded.push(createRow(row, first.item, last.item));
    else folded.push(...row);
    start = end + 1;
  }
  return folded;
}

function createRow(row: readonly WrittenItem[], first: Item, last: Item): WrittenItem {
  const stem = first.name.replace(/[\d_]+$/, '') || 'block';
  const name = stem.endsWith('s') ? stem : `${stem}s`;
  const { inputs } = first;
  const { outputs } = last;
  const block: Block = { name, kind: 'row', inputs, outputs, items: row.map(({ item }) => item) };
  const item: Item = { name, inputs, outputs, content: { type: 'block', block } };
  return { item, written: { type: 'chain', items: row } };
}

function writeBlock(
  block: Block,
  texts: readonly (string | null)[],
  program: Program,
): readonly WrittenItem[] {
  const iterator = texts.values();
  return foldRows(
    block.items.map((item) => writeItem(item, iterator, program)),
    block,
  );
}

/** The items of a template; `texts` are its own, or others of the same meaning. */
export function writeTemplate(
  template: Template,
  program: Program,
  texts = template.texts,
): readonly WrittenItem[] {
  return writeBlock(template.block, texts, program);
}

/** The items of the network itself, every argument with its value. */
export function writeNetwork(program: Program): readonly WrittenItem[] {
  const texts = collectArguments(program.network, program).map(({ argument }) =>
    argument.default !== undefined && isEqual(argument.value, argument.default)
      ? null
      : formatLiteral(argument.value),
  );
  return writeBlock(program.network, texts, program);
}
