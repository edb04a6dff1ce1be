/**
 * @file U-Net: Ronneberger et al., MICCAI 2015 (arXiv:1505.04597), on grey images.
 *
 * The layers and channels are the paper's, in the padded form that is common today: convolutions keep the map, so
 * nothing is cropped and every image size that 16 divides fits.
 */
import type { LayerId } from '../architecture/architecture';
import { type ArchitectureBuilder, createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { scaleChannels } from './channels';
import { addConvolution, addMaxPool } from './convolution';
import { definePreset, type Preset } from './preset';
import { classes, width } from './presetOptions';

const depth = 4;

/** Adds two 3x3 convolutions with ReLU. */
function addDoubleConvolution(builder: ArchitectureBuilder, name: string, outChannels: number): LayerId {
  addConvolution(builder, `${name}.conv1`, { outChannels, kernelSize: 3, bias: true });
  builder.add('ReLU', `${name}.relu1`);
  addConvolution(builder, `${name}.conv2`, { outChannels, kernelSize: 3, bias: true });
  return builder.add('ReLU', `${name}.relu2`);
}

/** U-Net: `down1` to `down4`, `bottom`, `up4` to `up1`; the last layer gives one map a class. */
export const uNetPreset: Preset = definePreset({
  id: 'unet',
  name: 'U-Net',
  family: 'U-Net',
  year: 2015,
  source: 'Ronneberger et al., arXiv:1505.04597',
  defaultResolution: bothAxes(512),
  options: { width, classes: classes(2) },
  build: (values) => {
    const builder = createBuilder();
    const getChannels = (level: number) => scaleChannels(64 * 2 ** level, values.width);
    const skips: LayerId[] = [];
    builder.add('Input', 'input', { channels: 1 });
    for (let level = 0; level < depth; level++) {
      const name = `down${level + 1}`;
      builder.group('stage', name, () => {
        skips.push(addDoubleConvolution(builder, name, getChannels(level)));
        addMaxPool(builder, `${name}.pool`, { kernelSize: 2, stride: 2 });
      });
    }
    builder.group('stage', 'bottom', () => addDoubleConvolution(builder, 'bottom', getChannels(depth)));
    for (let level = depth - 1; level >= 0; level--) {
      const name = `up${level + 1}`;
      const outChannels = getChannels(level);
      builder.group('stage', name, () => {
        const raised = builder.add('ConvTranspose2d', `${name}.raise`, { outChannels });
        const skip = skips[level];
        if (skip !== undefined) builder.add('Concat', `${name}.concat`, {}, { inputs: [skip, raised] });
        addDoubleConvolution(builder, name, outChannels);
      });
    }
    addConvolution(builder, 'classes', { outChannels: values.classes, bias: true });
    return builder.build();
  },
});
