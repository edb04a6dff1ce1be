/** @file What would connect two layers after all, where a plain connection is refused: offered with the refusal. */
import { analyze } from '../../../analysis/analyze';
import type { Architecture, LayerId } from '../../../architecture/architecture';
import type { ConnectionRefusal, EditResult } from '../../../architecture/editResult';
import { connectWithRemedy, mergeOnEdge } from '../../../architecture/joinAtMerge';
import type { Placed } from '../../../architecture/placeFragment';
import { setArchitecture } from '../../../document/designEdits';
import { getLateText } from '../../../state/language';
import { useStore } from '../../../state/store';
import type { Notice } from '../../../state/viewSlice';

interface Way {
  readonly label: string;
  readonly result: EditResult<Placed>;
  /** The layer that the wire led to. */
  readonly target: LayerId;
}

function findWays(architecture: Architecture, source: LayerId, reason: ConnectionRefusal): readonly Way[] {
  const { wiring } = getLateText();
  if (reason.code === 'port-taken') {
    const { target, port } = reason;
    return (['Add', 'Concat'] as const).map((kind) => ({
      label: wiring.mergeBoth[kind],
      result: mergeOnEdge(architecture, source, { target, port }, kind),
      target,
    }));
  }
  if (reason.code !== 'merge-mismatch' || reason.remedy === null) return [];
  const { target, remedy } = reason;
  const result = connectWithRemedy(architecture, reason.source, target, remedy);
  return [{ label: wiring.remedies[remedy.code], result, target }];
}

/** Whether what was made has no errors, and neither has where it leads. */
function isSound({ result, target }: Way): boolean {
  if (!result.ok) return false;
  const { resolution, rule } = useStore.getState().design;
  const { diagnostics } = analyze(result.architecture, { resolution, rule });
  const concerned = new Set([target, ...result.layers]);
  return !diagnostics.some(
    ({ severity, layer }) => severity === 'error' && layer !== null && concerned.has(layer),
  );
}

/** The first way that works, as the button of a notice; undefined where there is none. */
export function findWireRemedy(source: LayerId, reason: ConnectionRefusal): Notice['action'] {
  const { architecture } = useStore.getState().design;
  const way = findWays(architecture, source, reason).find(isSound);
  if (way === undefined) return undefined;
  const { label, result } = way;
  return {
    label,
    run: () => {
      if (!result.ok) return;
      const { design, editDesign, select } = useStore.getState();
      if (design.architecture !== architecture) return;
      editDesign(label, (before) => setArchitecture(before, result.architecture));
      select(result.layers);
    },
  };
}
