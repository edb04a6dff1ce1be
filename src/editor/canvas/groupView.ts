/** @file What a folded card reads from the store, as a value that stays the same object until something on it changes. */
import type { Analysis, Field } from '../../analysis/analysis';
import { type GroupSummary, hasSkip, summarizeGroup } from '../../analysis/groupSummary';
import type { Architecture, LayerGroup, LayerId } from '../../architecture/architecture';
import type { Shape } from '../../layers/shape';
import type { FoldedGroups } from '../../layout/cards';
import { selectShownAnalysis, selectShownArchitecture } from '../../state/selectors';
import type { Store } from '../../state/storeShape';
import type { PerAxis } from '../../util/perAxis';
import { getShown, selectCardGraph } from './cardGraph';
import { getOutputNames } from './layerOutputs';
import { type Findings, selectFindings, selectTabStop } from './layerView';

/** Everything that a folded card shows. */
export interface GroupView {
  /** The first of the groups that it stands for. */
  readonly group: LayerGroup;
  readonly lastName: string;
  readonly count: number;
  readonly summary: GroupSummary;
  /** Whether a skip connection lies in each of the groups. */
  readonly hasSkip: boolean;
  /** What arrives and what leaves; null: the whole input, or nothing. */
  readonly before: Field | null;
  readonly after: Field | null;
  readonly shape: Shape | null;
  readonly inputs: readonly string[];
  /** Names of what its last layer feeds. */
  readonly outputs: readonly string[];
  readonly findings: Findings | null;
  readonly resolution: PerAxis<number>;
  readonly isSelected: boolean;
  /** Whether only some of its layers are selected. */
  readonly isPartlySelected: boolean;
  readonly isHovered: boolean;
  readonly isTabStop: boolean;
  /** How what is within differs from the open design, in a preview: all of it is new or goes, or something changes. */
  readonly change: 'added' | 'removed' | 'changed' | null;
}

/** The part that depends on the network only. */
type GroupContent = Omit<
  GroupView,
  'isSelected' | 'isPartlySelected' | 'isHovered' | 'isTabStop' | 'change' | 'resolution' | 'findings'
>;

function computeContent(
  architecture: Architecture,
  analysis: Analysis,
  { groups, layers }: FoldedGroups,
): GroupContent | null {
  const [first] = groups;
  const group = first === undefined ? undefined : architecture.groups.get(first);
  if (first === undefined || group === undefined) return null;
  const summary = summarizeGroup(architecture, analysis, layers);
  const getFacts = (id: LayerId | null | undefined) => (id ? analysis.layers.get(id) : undefined);
  const last = architecture.groups.get(groups.at(-1) ?? first);
  return {
    group,
    lastName: last?.name ?? group.name,
    count: groups.length,
    summary,
    hasSkip: hasSkip(architecture, layers.slice(0, layers.length / groups.length)),
    before: getFacts(summary.sources[0])?.field ?? null,
    after: getFacts(summary.exit)?.field ?? null,
    shape: getFacts(summary.exit)?.shape ?? null,
    outputs: summary.exit ? getOutputNames(architecture.layers, summary.exit) : [],
    inputs: summary.sources.map((id) => architecture.layers.get(id)?.name ?? id),
  };
}

function findChange({ preview }: Store, layers: readonly LayerId[]): GroupView['change'] {
  const kinds = layers.map((layer) => preview?.shown.marks.get(layer)?.kind);
  for (const kind of ['added', 'removed'] as const) if (kinds.every((own) => own === kind)) return kind;
  return kinds.some((own) => own !== undefined) ? 'changed' : null;
}

function selectWorstFindings(state: Store, layers: readonly LayerId[]): Findings | null {
  let worst: Findings | null = null;
  const severities = ['note', 'warning', 'error'];
  for (const id of layers) {
    const findings = selectFindings(state, id, null);
    if (findings === null) continue;
    if (worst === null || severities.indexOf(findings.severity) > severities.indexOf(worst.severity))
      worst = findings;
  }
  return worst;
}

/** Selects the view of a folded card; the same object while nothing in it changed. */
export function createGroupViewSelector(
  id: LayerId,
  folded: FoldedGroups,
): (state: Store) => GroupView | null {
  let known: { readonly key: readonly unknown[]; readonly content: GroupContent | null } | null = null;
  let findings: Findings | null = null;
  let last: GroupView | null = null;
  return (state) => {
    const architecture = selectShownArchitecture(state);
    const analysis = selectShownAnalysis(state);
    const { resolution } = analysis.input;
    const key = [architecture, analysis];
    if (known === null || known.key.some((part, at) => part !== key[at])) {
      known = { key, content: computeContent(architecture, analysis, folded) };
      findings = selectWorstFindings(state, folded.layers);
    }
    const { content } = known;
    if (content === null) return null;
    const graph = selectCardGraph(state);
    const chosen = folded.layers.filter((layer) => state.selection.has(layer)).length;
    const standing = {
      isSelected: chosen === folded.layers.length,
      isPartlySelected: chosen > 0 && chosen < folded.layers.length,
      isHovered: state.hovered !== null && getShown(graph, state.hovered) === id,
      isTabStop: selectTabStop(state) === id,
      change: findChange(state, folded.layers),
    };
    const next: GroupView = { ...content, ...standing, findings, resolution };
    if (last === null || !isSameView(last, next)) last = next;
    return last;
  };
}

function isSameView(a: GroupView, b: GroupView): boolean {
  return (Object.keys(a) as (keyof GroupView)[]).every((name) => a[name] === b[name]);
}
