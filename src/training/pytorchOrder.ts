/**
 * @file Trained numbers in PyTorch's order and back: the worker keeps filters as [height, width, in, out], files and
 * other programs want [out, in, height, width].
 */
import type { Architecture, LayerId } from '../architecture/architecture';
import type { NamedTensor } from './checkpoint';

/** The numbers of a tensor with its shape. */
export interface OrderedTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** The first two axes behind the last two, and those swapped: [h, w, i, o] -> [o, i, h, w]. */
function turn(
  values: Float32Array,
  [h, w, i, o]: readonly [number, number, number, number],
  isBack: boolean,
) {
  const turned = new Float32Array(values.length);
  let place = 0;
  for (let out = 0; out < o; out++)
    for (let inner = 0; inner < i; inner++)
      for (let row = 0; row < h; row++)
        for (let column = 0; column < w; column++) {
          const own = ((row * w + column) * i + inner) * o + out;
          if (isBack) turned[own] = values[place] ?? 0;
          else turned[place] = values[own] ?? 0;
          place += 1;
        }
  return turned;
}

/** Lengths as [height, width, in, out]; a matrix is one of a single tap. Null for vectors. */
function toFilter(shape: readonly number[]): readonly [number, number, number, number] | null {
  const [a = 1, b = 1, c = 1, d = 1] = shape;
  if (shape.length === 4) return [a, b, c, d];
  return shape.length === 2 ? [1, 1, a, b] : null;
}

/** Tensors of dense layers are matrices in PyTorch, those of the layers within squeeze-excitation are filters. */
function isMatrix({ layers }: Architecture, name: string): boolean {
  const id = name.slice(0, name.lastIndexOf('.')) as LayerId;
  return layers.get(id)?.layer.kind === 'Linear';
}

/** Tensors of a run by name, in PyTorch's order. */
export function toPytorchOrder(
  architecture: Architecture,
  tensors: readonly NamedTensor[],
): ReadonlyMap<string, OrderedTensor> {
  return new Map(
    tensors.map(({ name, shape, values }) => {
      const filter = toFilter(shape);
      if (filter === null) return [name, { shape, values }];
      const [height, width, inner, out] = filter;
      const turned = turn(values, filter, false);
      const target = isMatrix(architecture, name) ? [out, inner] : [out, inner, height, width];
      return [name, { shape: target, values: turned }];
    }),
  );
}

/**
 * A tensor of a file in the order and the shape that the worker wants; null where the file's has another number of
 * elements.
 */
export function fromPytorchOrder(
  tensor: { readonly shape: readonly number[]; readonly values: Float32Array },
  wanted: readonly number[],
): Float32Array<ArrayBuffer> | null {
  const filter = toFilter(wanted);
  const count = wanted.reduce((product, length) => product * length, 1);
  if (tensor.values.length !== count) return null;
  if (filter === null) return Float32Array.from(tensor.values);
  const [height, width, inner, out] = filter;
  const [first, second, third = 1, fourth = 1] = tensor.shape;
  const fits = first === out && second === inner && third === height && fourth === width;
  return fits ? turn(tensor.values, filter, true) : null;
}
