/**
 * @file The five kinds of blocks in Inception v3, as torchvision names and orders their layers.
 *
 * Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", CVPR 2016 (arXiv:1512.00567),
 * figures 5 to 7 and 10.
 */
import type { ArchitectureBuilder } from '../architecture/builder';
import type { PerAxis } from '../util/perAxis';
import { addBranches, addChain, addSmoothing } from './branches';
import { scaleChannels } from './channels';
import { addConvolutionUnit, addMaxPool } from './convolution';

/** What the blocks need to know of the network. */
export interface InceptionContext {
  readonly builder: ArchitectureBuilder;
  readonly width: number;
}

const row: PerAxis<number> = [1, 7];
const column: PerAxis<number> = [7, 1];

/** A convolution's plan with its channels scaled. */
function plan(width: number, channels: number, kernelSize: number | PerAxis<number> = 1) {
  return { outChannels: scaleChannels(channels, width), kernelSize };
}

/** A 3x3 without padding that halves the map. */
function halving(width: number, channels: number) {
  return { ...plan(width, channels, 3), stride: 2, padding: 0 };
}

/** 1x1, 5x5, double 3x3 and pool, on maps of 35 px. */
export function addInceptionA({ builder, width }: InceptionContext, name: string, pooled: number): void {
  addBranches(builder, name, (input) => [
    addChain(builder, input, [[`${name}.branch1x1`, plan(width, 64)]]),
    addChain(builder, input, [
      [`${name}.branch5x5_1`, plan(width, 48)],
      [`${name}.branch5x5_2`, plan(width, 64, 5)],
    ]),
    addChain(builder, input, [
      [`${name}.branch3x3dbl_1`, plan(width, 64)],
      [`${name}.branch3x3dbl_2`, plan(width, 96, 3)],
      [`${name}.branch3x3dbl_3`, plan(width, 96, 3)],
    ]),
    addChain(builder, addSmoothing(builder, `${name}.pool`, input), [
      [`${name}.branch_pool`, plan(width, pooled)],
    ]),
  ]);
}

/** Halves maps of 35 px. */
export function addInceptionB({ builder, width }: InceptionContext, name: string): void {
  addBranches(builder, name, (input) => [
    addChain(builder, input, [[`${name}.branch3x3`, halving(width, 384)]]),
    addChain(builder, input, [
      [`${name}.branch3x3dbl_1`, plan(width, 64)],
      [`${name}.branch3x3dbl_2`, plan(width, 96, 3)],
      [`${name}.branch3x3dbl_3`, halving(width, 96)],
    ]),
    addMaxPool(builder, `${name}.pool`, { kernelSize: 3, stride: 2, from: input }),
  ]);
}

/** 1x1, a 7x7 split into row and column, two of these, and pool, on maps of 17 px. */
export function addInceptionC({ builder, width }: InceptionContext, name: string, inside: number): void {
  addBranches(builder, name, (input) => [
    addChain(builder, input, [[`${name}.branch1x1`, plan(width, 192)]]),
    addChain(builder, input, [
      [`${name}.branch7x7_1`, plan(width, inside)],
      [`${name}.branch7x7_2`, plan(width, inside, row)],
      [`${name}.branch7x7_3`, plan(width, 192, column)],
    ]),
    addChain(builder, input, [
      [`${name}.branch7x7dbl_1`, plan(width, inside)],
      [`${name}.branch7x7dbl_2`, plan(width, inside, column)],
      [`${name}.branch7x7dbl_3`, plan(width, inside, row)],
      [`${name}.branch7x7dbl_4`, plan(width, inside, column)],
      [`${name}.branch7x7dbl_5`, plan(width, 192, row)],
    ]),
    addChain(builder, addSmoothing(builder, `${name}.pool`, input), [
      [`${name}.branch_pool`, plan(width, 192)],
    ]),
  ]);
}

/** Halves maps of 17 px. */
export function addInceptionD({ builder, width }: InceptionContext, name: string): void {
  addBranches(builder, name, (input) => [
    addChain(builder, input, [
      [`${name}.branch3x3_1`, plan(width, 192)],
      [`${name}.branch3x3_2`, halving(width, 320)],
    ]),
    addChain(builder, input, [
      [`${name}.branch7x7x3_1`, plan(width, 192)],
      [`${name}.branch7x7x3_2`, plan(width, 192, row)],
      [`${name}.branch7x7x3_3`, plan(width, 192, column)],
      [`${name}.branch7x7x3_4`, halving(width, 192)],
    ]),
    addMaxPool(builder, `${name}.pool`, { kernelSize: 3, stride: 2, from: input }),
  ]);
}

/** 1x1, and a 3x3 whose row and column stand beside each other, on maps of 8 px. */
export function addInceptionE({ builder, width }: InceptionContext, name: string): void {
  const addSplit = (branch: string, suffix: string) => {
    const from = builder.last;
    const inputs = (
      [
        [1, 3],
        [3, 1],
      ] as const
    ).map((kernelSize, index) =>
      addConvolutionUnit(builder, `${branch}_${suffix}${'ab'[index]}`, {
        ...plan(width, 384, kernelSize),
        from,
      }),
    );
    return builder.add('Concat', `${branch}.concat`, {}, { inputs });
  };
  addBranches(builder, name, (input) => {
    const direct = addChain(builder, input, [[`${name}.branch1x1`, plan(width, 320)]]);
    addChain(builder, input, [[`${name}.branch3x3_1`, plan(width, 384)]]);
    const single = addSplit(`${name}.branch3x3`, '2');
    addChain(builder, input, [
      [`${name}.branch3x3dbl_1`, plan(width, 448)],
      [`${name}.branch3x3dbl_2`, plan(width, 384, 3)],
    ]);
    const double = addSplit(`${name}.branch3x3dbl`, '3');
    const pooled = addChain(builder, addSmoothing(builder, `${name}.pool`, input), [
      [`${name}.branch_pool`, plan(width, 192)],
    ]);
    return [direct, single, double, pooled];
  });
}
