/**
 * @file LeNet-5: LeCun et al., Proc. IEEE 1998, on grey images of 32 px.
 *
 * In the form that is common today: average pools without learnt factors, every map of the second convolution sees
 * every map of the first, and a dense layer instead of the radial basis functions at the end.
 */
import { createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { scaleChannels } from './channels';
import { addConvolution } from './convolution';
import { definePreset, type Preset } from './preset';
import { classes, width } from './presetOptions';

/** LeNet-5. */
export const leNetPreset: Preset = definePreset({
  id: 'lenet5',
  name: 'LeNet-5',
  family: 'LeNet',
  year: 1998,
  source: 'LeCun et al., Proc. IEEE 86(11)',
  defaultResolution: bothAxes(32),
  options: { width, classes: classes(10) },
  build: (values) => {
    const builder = createBuilder();
    builder.add('Input', 'input', { channels: 1 });
    for (const [index, channels] of [6, 16, 120].entries()) {
      const outChannels = scaleChannels(channels, values.width);
      addConvolution(builder, `conv${index + 1}`, { outChannels, kernelSize: 5, padding: 0, bias: true });
      builder.add('Tanh', `tanh${index + 1}`);
      if (index < 2) builder.add('AvgPool2d', `pool${index + 1}`);
    }
    builder.add('Flatten', 'flatten');
    builder.add('Linear', 'fc1', { outFeatures: scaleChannels(84, values.width) });
    builder.add('Tanh', 'tanh4');
    builder.add('Linear', 'fc2', { outFeatures: values.classes });
    return builder.build();
  },
});
