/** @file The networks that are one click away, each on an image that shows something. */
import { createDesign } from '../../document/document';
import type { PresetOptionValues } from '../../presets/preset';
import { bothAxes, type PerAxis } from '../../util/perAxis';
import { openAtBorder } from './openDesigns';

/** A preset with options and an image size. */
export interface Example {
  readonly preset: string;
  readonly name: string;
  readonly options: PresetOptionValues;
}

/** The examples; the page opens on the first. */
export const examples = [
  { preset: 'vgg16', name: 'VGG16', options: { head: 'gap', classes: 10 } },
  { preset: 'resnet18', name: 'ResNet18', options: { classes: 10 } },
] as const satisfies readonly Example[];

/** The image size that examples are opened at: that of CIFAR10. */
export const exampleResolution: PerAxis<number> = bothAxes(32);

/** Opens an example; presets are loaded when the first one is asked for. */
export async function openExample({ preset: id, options }: Example): Promise<void> {
  const { findPreset } = await import('../../presets/presets');
  const preset = findPreset(id);
  if (preset === null) throw new RangeError(`No preset ${id}`);
  openAtBorder(createDesign(preset.build(options), { title: preset.name, resolution: exampleResolution }));
}
