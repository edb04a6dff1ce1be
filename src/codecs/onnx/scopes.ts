/**
 * @file Stages and blocks from the names of nodes and weights.
 *
 * PyTorch writes the module a node belongs to into its name (`/layer3/layer3.1/conv2/Conv`) or, before 1.13, only
 * into the names of weights (`layer3.1.conv2.weight`); Keras writes flat names. These paths form a tree of modules. A module whose
 * children follow one another is a stage and the children are its blocks; modules that hold nearly everything
 * (`features`, `backbone`) or hardly anything are no groups.
 */
import type { LayerGroup } from '../../architecture/architecture';
import { resolveDraft } from './drafts';
import type { Draft } from './value';

/** A group that a layer belongs to. */
export interface ScopeGroup {
  readonly kind: LayerGroup['kind'];
  readonly name: string;
}

/** A run of neighbouring layers from the same module. */
interface Scope {
  readonly name: string;
  /** Positions of its layers in the list of all. */
  readonly members: number[];
  readonly children: Map<string, Scope>;
}

/** Fewer layers are no block. */
const smallestBlock = 3;
/** A module with a larger share of all layers is not a group but the network. */
const largestShare = 0.6;

/** Keras names layers flatly: `conv2_block1_1_conv`, `block2a_expand_conv`, `stage_0_block_1_norm`. */
const flatBlock = /^(.*?)((?:block|expanded_conv)_?\d+)([a-z]?)(?=_|$)/i;

/** A flat name with the stage and the block that it begins with. */
export function splitFlatName(part: string): readonly string[] {
  const [block, before = '', base = '', letter] = flatBlock.exec(part) ?? [];
  if (block === undefined || block === part) return [part];
  const stage = letter ? before + base : before.replace(/_$/, '');
  return stage === '' ? [block, part] : [stage, block, part];
}

/** The modules that a layer belongs to, outermost first. */
function parseScope(scope: string): readonly string[] {
  if (scope.includes('/'))
    return scope
      .split('/')
      .slice(0, -1)
      .filter((part) => part !== '')
      .flatMap(splitFlatName);
  const parts = scope.split('.').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

function createScope(name: string): Scope {
  return { name, members: [], children: new Map() };
}

function buildTree(paths: readonly (readonly string[])[]): Scope {
  const root = createScope('');
  for (const [position, path] of paths.entries()) {
    let scope = root;
    scope.members.push(position);
    for (const name of path.slice(0, 12)) {
      const child = scope.children.get(name) ?? createScope(name);
      scope.children.set(name, child);
      child.members.push(position);
      scope = child;
    }
  }
  return root;
}

/** The modules below a scope that are worth a group: too large ones opened, chains of one child shortened. */
function findModules(scope: Scope, total: number): readonly Scope[] {
  return [...scope.children.values()].flatMap((child): readonly Scope[] => {
    if (child.members.length < smallestBlock) return [];
    const inner = findModules(child, total);
    if (child.members.length > largestShare * total) return inner;
    const [only] = inner;
    return inner.length === 1 && only?.members.length === child.members.length
      ? [{ ...child, children: only.children }]
      : [child];
  });
}

/** Whether each of most modules is fed by the one before it: blocks, not parallel branches. */
function isSequence(modules: readonly Scope[], feeds: readonly ReadonlySet<number>[]): boolean {
  if (modules.length < 2) return false;
  let links = 0;
  for (const [index, module] of modules.entries()) {
    const before = new Set(modules[index - 1]?.members ?? []);
    if (module.members.some((member) => [...(feeds[member] ?? [])].some((feed) => before.has(feed))))
      links += 1;
  }
  return links >= (modules.length - 1) / 2;
}

/** For each layer the groups that names tell of, outermost first: none, a block, or a stage and perhaps a block. */
function findNamedGroups(drafts: readonly Draft[]): readonly (readonly ScopeGroup[])[] {
  let last: readonly string[] = [];
  const paths = drafts.map((draft) => {
    const own = parseScope(draft.scope);
    // A node whose name tells nothing belongs to where the one before it does.
    last = own.length > 0 || draft.layer.kind === 'Input' || draft.scope.includes('/') ? own : last;
    return last;
  });
  const positions = new Map(drafts.map((draft, position) => [draft, position]));
  const feeds = drafts.map(
    (draft) => new Set(draft.inputs.map((input) => positions.get(resolveDraft(input)) ?? -1)),
  );
  const groups: ScopeGroup[][] = drafts.map(() => []);
  for (const module of findModules(buildTree(paths), drafts.length)) {
    const inner = findModules(module, Number.POSITIVE_INFINITY);
    const isStage = isSequence(inner, feeds);
    for (const member of module.members)
      groups[member]?.push({ kind: isStage ? 'stage' : 'block', name: module.name });
    if (!isStage) continue;
    for (const block of inner)
      for (const member of block.members) groups[member]?.push({ kind: 'block', name: block.name });
  }
  return groups;
}

/**
 * For each layer the groups it belongs to, outermost first: the models that the format names, and within them those that
 * names tell of. A model that holds further groups is a stage.
 */
export function findGroups(drafts: readonly Draft[]): readonly (readonly ScopeGroup[])[] {
  const members = new Map<string, number[]>();
  for (const [position, { modules = [] }] of drafts.entries()) {
    const key = JSON.stringify(modules);
    const found = members.get(key);
    if (found) found.push(position);
    else members.set(key, [position]);
  }
  const groups: (readonly ScopeGroup[])[] = drafts.map(() => []);
  const holders = new Set<string>();
  for (const positions of members.values()) {
    const inner = findNamedGroups(positions.flatMap((position) => drafts[position] ?? []));
    for (const [index, position] of positions.entries()) {
      const named = inner[index] ?? [];
      const modules = drafts[position]?.modules ?? [];
      groups[position] = named;
      const depth = modules.length - (named.length > 0 ? 0 : 1);
      for (let length = 1; length <= depth; length++) holders.add(JSON.stringify(modules.slice(0, length)));
    }
  }
  return groups.map((named, position) => {
    const modules = drafts[position]?.modules ?? [];
    const stated = modules.map((name, index): ScopeGroup => {
      const isHolder = holders.has(JSON.stringify(modules.slice(0, index + 1)));
      return { kind: isHolder ? 'stage' : 'block', name };
    });
    return [...stated, ...named];
  });
}
