/** @file The network of the tests that train: VGG11 with batch norm, whose last three convolutions lie beyond the border. */
import { writeLink } from '../src/codecs/url/link';
import { createDesign } from '../src/document/document';
import { findPreset } from '../src/presets/presets';

function buildDesign() {
  const preset = findPreset('vgg11bn');
  if (preset === null) throw new Error('VGG11 is a preset');
  return createDesign(preset.build({ classes: 10, head: 'gap' }), { title: 'Eleven' });
}

/** The address of the page with the network open, for images of 32 pixels. */
export const trainingAddress = `/${writeLink(buildDesign())}`;
