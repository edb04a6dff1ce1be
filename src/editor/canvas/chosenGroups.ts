/**
 * @file Which groups are selected: a group whose layers are the selection, or a row of identical groups.
 *
 * The same layers can be several things: a stage, and the row of blocks that it consists of. All of them are found.
 */
import type { Architecture, GroupId, LayerId } from '../../architecture/architecture';
import { computeGroupLayers, findCoveredGroups } from '../../architecture/membership';
import { findRepeats } from '../../architecture/repeats';
import type { CardGraph } from '../../layout/cards';
import type { Store } from '../../state/storeShape';
import { selectCardGraph } from './cardGraph';

/** A group, or identical groups in a row, that can be handled as one. */
export type ChosenGroups = readonly GroupId[];

const none: readonly ChosenGroups[] = [];

interface Known {
  readonly architecture: Architecture;
  readonly selection: ReadonlySet<LayerId>;
  readonly graph: CardGraph;
  readonly chosen: readonly ChosenGroups[];
}

let known: Known | null = null;

/** Groups beside one another as one thing: a single one, or such that follow one another in a row; else null. */
function asOne(architecture: Architecture, groups: ChosenGroups): ChosenGroups | null {
  const [first] = groups;
  if (first === undefined || groups.length === 1) return first === undefined ? null : groups;
  const row = findRepeats(architecture).find((repeat) => repeat.groups.includes(first))?.groups ?? [];
  const inOrder = row.filter((id) => groups.includes(id));
  const start = row.indexOf(inOrder[0] ?? first);
  const isRun = inOrder.length === groups.length && inOrder.every((id, at) => row[start + at] === id);
  return isRun ? inOrder : null;
}

function findChosen(
  architecture: Architecture,
  selection: ReadonlySet<LayerId>,
  { cards, cardOf }: CardGraph,
): readonly ChosenGroups[] {
  const members = computeGroupLayers(architecture);
  const covered = findCoveredGroups(architecture, selection);
  if (covered.size === 0) return none;
  const found: ChosenGroups[] = [];
  const getParent = (id: GroupId) => architecture.groups.get(id)?.parent ?? null;
  let level = [...covered].filter((id) => {
    const parent = getParent(id);
    return parent === null || !covered.has(parent);
  });
  while (level.length > 0) {
    const size = level.reduce((sum, id) => sum + (members.get(id)?.length ?? 0), 0);
    const one = size === selection.size ? asOne(architecture, level) : null;
    if (one === null) break;
    found.push(one);
    // Of a row only the groups themselves can be meant, not what all of them hold.
    level = one.length > 1 ? [] : [...covered].filter((id) => getParent(id) === one[0]);
  }
  // A folded card is what somebody pointed at.
  const [layer] = selection;
  const cardId = layer === undefined ? undefined : cardOf.get(layer);
  const folded = cards.find(({ id }) => id === cardId)?.folded?.groups ?? [];
  // Some of the groups that share a card are meant as they are drawn.
  const isPart = found[0]?.every((id) => folded.includes(id)) === true && found[0].length < folded.length;
  const all = isPart ? [folded, ...found] : found;
  const key = folded.join(' ');
  return all.toSorted((a, b) => Number(b.join(' ') === key) - Number(a.join(' ') === key));
}

/**
 * What is selected, as groups: what a folded card stands for first, then from the outermost inwards. Nothing where the
 * selection is no group. The same list until selection or network change.
 */
export function selectChosenGroups(state: Store): readonly ChosenGroups[] {
  const { selection, design, preview } = state;
  if (selection.size === 0 || preview !== null || design.architecture.groups.size === 0) return none;
  const { architecture } = design;
  const graph = selectCardGraph(state);
  if (known?.architecture !== architecture || known.selection !== selection || known.graph !== graph)
    known = { architecture, selection, graph, chosen: findChosen(architecture, selection, graph) };
  return known.chosen;
}
