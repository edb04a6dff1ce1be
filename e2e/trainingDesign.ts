/** @file The small network of the tests that train: six convolutions, the last of which lies beyond the border. */
import { createBuilder } from '../src/architecture/builder';
import { writeLink } from '../src/codecs/url/link';
import { createDesign, type Design } from '../src/document/document';

/** Six 3x3 convolutions and two pools: fields 3, 8, 18, 26, 34 and 42 on images of 32 pixels. */
export function buildTrainingDesign(): Design {
  const builder = createBuilder();
  builder.add('Input', 'input');
  for (const [index, outChannels] of [8, 16, 16, 16, 16, 16].entries()) {
    const name = index + 1;
    builder.add('Conv2d', `conv${name}`, { outChannels, bias: false });
    builder.add('BatchNorm', `bn${name}`);
    builder.add('ReLU', `relu${name}`);
    if (index < 2) builder.add('MaxPool2d', `pool${name}`, { kernelSize: [2, 2], stride: [2, 2] });
  }
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'fc', { outFeatures: 10 });
  return createDesign(builder.build(), { title: 'Six' });
}

/** The address of the page with the network open. */
export const trainingAddress = `/${writeLink(buildTrainingDesign())}`;
