/** @file Which layer kinds the ready blocks are made of: written out, since blocks are loaded when one is asked for. */
import type { LayerKind } from '../../layers/catalogue';
import type { BlockKind } from './blocks';

/** The kinds in each block. */
export const blockLayers: Readonly<Record<BlockKind, readonly LayerKind[]>> = {
  'conv-norm-act': ['Conv2d', 'BatchNorm', 'ReLU'],
  residual: ['Conv2d', 'BatchNorm', 'ReLU', 'Add'],
  bottleneck: ['Conv2d', 'BatchNorm', 'ReLU', 'Add'],
  'inverted-residual': ['Conv2d', 'BatchNorm', 'ReLU6', 'Add'],
  'squeeze-excitation': ['GlobalAvgPool', 'Conv2d', 'ReLU', 'Sigmoid', 'Multiply'],
  dense: ['BatchNorm', 'ReLU', 'Conv2d', 'Concat'],
  inception: ['Conv2d', 'BatchNorm', 'ReLU', 'MaxPool2d', 'Concat'],
};
