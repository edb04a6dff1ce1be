/**
 * @file Graphviz: a node a layer with its shape and status, groups as clusters. Any design can be written, one with
 * errors too. Source: the DOT language as Graphviz documents it.
 */
import type { Analysis, LayerAnalysis } from '../../analysis/analysis';
import type { Architecture, GroupId, LayerGroup, LayerNode } from '../../architecture/architecture';
import { enAll } from '../../text/enAll';
import type { AllText } from '../../text/enLate';
import { formatShape, formatSize } from '../../text/quantities';
import { getAnalysis } from '../exportable';
import type { Exporter } from '../exporter';
import { inkColors, statusColors } from '../statusColors';
import { cleanText } from '../table/cleanText';

/** A quoted text; lines are centred. In a label a backslash would begin an escape. */
function quote(...lines: readonly string[]): string {
  const clean = (line: string) => cleanText(line).replace(/[\\"]/g, '\\$&');
  return `"${lines.map(clean).join('\\n')}"`;
}

function formatNode(
  number: number,
  node: LayerNode,
  found: LayerAnalysis | undefined,
  text: AllText,
): string {
  const shorthand = text.layers.formatShorthand(node.layer);
  const what = shorthand === '' ? node.layer.kind : `${node.layer.kind} ${shorthand}`;
  const shape = found?.shape ? formatShape(found.shape) : text.layerTable.unknown;
  const status = found?.status ?? 'none';
  const lines = [node.name, what, shape];
  if (found !== undefined && status !== 'none' && status !== 'head')
    lines.push(text.layerTable.formatStatusCell(found));
  const { fill, ground } = statusColors[found?.tint ?? 'none'];
  const width = found?.isBorder ? ', penwidth=3' : '';
  return `n${number} [label=${quote(...lines)}, color="${fill}", fillcolor="${ground}"${width}]`;
}

/** Entries by what they lie in, each list in order. */
function gather<Key, Entry>(
  entries: Iterable<Entry>,
  getKey: (entry: Entry) => Key,
): ReadonlyMap<Key, Entry[]> {
  const lists = new Map<Key, Entry[]>();
  for (const entry of entries) {
    const list = lists.get(getKey(entry));
    if (list === undefined) lists.set(getKey(entry), [entry]);
    else list.push(entry);
  }
  return lists;
}

/** Statements of all layers, those of groups in clusters. */
function formatMembers(
  { layers, groups }: Architecture,
  formatLayer: (node: LayerNode) => string,
): readonly string[] {
  const members = gather(layers.values(), ({ group }) => group);
  const children = gather(groups.values(), ({ parent }) => parent);
  const lines: string[] = [];
  const write = (depth: number, line: string) => lines.push('  '.repeat(Math.min(depth, 12)) + line);
  const writeMembers = (group: GroupId | null, depth: number) => {
    for (const node of members.get(group) ?? []) write(depth, `${formatLayer(node)};`);
  };
  // Not by recursion: groups may nest as deep as they are many.
  const open: ({ readonly group: LayerGroup; readonly depth: number } | { readonly end: number })[] = [];
  const openChildren = (group: GroupId | null, depth: number) => {
    for (const child of children.get(group)?.toReversed() ?? []) open.push({ group: child, depth });
  };
  writeMembers(null, 1);
  openChildren(null, 1);
  let clusters = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if ('end' in next) {
      write(next.end, '}');
      continue;
    }
    const { group, depth } = next;
    write(depth, `subgraph cluster_${clusters} {`);
    clusters += 1;
    write(depth + 1, `label=${quote(group.name)};`);
    writeMembers(group.id, depth + 1);
    open.push({ end: depth });
    openChildren(group.id, depth + 1);
  }
  return lines;
}

function formatGraph(architecture: Architecture, analysis: Analysis, title: string, text: AllText): string {
  const numbers = new Map([...architecture.layers.keys()].map((id, index) => [id, index + 1]));
  const edges = [...architecture.layers.values()].flatMap(({ id, inputs }) =>
    inputs.map((input) => `  n${numbers.get(input) ?? 0} -> n${numbers.get(id) ?? 0};`),
  );
  const { ink, line, edge } = inkColors;
  return [
    `digraph ${quote(title)} {`,
    `  graph [label=${quote(title)}, labelloc=t, rankdir=TB, fontname="Helvetica", fontcolor="${ink}"];`,
    '  node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=10];',
    `  edge [color="${edge}", arrowsize=0.6];`,
    `  graph [color="${line}", fontsize=10];`,
    ...formatMembers(architecture, (node) =>
      formatNode(numbers.get(node.id) ?? 0, node, analysis.layers.get(node.id), text),
    ),
    ...edges,
    '}',
    '',
  ].join('\n');
}

/** Writes Graphviz DOT. */
export const dotExporter: Exporter = {
  id: 'dot',
  extension: '.dot',
  mediaType: 'text/vnd.graphviz',
  write: (design, options = {}) => {
    const { architecture, title, resolution } = design;
    if (architecture.layers.size === 0) return { ok: false, problem: { code: 'empty' } };
    const heading = `${title || 'network'} ${formatSize(resolution)}`;
    const graph = formatGraph(architecture, getAnalysis(design, options), heading, options.text ?? enAll);
    return { ok: true, content: graph, notes: [] };
  },
};
