/**
 * @file Receptive fields of every layer output, per spatial axis.
 *
 * One walk in topological order; at a merge the smallest and the largest field over all incoming paths are
 * kept, and paths through a global layer are left out. Source: Araujo, Norris & Sim, Distill 2019; for the
 * minimum over paths, Richter et al., ICMLA 2021.
 */
import { getLayerWindow } from '../layers/catalogue';
import { getMapSize, isMapShape, type Shape } from '../layers/shape';
import type { PerAxis } from '../util/perAxis';
import { hasSameAxes } from '../util/perAxis';
import type { Field } from './analysis';
import { applyWindow, imageField, mergeFields } from './fieldRecursion';
import { isConvolution, type Network } from './network';

/** Where the inputs of a merge do not fit each other, by the layer's position. */
export interface FieldFinding {
  readonly code: 'jump-mismatch' | 'centers-apart';
  readonly position: number;
  readonly port: number;
  readonly actual: PerAxis<number>;
  readonly expected: PerAxis<number>;
}

/** What the walk learns of one layer. */
export interface FieldRecord {
  readonly field: Field | null;
  /** The fields of the inputs that have one. */
  readonly inputFields: readonly Field[];
  /** Smallest `min` over the nearest convolutions upstream of the output (the layer itself, if it is one). */
  readonly nearest: PerAxis<number> | null;
  /** Smallest `min` over the nearest convolutions upstream of the input. */
  readonly received: PerAxis<number> | null;
  readonly isReached: boolean;
  readonly globalContext: boolean;
}

/** Records by position, and what stands out at merges. */
export interface FieldPass {
  readonly records: readonly FieldRecord[];
  readonly findings: readonly FieldFinding[];
}

const unreached: FieldRecord = {
  field: null,
  inputFields: [],
  nearest: null,
  received: null,
  isReached: false,
  globalContext: false,
};

function takeSmaller(a: PerAxis<number> | null, b: PerAxis<number> | null): PerAxis<number> | null {
  if (a === null || b === null) return a ?? b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1])];
}

const notSpread: PerAxis<boolean> = [false, false];

const tolerance = 1e-6;

function isApart(a: PerAxis<number>, b: PerAxis<number>): boolean {
  return Math.abs(a[0] - b[0]) > tolerance || Math.abs(a[1] - b[1]) > tolerance;
}

function findMergeProblems(
  position: number,
  inputs: readonly { port: number; field: Field }[],
): FieldFinding[] {
  const [first, ...others] = inputs;
  if (first === undefined) return [];
  const findings: FieldFinding[] = [];
  const centerOf = ({ low, high }: Field) => [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2] as const;
  const mismatch = others.find(({ field }) => isApart(field.jump, first.field.jump));
  if (mismatch) {
    const { port, field } = mismatch;
    findings.push({ code: 'jump-mismatch', position, port, actual: field.jump, expected: first.field.jump });
  }
  const expected = centerOf(first.field);
  const apart = others.find(({ field }) => isApart(centerOf(field), expected));
  if (apart) {
    const actual = centerOf(apart.field);
    findings.push({ code: 'centers-apart', position, port: apart.port, actual, expected });
  }
  return findings;
}

/** Computes the field of every layer. Shapes are needed for paddings and windows that depend on the map's size. */
export function computeReceptiveFields(network: Network, shapes: readonly (Shape | null)[]): FieldPass {
  const records: FieldRecord[] = network.nodes.map(() => unreached);
  const findings: FieldFinding[] = [];
  for (const position of network.order) {
    const node = network.nodes[position];
    if (node === undefined) continue;
    const window = getLayerWindow(node.layer, shapes[network.inputs[position]?.[0] ?? -1] ?? null);
    const hasGate = window.type === 'pointwise' && window.seesWholeInput === true;
    if (node.layer.kind === 'Input') {
      const received: PerAxis<number> = [1, 1];
      records[position] = { ...unreached, field: imageField, nearest: received, isReached: true };
      continue;
    }
    const inputFields: Field[] = [];
    const merged: { port: number; field: Field; isSpread: PerAxis<boolean> }[] = [];
    const shape = shapes[position];
    const size = shape && isMapShape(shape) ? getMapSize(shape) : null;
    let received: PerAxis<number> | null = null;
    let isReached = false;
    let globalContext = hasGate;
    const sources = network.inputs[position] ?? [];
    for (let port = 0; port < sources.length; port++) {
      const input = records[sources[port] ?? -1] ?? unreached;
      if (!input.isReached) continue;
      isReached = true;
      if (input.globalContext || input.field === null) globalContext = true;
      if (input.field === null) continue;
      inputFields.push(input.field);
      if (sources.length > 1) {
        const source = shapes[sources[port] ?? -1];
        const isSpread =
          size !== null && source && isMapShape(source)
            ? ([source.height === 1 && size[0] > 1, source.width === 1 && size[1] > 1] as const)
            : notSpread;
        merged.push({ port, field: input.field, isSpread });
      }
      received = takeSmaller(received, input.nearest);
    }
    if (!isReached) continue;
    const before = merged.length > 1 ? mergeFields(merged, size) : (inputFields[0] ?? null);
    const field = before === null ? null : applyWindow(before, window);
    if (merged.length > 1) findings.push(...findMergeProblems(position, merged));
    const nearest = field === null ? null : isConvolution(node) ? field.min : received;
    records[position] = {
      field,
      inputFields,
      nearest,
      // The layer's own values where they are the same keep memory and comparisons small.
      received: received !== null && nearest !== null && hasSameAxes(received, nearest) ? nearest : received,
      isReached,
      globalContext,
    };
  }
  return { records, findings };
}
