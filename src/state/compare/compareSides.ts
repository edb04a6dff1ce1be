/** @file The two designs that are compared, in their order, each with its analysis. */
import type { Analysis } from '../../analysis/analysis';
import { analyze } from '../../analysis/analyze';
import type { Design } from '../../document/document';
import { selectAnalysis } from '../selectors';
import type { Store } from '../storeShape';

/** One of the two. */
export interface CompareSide {
  /** The other design stands here on the images, and under the rule, that it is judged on. */
  readonly design: Design;
  readonly analysis: Analysis;
  /** Whether it is the design that is open. */
  readonly isOpen: boolean;
}

/** Both, the earlier one first. */
export interface CompareSides {
  readonly before: CompareSide;
  readonly after: CompareSide;
}

/** Remembers the last value, for as long as what it was made of stays the same. */
function createMemo<Value>(): (key: readonly unknown[], make: (last: Value | undefined) => Value) => Value {
  let last: { readonly key: readonly unknown[]; readonly value: Value } | undefined;
  return (key, make) => {
    const isSame = last?.key.every((part, at) => part === key[at]) ?? false;
    if (last === undefined || !isSame) last = { key, value: make(last?.value) };
    return last.value;
  };
}

const recallOther = createMemo<CompareSide>();
const recallSides = createMemo<CompareSides>();

function selectOther(compared: Design, { design, compareView }: Store): CompareSide {
  const { resolution, rule } = compareView.hasOwnImages ? compared : design;
  return recallOther([compared, resolution, rule], (last) => {
    const other = { ...compared, resolution, rule };
    const analysis = analyze(other.architecture, { resolution, rule }, last?.analysis);
    return { design: other, analysis, isOpen: false };
  });
}

/** The designs that are compared; null where nothing is. The same object until one of them, or the order, changes. */
export function selectCompareSides(state: Store): CompareSides | null {
  const { design, compared, compareView } = state;
  if (compared === null) return null;
  const other = selectOther(compared, state);
  const analysis = selectAnalysis(state);
  return recallSides([design, analysis, other, compareView.isOtherAfter], () => {
    const open = { design, analysis, isOpen: true };
    return compareView.isOtherAfter ? { before: open, after: other } : { before: other, after: open };
  });
}
