/** @file Which layers the table lists, and in which order. */
import type { LayerId, LayerNode } from '../../architecture/architecture';
import { getGroupPath } from '../../architecture/architecture';
import { selectAnalysis } from '../../state/selectors';
import type { Store } from '../../state/storeShape';
import type { AllText } from '../../text/enLate';
import { sortLayerIds, type TableSort, tableColumns } from './tableColumns';

/** How the table is looked at. */
export interface TableView {
  readonly sort: TableSort | null;
  /** Words that a layer must have, all of them. */
  readonly filter: string;
}

const searched = tableColumns.filter(({ id }) => id === 'name' || id === 'kind' || id === 'status');

/** Everything that the filter looks at of a layer. */
function describeRow(state: Store, node: LayerNode, text: AllText): string {
  const facts = selectAnalysis(state).layers.get(node.id);
  const groups = getGroupPath(state.design.architecture, node.group).map(({ name }) => name);
  const cells = facts === undefined ? [] : searched.map(({ format }) => format(node, facts, text));
  return [node.layer.kind, ...cells, ...groups].join(' ').toLowerCase();
}

function filterIds(state: Store, ids: readonly LayerId[], filter: string, text: AllText): readonly LayerId[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return ids;
  const { layers } = state.design.architecture;
  return ids.filter((id) => {
    const node = layers.get(id);
    if (node === undefined) return false;
    const row = describeRow(state, node, text);
    return words.every((word) => row.includes(word));
  });
}

let last: { readonly key: readonly unknown[]; readonly ids: readonly LayerId[] } | null = null;

/** The ids in order; the same array as long as the order holds. */
export function selectOrder(state: Store, { sort, filter }: TableView, text: AllText): readonly LayerId[] {
  const { architecture } = state.design;
  const isPlain = sort === null && filter.trim() === '';
  const analysis = isPlain ? null : selectAnalysis(state);
  const key = [architecture, analysis, sort, filter, text];
  if (last?.key.every((part, position) => part === key[position])) return last.ids;
  const ids = filterIds(state, sortLayerIds(architecture, selectAnalysis(state), sort), filter, text);
  const old = last?.ids;
  const isSame = old?.length === ids.length && ids.every((id, position) => id === old[position]);
  last = { key, ids: isSame && old !== undefined ? old : ids };
  return last.ids;
}
