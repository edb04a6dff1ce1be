/**
 * @file How the axes of an ONNX tensor lie over a layer's output.
 *
 * A layer here produces [channels, height, width] or [features]; an ONNX tensor may hold the same numbers
 * transposed, split, merged or flattened. Each ONNX axis is written as a list of atoms, outermost first; an atom
 * is a piece of the batch, the channels (or features), the height or the width: `size` steps of `stride`
 * along that axis of the layer. So Reshape, Transpose, Squeeze and the like move atoms and make no layer, and a
 * channel shuffle is a channel axis whose atoms stand in another order. Copies of everything (Tile, Expand)
 * are atoms of their own. Atoms of size 1 carry no data; they
 * are kept as hints (which axis of a 1 x 1 map is which) and may get lost.
 */
import { isMapShape, type Shape } from '../../layers/shape';

/** Batch, channels or features, height, width; copies. */
export type AxisLabel = 'n' | 'c' | 'h' | 'w' | 'copy';

/** A piece of one of a layer's axes. */
export interface Atom {
  readonly label: AxisLabel;
  readonly size: number;
  readonly stride: number;
}

/** One axis of an ONNX tensor. */
export type AxisAtoms = readonly Atom[];

/** All axes of an ONNX tensor, in its order. */
export type Axes = readonly AxisAtoms[];

function createAxis(label: AxisLabel, size: number): AxisAtoms {
  return [{ label, size, stride: 1 }];
}

/** The axes of a layer's output as ONNX orders them: [N, C, H, W] or [N, features]. */
export function createAxes(shape: Shape, batch: number): Axes {
  if (!isMapShape(shape)) return [createAxis('n', batch), createAxis('c', shape.features)];
  return [
    createAxis('n', batch),
    createAxis('c', shape.channels),
    createAxis('h', shape.height),
    createAxis('w', shape.width),
  ];
}

/** The length of one axis. */
export function getAxisLength(axis: AxisAtoms): number {
  return axis.reduce((product, atom) => product * atom.size, 1);
}

/** The lengths of all axes: the shape of the ONNX tensor. */
export function getDims(axes: Axes): readonly number[] {
  return axes.map(getAxisLength);
}

/** Joins atoms that lie behind each other anyway; atoms of size 1 stay where they are. */
function joinAtoms(atoms: AxisAtoms): AxisAtoms {
  const result: Atom[] = [];
  let lastLarge = -1;
  for (const atom of atoms) {
    const last = result[lastLarge];
    const isSequel = atom.size > 1 && last?.label === atom.label && last.stride === atom.size * atom.stride;
    if (isSequel) result[lastLarge] = { ...atom, size: last.size * atom.size };
    else if (result.push(atom) && atom.size > 1) lastLarge = result.length - 1;
  }
  return result;
}

/** An axis without its hints, with atoms joined that lie behind each other anyway. */
export function compactAxis(axis: AxisAtoms): AxisAtoms {
  return joinAtoms(axis.filter((atom) => atom.size > 1));
}

/** Whether an axis is the whole of a layer's axis, in order. */
export function isWholeAxis(axis: AxisAtoms, label: AxisLabel, size: number): boolean {
  const atoms = compactAxis(axis);
  if (size === 1) return atoms.length === 0;
  const [atom] = atoms;
  return atoms.length === 1 && atom?.label === label && atom.size === size && atom.stride === 1;
}

/** Whether axes together hold all of the given layer axes and nothing else, in any order. */
export function coversLabels(
  axes: readonly AxisAtoms[],
  sizes: Readonly<Partial<Record<AxisLabel, number>>>,
): boolean {
  const found: Record<AxisLabel, number> = { n: 1, c: 1, h: 1, w: 1, copy: 1 };
  for (const axis of axes) for (const atom of axis) found[atom.label] *= atom.size;
  return (['n', 'c', 'h', 'w', 'copy'] as const).every((label) => found[label] === (sizes[label] ?? 1));
}

/** The labels that an axis touches with more than one step, or, where there are none, its hints. */
export function getLabels(axis: AxisAtoms): ReadonlySet<AxisLabel> {
  const large = axis.filter((atom) => atom.size > 1);
  return new Set((large.length > 0 ? large : axis).map((atom) => atom.label));
}

/** The axes in another order; null where `order` is no permutation. */
export function permuteAxes(axes: Axes, order: readonly number[]): Axes | null {
  if (order.length !== axes.length || new Set(order).size !== order.length) return null;
  const result: AxisAtoms[] = [];
  for (const index of order) {
    const axis = axes[index];
    if (axis === undefined) return null;
    result.push(axis);
  }
  return result;
}

/** Takes `size` steps off the front of an atom: the outer piece and the rest. */
function splitAtom(atom: Atom, size: number): readonly [Atom, Atom] {
  const rest = atom.size / size;
  return [
    { ...atom, size, stride: atom.stride * rest },
    { ...atom, size: rest },
  ];
}

/** The axes under another shape of the same number of elements; null where the lengths do not fit. */
export function reshapeAxes(axes: Axes, dims: readonly number[]): Axes | null {
  const queue = [...joinAtoms(axes.flat())].reverse();
  const result: Atom[][] = [];
  for (const length of dims) {
    const axis: Atom[] = [];
    let left = length;
    if (length === 1 && queue.at(-1)?.size === 1) axis.push(...queue.splice(-1));
    while (left > 1) {
      const atom = queue.pop();
      if (atom === undefined) return null;
      if (left % atom.size === 0) {
        axis.push(atom);
        left /= atom.size;
      } else if (atom.size % left === 0) {
        const [outer, rest] = splitAtom(atom, left);
        axis.push(outer);
        queue.push(rest);
        left = 1;
      } else return null;
    }
    result.push(axis);
  }
  if (queue.some((atom) => atom.size > 1)) return null;
  // Axes of length 1 that are left over stay as hints at the end.
  result.at(-1)?.push(...queue.reverse());
  return result;
}

/** Whether two lists of axes describe the same arrangement, lengths of 1 aside. */
export function isSameArrangement(a: AxisAtoms, b: AxisAtoms): boolean {
  const first = compactAxis(a);
  const second = compactAxis(b);
  return (
    first.length === second.length &&
    first.every((atom, index) => {
      const other = second[index];
      return other?.label === atom.label && other.size === atom.size && other.stride === atom.stride;
    })
  );
}

/**
 * The groups of a channel shuffle: where an axis holds all channels as [channels / groups, groups] with the
 * groups innermost. Null for any other axis.
 */
export function findShuffleGroups(axis: AxisAtoms, channels: number): number | null {
  const [inner, outer, ...rest] = compactAxis(axis);
  if (inner === undefined || outer === undefined || rest.length > 0) return null;
  const isShuffle =
    inner.label === 'c' &&
    outer.label === 'c' &&
    inner.stride === 1 &&
    outer.stride === inner.size &&
    inner.size * outer.size === channels;
  return isShuffle ? outer.size : null;
}
