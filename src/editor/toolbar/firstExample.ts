/** @file The design that the page opens on; its preset comes with the page, all others wait. */
import { createDesign } from '../../document/document';
import { vggPresets } from '../../presets/vgg';
import { greetWith } from '../../state/firstVisit';
import { useStore } from '../../state/store';
import { exampleResolution, examples } from './examples';
import { openAtBorder } from './openDesigns';

/** Opens the first example. */
export function openFirstExample(): void {
  const [{ preset: id, options }] = examples;
  const preset = vggPresets.find((candidate) => candidate.id === id);
  if (preset === undefined) throw new RangeError(`No preset ${id}`);
  openAtBorder(createDesign(preset.build(options), { title: preset.name, resolution: exampleResolution }));
  greetWith(useStore.getState().designId);
}
