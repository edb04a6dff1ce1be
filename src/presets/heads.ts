/** @file How classifiers end. */
import type { ArchitectureBuilder } from '../architecture/builder';
import { choice } from '../layers/parameter';
import { bothAxes } from '../util/perAxis';
import { scaleChannels } from './channels';

/**
 * Heads for plain chains: `torchvision` pools to 7x7 and has three dense layers; `paper` pools globally and has
 * two with batch norm and dropout (the heads of Richter et al.); `gap` pools globally and has one.
 */
export const chainHead = choice('torchvision', 'paper', 'gap');

/** One of the heads for plain chains. */
export type ChainHead = (typeof chainHead.options)[number];

/** Adds the mean over the map, dropout where there is some, and one dense layer. */
export function addPooledHead(builder: ArchitectureBuilder, classes: number, dropoutRate = 0): void {
  builder.add('GlobalAvgPool', 'avgpool');
  builder.add('Flatten', 'flatten');
  if (dropoutRate > 0) builder.add('Dropout', 'dropout', { rate: dropoutRate });
  builder.add('Linear', 'fc', { outFeatures: classes });
}

/** Adds dense layers with ReLU and dropout between them, and one of `classes` behind. */
function addDenseHead(builder: ArchitectureBuilder, features: readonly number[], classes: number): void {
  for (const [index, outFeatures] of features.entries()) {
    builder.add('Linear', `fc${index + 1}`, { outFeatures });
    builder.add('ReLU', `head.relu${index + 1}`);
    builder.add('Dropout', `head.dropout${index + 1}`);
  }
  builder.add('Linear', `fc${features.length + 1}`, { outFeatures: classes });
}

/** Adds one of the heads for plain chains behind `channels` channels. */
export function addChainHead(
  builder: ArchitectureBuilder,
  head: ChainHead,
  {
    channels,
    width,
    classes,
  }: { readonly channels: number; readonly width: number; readonly classes: number },
): void {
  switch (head) {
    case 'torchvision': {
      builder.add('AdaptiveAvgPool2d', 'avgpool', { outputSize: bothAxes(7) });
      builder.add('Flatten', 'flatten');
      const features = scaleChannels(4096, width);
      addDenseHead(builder, [features, features], classes);
      return;
    }
    case 'paper':
      builder.add('GlobalAvgPool', 'avgpool');
      builder.add('Flatten', 'flatten');
      builder.add('BatchNorm', 'head.bn1');
      builder.add('Dropout', 'head.dropout1');
      builder.add('Linear', 'fc1', { outFeatures: scaleChannels(channels, 0.5) });
      builder.add('ReLU', 'head.relu1');
      builder.add('BatchNorm', 'head.bn2');
      builder.add('Dropout', 'head.dropout2');
      builder.add('Linear', 'fc2', { outFeatures: classes });
      return;
    case 'gap':
      addPooledHead(builder, classes);
  }
}
