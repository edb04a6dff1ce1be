/** @file Changes how many identical groups there are in a row. */
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
  // Each copy goes directly behind what it is a copy of: made from the one before, the numbers rise along the network.
  let pattern = rows.at(-1) ?? [];
  const copies: GroupId[] = [];
  for (let missing = count - groups.length; missing > 0; missing -= 1) {
    const result = duplicate(edited, new Set(pattern));
    if (!result.ok) return result;
    edited = result.architecture;
    pattern = result.layers;
    copies.push(...result.groups.slice(0, 1));
  }
  return { ok: true, architecture: edited, groups: [...kept, ...copies] };
}
