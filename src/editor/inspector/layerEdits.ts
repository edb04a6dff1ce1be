/** @file Edits of one layer from the inspector. A burst of changes of the same thing is one step. */
import type { Diagnostic } from '../../analysis/diagnostic';
import type { LayerId, LayerNode } from '../../architecture/architecture';
import { setLayerName, setLayerParams } from '../../architecture/edits';
import { maxNameLength } from '../../document/limits';
import type { Layer } from '../../layers/catalogue';
import { createCompensatingPadding, isCompensatingPadding } from '../../layers/compensatingPadding';
import { useStore } from '../../state/store';
import type { AllText } from '../../text/enLate';

/**
 * What else changes with a parameter: a padding by side that just makes up for the kernel goes on doing so, so that a
 * larger kernel does not shrink the map unasked.
 */
function findCompanions(
  { params }: Layer,
  parameter: string,
  value: unknown,
): Readonly<Record<string, unknown>> {
  if (!('padding' in params && 'kernelSize' in params && 'dilation' in params)) return {};
  const { padding, kernelSize, dilation } = params;
  const isWindow = parameter === 'kernelSize' || parameter === 'dilation';
  if (!isWindow || !isCompensatingPadding(padding, kernelSize, dilation)) return {};
  const changed = { kernelSize, dilation, [parameter]: value };
  return { padding: createCompensatingPadding(changed.kernelSize, changed.dilation) };
}

/**
 * Sets a parameter to a value that has been checked, and what goes with it; nothing happens where the layer is gone.
 */
export function setParameter(
  { id, name }: LayerNode,
  parameter: string,
  value: unknown,
  text: AllText,
): void {
  useStore.getState().editDesign(
    text.inspector.parameterStep(text.parameterNames.formatName(parameter).toLowerCase(), name),
    (design) => {
      const layer = design.architecture.layers.get(id)?.layer;
      if (layer === undefined) return design;
      const changes = { [parameter]: value, ...findCompanions(layer, parameter, value) };
      const architecture = setLayerParams(design.architecture, id, changes);
      return architecture === design.architecture ? design : { ...design, architecture };
    },
    `parameter ${parameter} ${id}`,
  );
}

/** Renames a layer; a name without letters is not taken. */
export function renameLayer({ id, name }: LayerNode, value: string, text: AllText): void {
  const next = value.slice(0, maxNameLength);
  if (next.trim() === '') return;
  useStore.getState().editDesign(
    text.inspector.renameStep(name),
    (design) => {
      if (!design.architecture.layers.has(id)) return design;
      const architecture = setLayerName(design.architecture, id, next);
      return architecture === design.architecture ? design : { ...design, architecture };
    },
    `name ${id}`,
  );
}

/** Carries out the remedy of a finding, as a step of its own; what it takes to insert layers is loaded first. */
export async function applyRemedy(fix: NonNullable<Diagnostic['fix']>, label: string): Promise<void> {
  const { applyFix } = await import('../../state/applyFix');
  useStore.getState().editDesign(label, (design) => applyFix(design, fix));
}

/** Ends the burst of changes: the next one is a step of its own. */
export function endBurst(): void {
  useStore.getState().endGesture();
}

/** Selects a layer alone. */
export function selectOnly(id: LayerId): void {
  useStore.getState().select([id]);
}
