/**
 * @file Statuses, border layers, tail and feasible resolution as the house plan words them, by walking every path:
 * slow, and independent of the passes but for the fields, which have tests of their own.
 */
import type { Architecture, LayerId, LayerNode } from '../architecture/architecture';
import { type Axis, axes, type PerAxis } from '../util/perAxis';
import type { Analysis, Field, Status } from './analysis';
import type { Reference } from './referenceMask.testing';
import { computePath, listPaths } from './referencePaths.testing';

/** What the definitions speak about. */
export interface Subject {
  readonly reference: Reference;
  readonly analysis: Analysis;
}

const isConvolution = ({ layer }: LayerNode) => layer.kind === 'Conv2d' || layer.kind === 'ConvTranspose2d';

function getKernel({ layer }: LayerNode, axis: Axis): number {
  if (!('kernelSize' in layer.params)) return 1;
  const { kernelSize } = layer.params;
  return typeof kernelSize === 'number' ? kernelSize : kernelSize[axis];
}

function getNode({ layers }: Architecture, id: LayerId): LayerNode {
  const node = layers.get(id);
  if (node === undefined) throw new Error(`No layer ${id}`);
  return node;
}

const getField = ({ analysis }: Subject, id: LayerId): Field | null => analysis.layers.get(id)?.field ?? null;

/** The inputs that have a path which is not global. */
function listLocalInputs(subject: Subject, node: LayerNode): LayerNode[] {
  return node.inputs
    .filter((id) => getField(subject, id) !== null)
    .map((id) => getNode(subject.reference.architecture, id));
}

/** What a convolution receives on one axis: the smallest field of the nearest convolutions upstream. */
export function findReceived(subject: Subject, node: LayerNode, axis: Axis): number {
  const arriving = listLocalInputs(subject, node).map((input): number => {
    if (input.layer.kind === 'Input') return 1;
    if (isConvolution(input)) return getField(subject, input.id)?.min[axis] ?? 0;
    return findReceived(subject, input, axis);
  });
  return Math.min(...arriving);
}

function judgeByPaper(subject: Subject, node: LayerNode, field: Field): Status {
  if (!isConvolution(node)) return 'none';
  const { resolution } = subject.analysis.input;
  const [rows, columns] = axes.map((axis): Status => {
    if (findReceived(subject, node, axis) > resolution[axis]) return 'unproductive';
    return field.min[axis] > resolution[axis] ? 'critical' : 'productive';
  });
  return rows === columns && rows !== undefined ? rows : 'partial';
}

function judgeByToolbox(subject: Subject, node: LayerNode, field: Field): Status {
  const { resolution } = subject.analysis.input;
  const inputs = listLocalInputs(subject, node);
  if (inputs.length === 0) return 'none';
  const getJump = (id: LayerId, axis: Axis) =>
    Math.max(
      ...(listPaths(subject.reference.architecture, id, Number.POSITIVE_INFINITY) ?? []).map(
        (path) => computePath(subject.reference, path, axis).jump,
      ),
    );
  const isAbove = axes.map((axis) => field.min[axis] > resolution[axis]);
  const isFull = inputs.every(({ id }) =>
    axes.every((axis) => (getField(subject, id)?.min[axis] ?? 0) >= resolution[axis]),
  );
  const isSpanned = inputs.every(({ id }) =>
    axes.every((axis) => Math.floor(resolution[axis] / getJump(id, axis)) <= getKernel(node, axis)),
  );
  if ((isFull && isAbove[0] && isAbove[1]) || isSpanned) return 'unproductive';
  if (isAbove[0] && isAbove[1]) return 'critical';
  return isAbove[0] || isAbove[1] ? 'partial' : 'productive';
}

function isFollowedByField(subject: Subject, id: LayerId): boolean {
  const consumers = [...subject.reference.architecture.layers.values()].filter((node) =>
    node.inputs.includes(id),
  );
  return consumers.some((node) => getField(subject, node.id) !== null || isFollowedByField(subject, node.id));
}

