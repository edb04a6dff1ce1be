/** @file The designs that are compared, one over the other on the canvas: in place of the open one, as a preview is. */
import { analyze } from '../../analysis/analyze';
import type { Architecture, LayerId } from '../../architecture/architecture';
import type { Comparison } from '../../compare/comparison';
import { shareIds } from '../../compare/sharedIds';
import { type LayerChange, mergeDesigns } from '../../suggestions/mergedDesign';
import type { AllText } from '../../text/enLate';
import { getLateText, getText } from '../language';
import { useStore } from '../store';
import type { ChangeMark, CompareView } from '../viewSlice';
import { type CompareSide, type CompareSides, selectCompareSides } from './compareSides';
import { getComparison, requestComparison } from './comparisonOfSides';
import { comparisonKey } from './startCompare';

/** Both sides, with the ids of the open one. */
function alignSides(sides: CompareSides, comparison: Comparison) {
  const [open, other, side] = sides.before.isOpen
    ? ([sides.before, sides.after, 'before'] as const)
    : ([sides.after, sides.before, 'after'] as const);
  const architecture = shareIds(open.design.architecture, other.design.architecture, comparison, side);
  const { resolution, rule } = other.design;
  const renamed = { architecture, analysis: analyze(architecture, { resolution, rule }) };
  const own = { architecture: open.design.architecture, analysis: open.analysis };
  return sides.before.isOpen ? { before: own, after: renamed } : { before: renamed, after: own };
}

function describeMark(
  change: LayerChange,
  shorthands: readonly [string, string],
  { advice, comparing }: AllText,
): ChangeMark {
  const { kind } = change;
  if (kind === 'recoloured') return { ...change, words: advice.formatMark(change, shorthands) };
  const words =
    kind === 'added'
      ? comparing.wasAdded
      : kind === 'removed'
        ? comparing.wasRemoved
        : advice.formatMark(change, shorthands);
  return { ...change, words, tag: comparing.tags[kind] };
}

/**
 * Shows both over each other, once it is known what differs; nothing where nothing is compared. The late sentences must
 * be loaded.
 */
export function showOnCanvas(): void {
  const state = useStore.getState();
  const sides = selectCompareSides(state);
  if (sides === null) return;
  const comparison = getComparison(sides);
  if (comparison === null) {
    requestComparison(sides, () => {
      if (selectCompareSides(useStore.getState()) === sides) showOnCanvas();
    });
    return;
  }
  const text = { ...getText(), ...getLateText() };
  const { before, after } = alignSides(sides, comparison);
  const merged = mergeDesigns(before, after);
  const getShorthand = ({ layers }: Architecture, id: LayerId) => {
    const layer = layers.get(id)?.layer;
    return layer === undefined ? '' : text.layers.formatShorthand(layer);
  };
  const marks = new Map<LayerId, ChangeMark>();
  for (const [id, change] of merged.changes) {
    const shorthands = [getShorthand(before.architecture, id), getShorthand(after.architecture, id)] as const;
    marks.set(id, describeMark(change, shorthands, text));
  }
  const getName = ({ design }: CompareSide) => design.title || text.toolbar.untitled;
  state.setPreview({
    key: comparisonKey,
    label: text.comparing.formatPair(getName(sides.before), getName(sides.after)),
    note: text.compare.formatCounts(comparison.counts),
    design: null,
    shown: {
      architecture: merged.architecture,
      analysis: merged.analysis,
      marks,
      edgeMarks: merged.edgeChanges,
    },
  });
}

const isOnCanvas = () => useStore.getState().preview?.key === comparisonKey;

/** Shows both over each other, or the open design again. */
export function toggleOnCanvas(): void {
  if (isOnCanvas()) useStore.getState().setPreview(null);
  else showOnCanvas();
}

/** Compares in another way; the canvas follows where it shows both. */
export function changeCompareView(view: Partial<CompareView>): void {
  useStore.getState().setCompareView(view);
  if (isOnCanvas()) showOnCanvas();
}

/** Tells what makes the one of the other the other way round. */
export function swapSides(): void {
  changeCompareView({ isOtherAfter: !useStore.getState().compareView.isOtherAfter });
}
