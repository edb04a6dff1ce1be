/** @file The ready blocks of the palette, by name and in its order. */
import type { Fragment } from '../../architecture/fragment';
import { createConvNormAct } from './convNormAct';
import { createDenseBlock } from './denseBlock';
import { createInceptionBlock } from './inceptionBlock';
import { createInvertedResidualBlock } from './invertedResidualBlock';
import { createBottleneckBlock, createResidualBlock } from './residualBlock';
import { createSqueezeExcitationBlock } from './squeezeExcitationBlock';

/** The channels of a block where it is not known what will feed it. */
export const defaultBlockChannels = 64;

/**
 * Each block for the channels that will arrive; all keep the shape, [channels, H, W] -> the same, so that they fit
 * wherever they are dropped.
 */
export const blocks = {
  'conv-norm-act': createConvNormAct,
  residual: createResidualBlock,
  bottleneck: createBottleneckBlock,
  'inverted-residual': createInvertedResidualBlock,
  'squeeze-excitation': createSqueezeExcitationBlock,
  dense: createDenseBlock,
  inception: createInceptionBlock,
} as const satisfies Readonly<Record<string, (channels: number) => Fragment>>;

/** The name of a ready block. */
export type BlockKind = keyof typeof blocks;
