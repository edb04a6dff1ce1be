/** @file Where the focus goes when nothing else is left: to the network. */
import { useStore } from '../../state/store';
import { focusLayer } from './focusLayer';

/** Focuses what one has worked on: the selected layer, or the first. */
export function focusNetwork(): void {
  const { selection, design } = useStore.getState();
  const [layer] = [...selection, ...design.architecture.layers.keys()];
  if (layer !== undefined) focusLayer(layer);
}
