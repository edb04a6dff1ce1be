/**
 * @file Output shapes, one walk in topological order. Where an input is unknown the output is too, without a
 * word: the place where it went wrong has its own diagnostic.
 */
import { getDefinition, inferLayerShape } from '../layers/catalogue';
import type { LayerProblem } from '../layers/problem';
import { isMapShape, type Shape } from '../layers/shape';
import type { PerAxis } from '../util/perAxis';
import type { Network } from './network';

/** A problem of a layer with its inputs, by the layer's position. */
export interface ShapeFinding {
  readonly position: number;
  readonly problem: LayerProblem;
}

/** The shapes that a layer's rules get: one for each input, the image for an Input layer. */
export type InputShapes = readonly [Shape, ...Shape[]];

/** Shapes by position (null: unknown), and what is wrong. */
export interface ShapePass {
  readonly shapes: readonly (Shape | null)[];
  /** What arrives at Input layers: the image. */
  readonly image: InputShapes;
  /** Each shape as the only one of a list, ready for layers that have one input. */
  readonly lists: readonly (InputShapes | null)[];
  readonly findings: readonly ShapeFinding[];
}

function isEmpty(shape: Shape): boolean {
  return isMapShape(shape) && (shape.height < 1 || shape.width < 1);
}

/** Lengths beyond any sense are cut off here, so that nothing computed from them overflows. */
const maxLength = 2 ** 50;

function limitShape(shape: Shape): Shape {
  if (!isMapShape(shape)) return shape.features <= maxLength ? shape : { features: maxLength };
  const { channels, height, width } = shape;
  if (channels <= maxLength && height <= maxLength && width <= maxLength) return shape;
  return {
    channels: Math.min(channels, maxLength),
    height: Math.min(height, maxLength),
    width: Math.min(width, maxLength),
  };
}

/** The shapes of a layer's inputs, as many as its kind takes; null where one is unknown or there is none. */
export function gatherInputs(
  { nodes, starts, sources }: Network,
  position: number,
  { image, lists, shapes }: Pick<ShapePass, 'image' | 'lists' | 'shapes'>,
): InputShapes | null {
  const { kind } = nodes[position]!.layer;
  if (kind === 'Input') return image;
  const start = starts[position]!;
  const end = starts[position + 1]!;
  const list = start === end ? null : (lists[sources[start]!] ?? null);
  if (end - start < 2 || list === null) return list;
  const count = Math.min(end - start, getDefinition(kind).arity.max);
  const gathered: Shape[] = new Array(count);
  for (let port = 0; port < end - start; port++) {
    const shape = shapes[sources[start + port]!];
    if (!shape) return null;
    if (port < count) gathered[port] = shape;
  }
  return gathered as [Shape, ...Shape[]];
}

/**
 * Infers the output shape of every layer for an image of this size.
 *
 * @param resolution [height, width] of the image in pixels.
 */
export function inferShapes(network: Network, resolution: PerAxis<number>): ShapePass {
  const shapes: (Shape | null)[] = new Array(network.nodes.length).fill(null);
  const lists: (InputShapes | null)[] = new Array(network.nodes.length).fill(null);
  const findings: ShapeFinding[] = [];
  // The image stands in for the inputs that an Input layer does not have; its channels are the layer's own.
  const image: InputShapes = [{ channels: 1, height: resolution[0], width: resolution[1] }];
  const pass = { image, shapes, lists, findings };
  for (const position of network.order) {
    const inputs = gatherInputs(network, position, pass);
    if (inputs === null) continue;
    const { shape, problem } = inferLayerShape(network.nodes[position]!.layer, inputs);
    if (shape) {
      const limited = limitShape(shape);
      shapes[position] = limited;
      lists[position] = inputs.length === 1 && inputs[0] === limited ? inputs : [limited];
    }
    // A map that has vanished already is reported where it did.
    const isRepeated = problem?.code === 'map-vanishes' && inputs.some(isEmpty);
    if (problem !== undefined && !isRepeated) findings.push({ position, problem });
  }
  return pass;
}
