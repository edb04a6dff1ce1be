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

/** Shapes by position (null: unknown), and what is wrong. */
export interface ShapePass {
  readonly shapes: readonly (Shape | null)[];
  readonly findings: readonly ShapeFinding[];
}

function isEmpty(shape: Shape): boolean {
  return isMapShape(shape) && (shape.height < 1 || shape.width < 1);
}

/**
 * Infers the output shape of every layer for an image of this size.
 *
 * @param resolution [height, width] of the image in pixels.
 */
export function inferShapes(network: Network, resolution: PerAxis<number>): ShapePass {
  const shapes: (Shape | null)[] = network.nodes.map(() => null);
  const findings: ShapeFinding[] = [];
  for (const position of network.order) {
    const node = network.nodes[position];
    if (node === undefined) continue;
    const inputs: Shape[] = [];
    let isKnown = true;
    for (const input of network.inputs[position] ?? []) {
      const shape = shapes[input];
      if (shape) inputs.push(shape);
      else isKnown = false;
    }
    // The image stands in for the inputs that an Input layer does not have; its channels are the layer's own.
    if (node.layer.kind === 'Input')
      inputs.push({ channels: 1, height: resolution[0], width: resolution[1] });
    const [first, ...others] = inputs;
    if (first === undefined || !isKnown) continue;
    const limit = Math.max(getDefinition(node.layer.kind).arity.max, 1);
    const { shape, problem } = inferLayerShape(node.layer, [first, ...others.slice(0, limit - 1)]);
    shapes[position] = shape ?? null;
    // A map that has vanished already is reported where it did.
    const isRepeated = problem?.code === 'map-vanishes' && inputs.some(isEmpty);
    if (problem !== undefined && !isRepeated) findings.push({ position, problem });
  }
  return { shapes, findings };
}
