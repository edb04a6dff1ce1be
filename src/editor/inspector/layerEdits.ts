/** @file Edits of one layer from the inspector. A burst of changes of the same thing is one step. */
import type { Diagnostic } from '../../analysis/diagnostic';
import type { LayerId, LayerNode } from '../../architecture/architecture';
import { changeParams } from '../../architecture/commonParams';
import { setLayerName, setLayerNotes } from '../../architecture/edits';
import { setArchitecture } from '../../document/designEdits';
import { maxNameLength, maxNotesLength } from '../../document/limits';
import type { Layer } from '../../layers/catalogue';
import { createCompensatingPadding, isCompensatingPadding } from '../../layers/compensatingPadding';
import type { GestureOutcome } from '../../state/documentSlice';
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

/** What a change makes of the value of a layer; null for a value without a layer. */
export type ValueChange<Value = unknown> = (value: Value, layer: LayerId | null) => Value;

/**
 * Changes a parameter of layers that all have it, and what goes with it. A value that is not allowed changes nothing,
 * and neither does an edit of layers of which one is gone.
 */
export function setParameter(
  nodes: readonly LayerNode[],
  parameter: string,
  change: ValueChange,
  text: AllText,
): void {
  const ids = nodes.map(({ id }) => id);
  const [first] = nodes;
  if (first === undefined) return;
  const { inspector, parameterNames } = text;
  const name = parameterNames.formatName(parameter);
  useStore.getState().editDesign(
    nodes.length === 1
      ? inspector.parameterStep(name, first.name)
      : inspector.commonParameterStep(name, nodes.length),
    (design) => {
      const { layers } = design.architecture;
      if (!ids.every((id) => layers.has(id))) return design;
      const result = changeParams(design.architecture, ids, ({ id, layer }) => {
        const value = change((layer.params as Readonly<Record<string, unknown>>)[parameter], id);
        return { [parameter]: value, ...findCompanions(layer, parameter, value) };
      });
      return result.ok ? setArchitecture(design, result.architecture) : design;
    },
    `parameter ${parameter} ${ids.join(' ')}`,
  );
}

/** Sets several parameters of a layer as one step; values that are not allowed change nothing. */
export function setParameters(
  { id, name }: LayerNode,
  changes: Readonly<Record<string, unknown>>,
  { table }: AllText,
): void {
  useStore.getState().editDesign(table.parametersStep(name), (design) => {
    if (!design.architecture.layers.has(id)) return design;
    const result = changeParams(design.architecture, [id], () => changes);
    return result.ok ? setArchitecture(design, result.architecture) : design;
  });
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

/** Sets the notes of a layer; an empty text removes them. */
export function writeLayerNotes({ id, name }: LayerNode, value: string, { inspector }: AllText): void {
  useStore.getState().editDesign(
    inspector.notesStep(name),
    (design) => {
      if (!design.architecture.layers.has(id)) return design;
      const notes = value.slice(0, maxNotesLength);
      return setArchitecture(design, setLayerNotes(design.architecture, id, notes));
    },
    `notes ${id}`,
  );
}

/** Sets the notes of the design. */
export function writeDesignNotes(value: string, { inspector }: AllText): void {
  const notes = value.slice(0, maxNotesLength);
  useStore
    .getState()
    .editDesign(
      inspector.designNotesStep,
      (design) => (design.notes === notes ? design : { ...design, notes }),
      'notes',
    );
}

/** Carries out the remedy of a finding, as a step of its own; what it takes to insert layers is loaded first. */
export async function applyRemedy(fix: NonNullable<Diagnostic['fix']>, label: string): Promise<void> {
  const { applyFix } = await import('../../state/applyFix');
  useStore.getState().editDesign(label, (design) => applyFix(design, fix));
}

/** Ends the burst of changes: the next one is a step of its own. It can be taken back as if it had never been. */
export function endBurst(outcome?: GestureOutcome): void {
  useStore.getState().endGesture(outcome);
}

/** Selects a layer alone. */
export function selectOnly(id: LayerId): void {
  useStore.getState().select([id]);
}
