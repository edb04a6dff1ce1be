/** @file The Softmax that a classifier ends with: a loss that takes logits looks through it, as a programmer would. */
import { isMapShape, type Shape } from '../layers/shape';
import type { Architecture, LayerId } from './architecture';

/** Layers that pass on what they get, in another form at most. */
const isPassing = (kind: string): boolean => kind === 'Flatten' || kind === 'Identity';

/** Whether there is one position, and with it one sum of 1 over all numbers. */
const isWhole = (shape: Shape | null) =>
  shape !== null && (!isMapShape(shape) || shape.height * shape.width === 1);

/**
 * The last Softmax of a network whose answer is what it puts out; null where there is none.
 *
 * @param getShape what a layer puts out.
 */
export function findFinalSoftmax(
  { layers }: Architecture,
  getShape: (id: LayerId) => Shape | null,
): LayerId | null {
  const fed = new Set([...layers.values()].flatMap(({ inputs }) => inputs));
  const ends = [...layers.values()].filter(({ id }) => !fed.has(id));
  let node = ends.length === 1 ? ends[0] : undefined;
  while (node !== undefined && isPassing(node.layer.kind)) {
    const [input] = node.inputs;
    node = input === undefined ? undefined : layers.get(input);
  }
  return node?.layer.kind === 'Softmax' && isWhole(getShape(node.id)) ? node.id : null;
}
