/**
 * @file Single paths, one by one: how many pixels one spans by following units, and by the house plan's formulas
 * taken word for word. Exponential in merges: for small networks only.
 */
import type { Architecture, LayerId, LayerNode } from '../architecture/architecture';
import { computeGcd } from '../util/numbers';
import type { Axis } from '../util/perAxis';
import { type Extent, followUnit, isGlobal, type Reference } from './referenceMask.testing';

/** A layer on a path; at spatial attention a path goes through the gate or beside it. */
export interface PathStep {
  readonly node: LayerNode;
  /** The layer that the path comes from. */
  readonly from: LayerId | null;
  readonly isGate: boolean;
}

/** A way from the image to a layer, the image first. */
export type Path = readonly PathStep[];

/** Every path from the image to a layer, without those through a global layer; null where there are too many. */
export function listPaths(architecture: Architecture, id: LayerId, limit = 40): readonly Path[] | null {
  const node = architecture.layers.get(id);
  if (node === undefined || isGlobal(node)) return [];
  if (node.layer.kind === 'Input') return [[{ node, from: null, isGate: false }]];
  const variants = node.layer.kind === 'SpatialAttention' ? [false, true] : [false];
  const paths: Path[] = [];
  for (const from of node.inputs) {
    const before = listPaths(architecture, from, limit);
    if (before === null) return null;
    for (const path of before) for (const isGate of variants) paths.push([...path, { node, from, isGate }]);
    if (paths.length > limit) return null;
  }
  return paths;
}

const isBesideGate = ({ node, isGate }: PathStep) => node.layer.kind === 'SpatialAttention' && !isGate;

/** The first and the last pixel that one unit sees by one path; null where it reaches none. */
export function followPath(reference: Reference, path: Path, axis: Axis, unit: number): Extent | null {
  let units = new Set([unit]);
  for (const step of [...path].reverse()) {
    const { node, from } = step;
    if (from === null || isBesideGate(step)) continue;
    units = new Set([...units].flatMap((place) => followUnit(reference, node, from, axis, place)));
  }
  return units.size === 0 ? null : [Math.min(...units), Math.max(...units)];
}

/** How many pixels one path spans for one unit, from the first to the last; 0 where it reaches none. */
export function measurePath(reference: Reference, path: Path, axis: Axis, unit: number): number {
  const seen = followPath(reference, path, axis, unit);
  return seen === null ? 0 : seen[1] - seen[0] + 1;
}

/** Field and jump of one path by the formulas, without rounding. */
export function computePath(
  { sizes }: Reference,
  path: Path,
  axis: Axis,
): { readonly field: number; readonly jump: number } {
  let field = 1;
  let jump = 1;
  for (const step of path) {
    const { node, from } = step;
    const { layer } = node;
    if (from === null || isBesideGate(step)) continue;
    const size = sizes.get(from)?.[axis] ?? 0;
    switch (layer.kind) {
      case 'Conv2d':
      case 'MaxPool2d':
      case 'AvgPool2d': {
        const dilation = 'dilation' in layer.params ? layer.params.dilation[axis] : 1;
        field += dilation * (layer.params.kernelSize[axis] - 1) * jump;
        jump *= layer.params.stride[axis];
        break;
      }
      case 'SpatialAttention':
        field += (layer.params.kernelSize - 1) * jump;
        break;
      case 'ConvTranspose2d': {
        const dilation = layer.params.dilation[axis];
        const stride = layer.params.stride[axis];
        const gcd = computeGcd(dilation, stride);
        const taps = Math.ceil((layer.params.kernelSize[axis] * gcd) / stride);
        field += (taps - 1) * (dilation / gcd) * jump;
        jump /= stride;
        break;
      }
      case 'Upsample': {
        const ratio = layer.params.size === null ? layer.params.scale[axis] : layer.params.size[axis] / size;
        // A map that keeps its size reads one pixel whatever the mode.
        if (ratio !== 1 && layer.params.mode === 'bilinear') field += jump;
        jump /= ratio;
        break;
      }
      case 'AdaptiveAvgPool2d': {
        const target = layer.params.outputSize[axis];
        field += (Math.ceil(size / target) - 1) * jump;
        jump *= size / target;
        break;
      }
      default:
    }
  }
  return { field, jump };
}
