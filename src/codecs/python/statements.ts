/**
 * @file From items to statements: which calls stand nested in one line, and what the tensors between are called.
 * What flows on keeps its name (`x`, `out`); what is used again later is named after what made it.
 */
import type { LayerId } from '../../architecture/architecture';
import { getDefinition } from '../../layers/catalogue';
import type { WrittenItem } from './written';

/** Items in one expression: the first, then what is applied to its result. */
export interface Statement {
  readonly items: readonly WrittenItem[];
  readonly inputs: readonly LayerId[];
  readonly outputs: readonly LayerId[];
}

/** Statements, and the name of every tensor that one hands to another. */
export interface Body {
  readonly statements: readonly Statement[];
  readonly names: ReadonlyMap<LayerId, string>;
}

/** Norms, activations and dropout are written around what they follow. */
function isFollower({ item, written }: WrittenItem): boolean {
  if (item.content.type !== 'layer' || written.type !== 'calls' || written.calls.length > 1) return false;
  const { family } = getDefinition(item.content.node.layer.kind);
  return family === 'normalization' || family === 'activation' || family === 'regularization';
}

/** Which items of a block share a statement: at most `maxNested`. */
export function groupStatements(
  items: readonly WrittenItem[],
  outputs: readonly LayerId[],
  maxNested: number,
): readonly Statement[] {
  const uses = new Map<LayerId, number>(outputs.map((id) => [id, 1]));
  for (const { item } of items)
    for (const input of new Set(item.inputs)) uses.set(input, (uses.get(input) ?? 0) + 1);
  const groups: WrittenItem[][] = [];
  const makers = new Map<LayerId, WrittenItem[]>();
  for (const written of items) {
    const [input, ...others] = written.item.inputs;
    const before = input === undefined || others.length > 0 ? undefined : makers.get(input);
    let group = isFollower(written) && uses.get(input as LayerId) === 1 ? before : undefined;
    if (group === undefined || group.length >= maxNested) {
      group = [];
      groups.push(group);
    }
    group.push(written);
    if (written.item.outputs.length === 1)
      for (const output of written.item.outputs) makers.set(output, group);
  }
  return groups.map((group) => ({
    items: group,
    inputs: [...new Set(group[0]?.item.inputs)],
    outputs: group.at(-1)?.item.outputs ?? [],
  }));
}

/** What to know before tensors get their names. */
export interface NamingOptions {
  /** Names of the tensors that come from outside. */
  readonly inputs: ReadonlyMap<LayerId, string>;
  /** Tensors that are handed out at the end. */
  readonly outputs: readonly LayerId[];
  /** Names that no tensor may have. */
  readonly reserved: ReadonlySet<string>;
  /** What a tensor is called that is used more than once. */
  nameItem(item: WrittenItem): string;
}

/** Names tensors, reusing the name of what is not needed any more. O(uses of tensors). */
export function nameTensors(statements: readonly Statement[], options: NamingOptions): Body {
  const uses = new Map<LayerId, number[]>();
  const use = (id: LayerId, position: number) => {
    const known = uses.get(id);
    if (known === undefined) uses.set(id, [position]);
    else known.push(position);
  };
  for (const [position, { inputs }] of statements.entries()) for (const input of inputs) use(input, position);
  for (const output of options.outputs) use(output, Number.POSITIVE_INFINITY);
  const countUses = (id: LayerId) => uses.get(id)?.length ?? 0;

  const names = new Map(options.inputs);
  const live = new Map<string, number>();
  const occupy = (name: string, id: LayerId) => live.set(name, uses.get(id)?.at(-1) ?? 0);
  for (const [id, name] of options.inputs) occupy(name, id);
  // What comes from further away keeps its name to itself, like what forks.
  const forkNames = new Set([...options.inputs.values()].slice(1));
  const isFree = (name: string, position: number) =>
    !options.reserved.has(name) && (live.get(name) ?? -1) <= position;
  const findFree = (wanted: string, position: number) => {
    let name = wanted;
    for (let count = 2; !isFree(name, position); count++) name = `${wanted}_${count}`;
    return name;
  };

  /** The name for a tensor that is used once, by what comes next. */
  const nameFlow = ({ items, inputs }: Statement, position: number): string => {
    const freed = inputs
      .map((id) => names.get(id) ?? '')
      .find((name) => name !== '' && isFree(name, position));
    if (freed !== undefined && !forkNames.has(freed)) return freed;
    const [source] = inputs;
    const branches = source === undefined ? [] : (uses.get(source) ?? []);
    if (branches.length > 2 && !branches.includes(Number.POSITIVE_INFINITY))
      return findFree(`branch${branches.indexOf(position) + 1}`, position);
    for (const name of ['x', 'out']) if (isFree(name, position)) return name;
    const [root] = items;
    return findFree(root === undefined ? 'y' : options.nameItem(root), position);
  };

  for (const [position, statement] of statements.entries()) {
    const last = statement.items.at(-1);
    // Of several results the one that is needed first goes on.
    const flowing = [...statement.outputs].sort(
      (a, b) => (uses.get(a)?.[0] ?? 0) - (uses.get(b)?.[0] ?? 0),
    )[0];
    for (const output of statement.outputs) {
      if (names.has(output)) continue;
      const isFork = countUses(output) > 1 || output !== flowing;
      const wanted = isFork && last !== undefined ? options.nameItem(last) : null;
      const name = wanted === null ? nameFlow(statement, position) : findFree(wanted, position);
      if (wanted !== null) forkNames.add(name);
      else forkNames.delete(name);
      names.set(output, name);
      occupy(name, output);
    }
  }
  return { statements, names };
}
