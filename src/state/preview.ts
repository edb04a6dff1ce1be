/** @file Looking at a design before it is taken: the canvas shows it in place of the open one. */
import { analyze } from '../analysis/analyze';
import type { LayerId } from '../architecture/architecture';
import { setArchitecture } from '../document/designEdits';
import type { Design } from '../document/document';
import { mergeDesigns } from '../suggestions/mergedDesign';
import type { Rewritten } from '../suggestions/suggestion';
import { getLateText, getText } from './language';
import { selectAnalysis } from './selectors';
import { useStore } from './store';
import type { ChangeMark } from './viewSlice';

/** The open design with what a rewrite made of it. */
export function takeRewritten(design: Design, { architecture, input }: Rewritten): Design {
  const edited = setArchitecture(design, architecture);
  const { resolution } = input;
  return edited.resolution === resolution ? edited : { ...edited, resolution };
}

/**
 * Shows what a rewrite makes of the open design.
 *
 * @param key names the rewrite among all that can be shown.
 * @param label what the rewrite does, as its step would be called. The late sentences must be loaded.
 */
export function showPreview(key: string, label: string, rewritten: Rewritten): void {
  const state = useStore.getState();
  const before = { architecture: state.design.architecture, analysis: selectAnalysis(state) };
  const { architecture, input } = rewritten;
  const after = { architecture, analysis: analyze(architecture, input, before.analysis) };
  const merged = mergeDesigns(before, after);
  const [{ advice }, { layers }] = [getLateText(), getText()];
  const getShorthand = (from: typeof architecture, id: LayerId) => {
    const layer = from.layers.get(id)?.layer;
    return layer === undefined ? '' : layers.formatShorthand(layer);
  };
  const marks = new Map<LayerId, ChangeMark>();
  for (const [id, change] of merged.changes) {
    const shorthands = [getShorthand(before.architecture, id), getShorthand(architecture, id)] as const;
    marks.set(id, { ...change, words: advice.formatMark(change, shorthands) });
  }
  state.setPreview({
    key,
    label,
    design: takeRewritten(state.design, rewritten),
    shown: {
      architecture: merged.architecture,
      analysis: merged.analysis,
      marks,
      edgeMarks: merged.edgeChanges,
    },
  });
}

/** Takes the previewed design as one step that can be undone; nothing where there is none to take. */
export function applyPreview(): void {
  const { preview, editDesign } = useStore.getState();
  const design = preview?.design;
  if (preview !== null && design != null) editDesign(preview.label, () => design);
}
