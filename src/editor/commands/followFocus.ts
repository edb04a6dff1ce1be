/**
 * @file The focus when a step takes the layer that has it from the network, as undoing an addition does: it goes on with
 * what fed that layer, on the canvas or in the table, or with what comes back. In an empty design it goes to the button
 * for the first layer.
 */
import type { Architecture, LayerId } from '../../architecture/architecture';
import { computeConsumers } from '../../graph/graph';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import { hasMovedOn } from '../canvas/focusLayer';
import { focusSelected } from '../table/gridFocus';

const patienceMs = 2000;

/** The layer whose card or row has the focus. */
function findFocused({ layers }: Architecture): LayerId | undefined {
  const active = document.activeElement;
  const row = active?.closest<HTMLElement>('tr[data-id]')?.dataset.id;
  const card = active?.closest('.network-canvas') == null ? undefined : active.id.replace(/^layer-/, '');
  return layers.get((row ?? card) as LayerId)?.id;
}

/** What is there still of what fed a layer, else of what it fed, else anything; the nearest first. */
function findHeir(gone: LayerId, before: Architecture, { layers }: Architecture): LayerId | undefined {
  const way = [gone];
  for (const id of way) {
    if (layers.has(id)) return id;
    for (const input of before.layers.get(id)?.inputs ?? []) if (!way.includes(input)) way.push(input);
  }
  const fed = computeConsumers(before.layers).get(gone) ?? [];
  return fed.find((id) => layers.has(id)) ?? [...layers.keys()][0];
}

/** Focuses the button for the first layer as soon as it is drawn, unless somebody goes elsewhere in the meantime. */
function focusFirstStep(from: Element | null, until: number): void {
  requestAnimationFrame(() => {
    if (hasMovedOn(from)) return;
    const button = document.querySelector<HTMLElement>('.empty-canvas button');
    if (button !== null) button.focus();
    else if (performance.now() < until) focusFirstStep(from, until);
  });
}

function handleStep({ design, generation, selection }: Store, before: Store): void {
  const { architecture } = design;
  if (architecture === before.design.architecture || generation !== before.generation) return;
  const focused = findFocused(before.design.architecture);
  if (focused === undefined) return;
  const selected = [...selection].at(-1);
  // What a step brings back is selected with it.
  const isBack = selected !== undefined && !before.design.architecture.layers.has(selected);
  if (architecture.layers.has(focused) && !isBack) return;
  const heir = selected ?? findHeir(focused, before.design.architecture, architecture);
  if (heir === undefined) {
    focusFirstStep(document.activeElement, performance.now() + patienceMs);
    return;
  }
  if (selection.size === 0) useStore.getState().select([heir]);
  focusSelected(heir);
}

/** The focus follows the steps of the design from now on. */
export function followFocus(signal: AbortSignal): void {
  signal.addEventListener('abort', useStore.subscribe(handleStep));
}
