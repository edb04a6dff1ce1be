/** @file Pieces of source that code written here may need; only those that are used go into a file. */
import type { Block } from './block';

/** A piece of source. */
export interface Helper {
  readonly source: string;
  /** Pieces that must stand before it. */
  readonly needs: readonly string[];
}

/** Pieces by the name that they define; a piece stands behind those that it needs. */
export type Helpers = Readonly<Record<string, Helper>>;

/** The source of the pieces that are called, with what they need; each once. */
export function collectHelpers(helpers: Helpers, callees: ReadonlySet<string>): readonly string[] {
  const wanted = new Set<string>();
  const add = (name: string) => {
    const helper = Object.hasOwn(helpers, name) ? helpers[name] : undefined;
    if (helper === undefined) return;
    for (const needed of helper.needs) add(needed);
    wanted.add(name);
  };
  for (const callee of callees) add(callee);
  return Object.keys(helpers).flatMap((name) => (wanted.has(name) ? [helpers[name]?.source ?? ''] : []));
}

/** Everything that a program calls, those of inner blocks included; `concat_spread` stands for the operation. */
export function collectCallees(network: Block): ReadonlySet<string> {
  const callees = new Set<string>();
  const visit = (block: Block) => {
    for (const { content } of block.items) {
      if (content.type === 'block') visit(content.block);
      else if (content.step.type === 'calls')
        for (const { callee } of content.step.calls) callees.add(callee);
      else if (content.step.operation === 'spread') callees.add('concat_spread');
    }
  };
  visit(network);
  return callees;
}
