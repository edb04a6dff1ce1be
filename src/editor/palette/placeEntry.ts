/** @file Puts an entry of the palette where it most likely belongs. Loaded when the first one is added. */
import { createLayerFragment } from '../../architecture/addLayer';
import type { Architecture } from '../../architecture/architecture';
import { createFittingLayer } from '../../architecture/fittingLayer';
import type { Fragment } from '../../architecture/fragment';
import { createName } from '../../architecture/naming';
import { placeFragment } from '../../architecture/placeFragment';
import { findPlacement } from '../../architecture/placement';
import { isLayerKind } from '../../layers/catalogue';
import { getChannels, type Shape } from '../../layers/shape';
import { blocks, defaultBlockChannels } from '../../presets/blocks/blocks';
import { editArchitecture } from '../../state/editArchitecture';
import { getLateText } from '../../state/language';
import { selectAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { focusLayer } from '../canvas/focusLayer';
import { formatEntry, type PaletteId } from './paletteEntries';

function createPiece(id: PaletteId, architecture: Architecture, input: Shape | null): Fragment {
  if (!isLayerKind(id)) return blocks[id](input === null ? defaultBlockChannels : getChannels(input));
  return createLayerFragment(createFittingLayer(id, input), createName(id, architecture));
}

/**
 * Adds a layer or block behind what is selected, fitted to the channels there, and selects it.
 *
 * @param isFocused whether the keyboard's focus goes along.
 */
export function placeEntry(id: PaletteId, isFocused: boolean): void {
  const state = useStore.getState();
  const { architecture } = state.design;
  const text = getLateText();
  const placement = findPlacement(architecture, state.selection, createPiece(id, architecture, null));
  const [feeder] = placement.at === 'after' ? placement.layers : [];
  const input = feeder === undefined ? null : (selectAnalysis(state).layers.get(feeder)?.shape ?? null);
  const name = isLayerKind(id) ? createName(id, architecture) : formatEntry(id, text);
  const made = editArchitecture(text.steps.add(name), (before) =>
    placeFragment(before, createPiece(id, before, input), placement),
  );
  if (made === null) return;
  state.noteUse(id);
  state.select(made.layers);
  const last = made.layers.at(-1);
  if (isFocused && last !== undefined) focusLayer(last);
}
