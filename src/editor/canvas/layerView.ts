/**
 * @file What a card reads from the store: its own layer, in one subscription, as a value that stays the same object
 * until something on the card changes. So an edit repaints the cards that it changed, and no others.
 */
import { useState } from 'react';
import type { Field, LayerAnalysis } from '../../analysis/analysis';
import type { Diagnostic, Severity } from '../../analysis/diagnostic';
import type { GroupId, LayerId, LayerNode } from '../../architecture/architecture';
import { peekLateText } from '../../state/language';
import { selectShownAnalysis, selectShownArchitecture } from '../../state/selectors';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import type { ChangeMark } from '../../state/viewSlice';
import type { Text } from '../../text/en';
import { joinExplanation } from '../../text/en/words';
import type { PerAxis } from '../../util/perAxis';
import { getShown, selectCardGraph } from './cardGraph';
import { getOutputNames } from './layerOutputs';
import { createTwinFacts } from './twinFacts';

/** What the analysis has to say about a layer: a sentence a finding, and how bad the worst is. */
export interface Findings {
  readonly sentences: readonly string[];
  readonly severity: Severity;
}

/** Everything that a card or a row shows of its layer. */
export interface LayerView {
  readonly node: LayerNode;
  readonly facts: LayerAnalysis;
  /** How many layers it stands for, in a row of identical groups that is drawn once. */
  readonly copies: number;
  /** What the last of these sees. */
  readonly lastField: Field | null;
  readonly resolution: PerAxis<number>;
  /** Names of what feeds it, by port. */
  readonly inputs: readonly string[];
  /** Names of what it feeds. */
  readonly outputs: readonly string[];
  /** Name of the innermost group that holds it. */
  readonly groupName: string;
  /** Null where there is nothing to say. */
  readonly findings: Findings | null;
  /** How it differs from the open design, in a preview; else null. */
  readonly mark: ChangeMark | null;
  readonly isSelected: boolean;
  readonly isHovered: boolean;
  /** Whether Tab leads here: to the first layer that is selected, else to the first of all. */
  readonly isTabStop: boolean;
}

/** The view of a layer; null for a moment after it was removed. */
export function useLayerView(id: LayerId): LayerView | null {
  const [select] = useState(() => createLayerViewSelector(id));
  return useStore(select);
}

/** Selects the view of a layer; the same object while nothing in it changed. */
export function createLayerViewSelector(id: LayerId): (state: Store) => LayerView | null {
  let last: LayerView | null = null;
  const mergeTwins = createTwinFacts();
  return (state) => {
    const { layers, groups } = selectShownArchitecture(state);
    const analysis = selectShownAnalysis(state);
    const { resolution } = analysis.input;
    const node = layers.get(id);
    const graph = selectCardGraph(state);
    const twins = graph.standsFor.get(id);
    const known = analysis.layers;
    const facts = twins === undefined ? known.get(id) : mergeTwins(twins, known);
    if (node === undefined || facts === undefined) return null;
    const findings = selectFindings(state, id, last?.findings ?? null);
    const mark = state.preview?.shown.marks.get(id) ?? null;
    const isSelected = state.selection.has(id) || (twins?.some((twin) => state.selection.has(twin)) ?? false);
    const isHovered = state.hovered !== null && getShown(graph, state.hovered) === id;
    const isTabStop = selectTabStop(state) === id;
    const copies = twins?.length ?? 1;
    const lastField = known.get(twins?.at(-1) ?? id)?.field ?? null;
    const groupName = groups.get(node.group as GroupId)?.name ?? '';
    const getName = (input: LayerId) => layers.get(input)?.name ?? input;
    const outputs = getOutputNames(layers, id);
    const hasSameInputs =
      last?.inputs.length === node.inputs.length &&
      node.inputs.every((input, port) => last?.inputs[port] === getName(input));
    const isSame =
      last !== null &&
      last.node === node &&
      last.facts === facts &&
      last.copies === copies &&
      last.lastField === lastField &&
      last.groupName === groupName &&
      last.resolution === resolution &&
      last.findings === findings &&
      last.mark === mark &&
      last.isSelected === isSelected &&
      last.isHovered === isHovered &&
      last.isTabStop === isTabStop &&
      last.outputs === outputs &&
      hasSameInputs;
    if (!isSame) {
      const inputs = last !== null && hasSameInputs ? last.inputs : node.inputs.map(getName);
      const standing = { isSelected, isHovered, isTabStop };
      last = {
        node,
        facts,
        copies,
        lastField,
        groupName,
        resolution,
        inputs,
        outputs,
        findings,
        mark,
        ...standing,
      };
    }
    return last;
  };
}

/** What a screen reader says of a layer on the canvas; a row is seen through its card. */
export function describeLayer(
  { node, facts, copies, lastField, inputs, outputs, findings, mark }: LayerView,
  text: Text,
  isRow: boolean,
): string {
  return text.canvas.formatCardName({
    name: node.name,
    kind: node.layer.kind,
    parameters: text.layers.formatParameters(node.layer),
    status: facts.status,
    isBorder: facts.isBorder,
    // A pixel of the image sees itself, which goes without saying.
    sees: isRow || node.layer.kind === 'Input' ? null : (facts.field?.min ?? null),
    seesUpTo: copies > 1 && !isRow ? (lastField?.min ?? null) : null,
    copies,
    inputs,
    outputs,
    problems: findings?.sentences ?? [],
    change: mark?.words ?? '',
  });
}

/** The card or row that Tab leads to. */
export function selectTabStop(state: Store): LayerId | undefined {
  const graph = selectCardGraph(state);
  for (const id of state.selection) return getShown(graph, id);
  return graph.cards[0]?.main;
}

let byLayer: ReadonlyMap<LayerId, readonly Diagnostic[]> = new Map();
let grouped: readonly Diagnostic[] | null = null;

const severities: readonly Severity[] = ['note', 'warning', 'error'];

/** What there is to say about a layer; the same object as `before` while it is the same. */
export function selectFindings(state: Store, id: LayerId, before: Findings | null): Findings | null {
  const { diagnostics } = selectShownAnalysis(state);
  if (grouped !== diagnostics) {
    byLayer = groupByLayer(diagnostics);
    grouped = diagnostics;
  }
  const own = byLayer.get(id);
  if (own === undefined) return null;
  const getName = (layer: LayerId) => selectShownArchitecture(state).layers.get(layer)?.name ?? layer;
  // How bad it is shows at once; the words come with the late sentences.
  const words = peekLateText(state)?.diagnostics;
  const sentences = words
    ? own.map((finding) => joinExplanation(words.formatDiagnostic(finding, getName)))
    : [];
  const worst = Math.max(...own.map(({ severity }) => severities.indexOf(severity)));
  const severity = severities[worst] ?? 'note';
  const isSame =
    before !== null &&
    before.severity === severity &&
    before.sentences.length === sentences.length &&
    sentences.every((sentence, index) => sentence === before.sentences[index]);
  return isSame ? before : { sentences, severity };
}

function groupByLayer(diagnostics: readonly Diagnostic[]): ReadonlyMap<LayerId, readonly Diagnostic[]> {
  const groups = new Map<LayerId, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.layer === null) continue;
    const group = groups.get(diagnostic.layer);
    if (group === undefined) groups.set(diagnostic.layer, [diagnostic]);
    else group.push(diagnostic);
  }
  return groups;
}
