/** @file Puts an entry of the palette where it most likely belongs, or where it was dropped. */
import { createLayerFragment } from '../../architecture/addLayer';
import type { Architecture, GroupId, LayerId } from '../../architecture/architecture';
import { getSource } from '../../architecture/edge';
import type { EditResult } from '../../architecture/editResult';
import { createFittingLayer } from '../../architecture/fittingLayer';
import type { Fragment } from '../../architecture/fragment';
import { createName } from '../../architecture/naming';
import { type Placed, placeFragment } from '../../architecture/placeFragment';
import { findPlacement, type Placement } from '../../architecture/placement';
import { setArchitecture } from '../../document/designEdits';
import type { Design, Position } from '../../document/document';
import { computeConsumers } from '../../graph/graph';
import { isLayerKind } from '../../layers/catalogue';
import { getChannels, type Shape } from '../../layers/shape';
import { fold } from '../../layout/folds';
import { blocks, defaultBlockChannels } from '../../presets/blocks/blocks';
import { sayRefusal } from '../../state/editArchitecture';
import { getLateText } from '../../state/language';
import { selectAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import { selectOpenCards } from '../canvas/cardGraph';
import { selectMade } from '../canvas/selectMade';
import { focusSelected } from '../table/gridFocus';
import { formatEntry, type PaletteId } from './paletteEntries';
import { placeAt, placeBehind } from './placeByHand';

/** Where an entry goes; what is left out is chosen. */
export interface EntryPlace {
  readonly placement?: Placement | undefined;
  /** Where its card is put by hand. */
  readonly position?: Position | null | undefined;
}

function createPiece(id: PaletteId, architecture: Architecture, input: Shape | null): Fragment {
  if (!isLayerKind(id)) return blocks[id](input === null ? defaultBlockChannels : getChannels(input));
  return createLayerFragment(createFittingLayer(id, input), createName(id, architecture));
}

/** The layer that will feed what comes to a place. */
function findFeeder(architecture: Architecture, placement: Placement): LayerId | undefined {
  if (placement.at === 'edge') return getSource(architecture, placement.edge);
  return placement.at === 'after' || placement.at === 'branch' ? placement.layers[0] : undefined;
}

/** A new branch of a layer that feeds nothing goes on with the network, in the group where a click would add it. */
function refinePlacement(architecture: Architecture, placement: Placement, piece: Fragment): Placement {
  if (placement.at !== 'branch' || placement.layers.length !== 1) return placement;
  const [layer] = placement.layers;
  const isEnd = layer !== undefined && (computeConsumers(architecture.layers).get(layer) ?? []).length === 0;
  return isEnd ? findPlacement(architecture, new Set([layer]), piece) : placement;
}

/** What adding an entry would make, or why it cannot be added. */
export function tryEntry(
  id: PaletteId,
  state: Pick<Store, 'design' | 'hidden' | 'selection'>,
  { placement: asked }: EntryPlace,
): EditResult<Placed> & { readonly feeder: LayerId | undefined } {
  const { architecture } = state.design;
  const rough = createPiece(id, architecture, null);
  const placement =
    asked === undefined
      ? findPlacement(architecture, state.selection, rough)
      : refinePlacement(architecture, asked, rough);
  const feeder = findFeeder(architecture, placement);
  const input = feeder === undefined ? null : (selectAnalysis(state).layers.get(feeder)?.shape ?? null);
  return { ...placeFragment(architecture, createPiece(id, architecture, input), placement), feeder };
}

/** Folds the groups of a new block; one that is a single card anyway stays as it is. */
function foldMade(groups: readonly GroupId[], layers: readonly LayerId[]): void {
  const { canvasView, setCanvasView } = useStore.getState();
  const { cards } = selectOpenCards(useStore.getState());
  const made = new Set(layers);
  if (groups.length === 0 || cards.filter(({ main }) => made.has(main)).length < 2) return;
  setCanvasView({ folds: fold(canvasView.folds, groups) });
}

/**
 * Adds a layer or block, fitted to the channels there, and selects it; by default behind what is selected.
 *
 * @param isFocused whether the keyboard's focus goes along.
 */
export function placeEntry(id: PaletteId, isFocused: boolean, place: EntryPlace = {}): void {
  const state = useStore.getState();
  const text = getLateText();
  const made = tryEntry(id, state, place);
  if (!made.ok) {
    void sayRefusal(made.reason);
    return;
  }
  const name = isLayerKind(id) ? createName(id, state.design.architecture) : formatEntry(id, text);
  const last = made.layers.at(-1);
  state.showNotice(null);
  state.editDesign(text.steps.add(name), (before): Design => {
    const added = setArchitecture(before, made.architecture);
    return place.position == null
      ? placeBehind(added, made.layers, made.feeder)
      : placeAt(added, made.layers, place.position);
  });
  state.noteUse(id);
  foldMade(made.groups, made.layers);
  selectMade(made.layers);
  if (isFocused && last !== undefined) focusSelected(last);
}