/** The status of a layer. */
export function findStatus(subject: Subject, node: LayerNode): Status {
  const field = getField(subject, node.id);
  if (field === null) return isFollowedByField(subject, node.id) ? 'none' : 'head';
  if (node.layer.kind === 'Input') return 'none';
  return subject.analysis.input.rule === 'paper'
    ? judgeByPaper(subject, node, field)
    : judgeByToolbox(subject, node, field);
}

function hasUpstream(
  { layers }: Architecture,
  node: LayerNode,
  isWanted: (node: LayerNode) => boolean,
): boolean {
  return node.inputs.some((id) => {
    const input = layers.get(id);
    return (
      input !== undefined && (isWanted(input) || hasUpstream({ layers, groups: new Map() }, input, isWanted))
    );
  });
}

/** Unproductive convolutions without one upstream. */
export function listBorderLayers(subject: Subject): LayerId[] {
  const isDone = (node: LayerNode) => isConvolution(node) && findStatus(subject, node) === 'unproductive';
  return [...subject.reference.architecture.layers.values()]
    .filter((node) => isDone(node) && !hasUpstream(subject.reference.architecture, node, isDone))
    .map(({ id }) => id);
}

/** Convolutions with a kernel above 1 behind the last that does not see the whole image yet. */
export function listTail(subject: Subject): LayerId[] {
  const { resolution } = subject.analysis.input;
  const wide = [...subject.reference.architecture.layers.values()].filter(
    (node) =>
      isConvolution(node) &&
      getField(subject, node.id) !== null &&
      axes.some((axis) => getKernel(node, axis) > 1),
  );
  const last = wide.findLastIndex(({ id }) =>
    axes.some((axis) => (getField(subject, id)?.min[axis] ?? 0) <= resolution[axis]),
  );
  return wide.slice(last + 1).map(({ id }) => id);
}

/** The five figures of the feasible resolution on one axis. */
export function findFeasible(subject: Subject, axis: Axis) {
  const nodes = [...subject.reference.architecture.layers.values()].filter(
    (node) => node.layer.kind !== 'Input' && getField(subject, node.id) !== null,
  );
  const isWide = (node: LayerNode) => axes.some((other) => getKernel(node, other) > 1);
  const convolutions = nodes.filter(isConvolution);
  const receivedBy = (list: readonly LayerNode[]) =>
    Math.max(1, ...list.map((node) => findReceived(subject, node, axis)));
  const getMin = ({ id }: LayerNode) => getField(subject, id)?.min[axis] ?? 0;
  const getMax = ({ id }: LayerNode) => getField(subject, id)?.max[axis] ?? 0;
  const getJump = ({ id }: LayerNode) => getField(subject, id)?.jump[axis] ?? 0;
  const spans = nodes.map(
    (node) => getKernel(node, axis) * Math.max(...listLocalInputs(subject, node).map(getJump)),
  );
  const direct = nodes.filter(isWide).map((node) => Math.min(...listLocalInputs(subject, node).map(getMin)));
  return {
    min: receivedBy(convolutions),
    max: Math.max(1, ...nodes.map(getMax)),
    widening: receivedBy(convolutions.filter(isWide)),
    toolboxDefault: Math.max(1, ...nodes.map(getMin), ...spans),
    toolboxLowerBound: Math.max(1, ...direct, ...spans),
  };
}

/** All figures of the feasible resolution, per axis. */
export function findFeasibleResolution(subject: Subject): Record<string, PerAxis<number>> {
  const [rows, columns] = [findFeasible(subject, 0), findFeasible(subject, 1)];
  return {
    min: [rows.min, columns.min],
    max: [rows.max, columns.max],
    widening: [rows.widening, columns.widening],
    toolboxDefault: [rows.toolboxDefault, columns.toolboxDefault],
    toolboxLowerBound: [rows.toolboxLowerBound, columns.toolboxLowerBound],
  };
}
