/** @file What cards read from the store: each its own layer only, so that an edit repaints what it changed. */
import type { LayerAnalysis } from '../../analysis/analysis';
import type { Diagnostic, Severity } from '../../analysis/diagnostic';
import type { Architecture, LayerId, LayerNode } from '../../architecture/architecture';
import { type CardGraph, computeCards } from '../../layout/cards';
import { selectAnalysis } from '../../state/selectors';
import { type Store, useStore } from '../../state/store';
import { formatDiagnostic } from '../../text/en/diagnosticText';
import { joinExplanation } from '../../text/en/words';

let lastCards: { readonly architecture: Architecture; readonly graph: CardGraph } | null = null;

/** The cards of the open design; the same graph until layers or connections change. */
export function selectCards({ design: { architecture } }: Store): CardGraph {
  if (lastCards?.architecture !== architecture) {
    lastCards = { architecture, graph: computeCards(architecture, lastCards?.graph) };
  }
  return lastCards.graph;
}

let lastFindings: {
  readonly diagnostics: readonly Diagnostic[];
  readonly byLayer: ReadonlyMap<LayerId, readonly Diagnostic[]>;
} | null = null;

function selectFindings(state: Store, id: LayerId): readonly Diagnostic[] {
  const { diagnostics } = selectAnalysis(state);
  if (lastFindings?.diagnostics !== diagnostics) {
    const byLayer = new Map<LayerId, Diagnostic[]>();
    for (const diagnostic of diagnostics) {
      if (diagnostic.layer === null) continue;
      const list = byLayer.get(diagnostic.layer);
      if (list === undefined) byLayer.set(diagnostic.layer, [diagnostic]);
      else list.push(diagnostic);
    }
    lastFindings = { diagnostics, byLayer };
  }
  return lastFindings.byLayer.get(id) ?? [];
}

const severities: readonly Severity[] = ['note', 'warning', 'error'];

/** The sentences about a layer, and how bad the worst is; the text is '' where there is nothing to say. */
export function useFindings(id: LayerId): { readonly text: string; readonly severity: Severity } {
  const text = useStore((state) => {
    const findings = selectFindings(state, id);
    if (findings.length === 0) return '';
    const getName = (layer: LayerId) => state.design.architecture.layers.get(layer)?.name ?? layer;
    return findings.map((finding) => joinExplanation(formatDiagnostic(finding, getName))).join('\n');
  });
  const worst = useStore((state) =>
    Math.max(0, ...selectFindings(state, id).map(({ severity }) => severities.indexOf(severity))),
  );
  return { text, severity: severities[worst] ?? 'note' };
}

/** A layer and what is known of it; undefined for a moment after it was removed. */
export function useLayer(
  id: LayerId,
): { readonly node: LayerNode; readonly facts: LayerAnalysis } | undefined {
  const node = useStore((state) => state.design.architecture.layers.get(id));
  const facts = useStore((state) => selectAnalysis(state).layers.get(id));
  return node === undefined || facts === undefined ? undefined : { node, facts };
}

/** The names of what feeds a layer, by port. */
export function useInputNames(id: LayerId): readonly string[] {
  const names = useStore((state) => {
    const { layers } = state.design.architecture;
    return (layers.get(id)?.inputs ?? []).map((input) => layers.get(input)?.name ?? input).join('\n');
  });
  return names === '' ? [] : names.split('\n');
}

/** The layer that Tab leads to: the first that is selected, else the first of all. */
function selectTabStop({ selection, design }: Store): LayerId | undefined {
  for (const id of selection) return id;
  for (const id of design.architecture.layers.keys()) return id;
  return undefined;
}

/** How a layer stands in the view. */
export function useStanding(id: LayerId): {
  readonly isSelected: boolean;
  readonly isHovered: boolean;
  readonly isTabStop: boolean;
} {
  const isSelected = useStore((state) => state.selection.has(id));
  const isHovered = useStore((state) => state.hovered === id);
  const isTabStop = useStore((state) => selectTabStop(state) === id);
  return { isSelected, isHovered, isTabStop };
}
