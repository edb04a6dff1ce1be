/** @file Edits a row of identical groups as if it were one, and changes how many there are. */
import type { Architecture, GroupId, LayerId } from './architecture';
import { duplicate } from './duplicate';
import type { EditResult } from './editResult';
import { computeGroupLayers } from './membership';
import { removeLayers } from './removeLayers';

/** The layers of each group in a row, in document order: equal positions correspond. */
function getRows(architecture: Architecture, groups: readonly GroupId[]): readonly (readonly LayerId[])[] {
  const members = computeGroupLayers(architecture);
  return groups.map((id) => {
    const layers = members.get(id);
    if (layers === undefined) throw new RangeError(`No group with id ${id}`);
    return layers;
  });
}

/**
 * The given layers together with their counterparts in all groups of a row; layers outside of it stand for themselves.
 * What is edited for all of these is edited in every repetition.
 */
export function findTwins(
  architecture: Architecture,
  groups: readonly GroupId[],
  ids: Iterable<LayerId>,
): ReadonlySet<LayerId> {
  const rows = getRows(architecture, groups);
  const positions = new Map(rows.flatMap((row) => row.map((id, position) => [id, position] as const)));
  const twins = new Set<LayerId>();
  for (const id of ids) {
    const position = positions.get(id);
    if (position === undefined) twins.add(id);
    else for (const row of rows) twins.add(row[position] ?? id);
  }
  return twins;
}

/**
 * Makes the same edit in every group of a row, one after the other; a refusal for one refuses it for all.
 *
 * @param edit gets a function that translates a layer of any of the groups to its counterpart in the current one.
 * @throws RangeError where there is no such group.
 */
export function mapRepeats(
  architecture: Architecture,
  groups: readonly GroupId[],
  edit: (architecture: Architecture, translate: (id: LayerId) => LayerId, group: GroupId) => EditResult,
): EditResult {
  const rows = getRows(architecture, groups);
  const positions = new Map(rows.flatMap((row) => row.map((id, position) => [id, position] as const)));
  let edited = architecture;
  for (const [index, group] of groups.entries()) {
    const translate = (id: LayerId) => rows[index]?.[positions.get(id) ?? -1] ?? id;
    const result = edit(edited, translate, group);
    if (!result.ok) return result;
    edited = result.architecture;
  }
  return { ok: true, architecture: edited };
}

/**
 * Makes a row longer, by copies of its last group, or shorter, from its end.
 *
 * @param count how many groups there shall be, at least 1.
 * @throws RangeError for a count below 1, and where there is no such group.
 */
export function setRepeatCount(
  architecture: Architecture,
  groups: readonly GroupId[],
  count: number,
): EditResult<{ readonly groups: readonly GroupId[] }> {
  if (count < 1 || groups.length === 0) throw new RangeError(`A row cannot have ${count} groups`);
  const rows = getRows(architecture, groups);
  const kept = groups.slice(0, count);
  let edited = removeLayers(architecture, rows.slice(count).flat()).architecture;
  const pattern = new Set(rows.at(-1));
  // Every copy goes directly behind the pattern, so the last one made comes first.
  const copies: GroupId[] = [];
  for (let missing = count - groups.length; missing > 0; missing -= 1) {
    const result = duplicate(edited, pattern);
    if (!result.ok) return result;
    edited = result.architecture;
    copies.unshift(...result.groups.slice(0, 1));
  }
  return { ok: true, architecture: edited, groups: [...kept, ...copies] };
}
