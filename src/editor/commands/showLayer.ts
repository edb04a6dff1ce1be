/** @file Leads to a layer: selects it, brings it into view, and takes the focus there. */
import { flushSync } from 'react-dom';
import { getGroupPath, type LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { focusLayer } from '../canvas/focusLayer';
import { revealLayer } from '../canvas/revealLayer';

/** Unfolds the groups that a layer is hidden in. */
function unfoldAround(id: LayerId): void {
  const { design, canvasView, setCanvasView } = useStore.getState();
  const { architecture } = design;
  const around = getGroupPath(architecture, architecture.layers.get(id)?.group ?? null);
  const hidden = around.filter((group) => canvasView.folds.folded.has(group.id));
  if (hidden.length === 0) return;
  const folded = new Set(canvasView.folds.folded);
  for (const group of hidden) folded.delete(group.id);
  setCanvasView({ folds: { ...canvasView.folds, folded } });
}

/** Shows a layer. */
export function showLayer(id: LayerId): void {
  flushSync(() => {
    unfoldAround(id);
    useStore.getState().select([id]);
  });
  revealLayer(id);
  focusLayer(id);
}
