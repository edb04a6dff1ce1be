/**
 * @file Ready comparisons: networks that differ in one thing, to be trained one after the other. Each is an experiment
 * of Richter et al., ICMLA 2021.
 */
import { createDesign } from '../../document/document';
import type { PresetOptionValues } from '../../presets/preset';
import { findPreset } from '../../presets/presets';
import type { LateText } from '../../text/enLate';
import { createQuickSetup } from '../../training/setups';
import type { RunSetup } from '../../training/trainedRun';
import { bothAxes } from '../../util/perAxis';
import { getLateText } from '../language';
import type { ComparisonId } from './comparisonIds';
import { createRunName } from './runNames';
import type { PlannedRun } from './trainingView';

interface Member {
  readonly preset: string;
  readonly options: PresetOptionValues;
}

const classes = 10;
const resolution = bothAxes(32);

/** Each in the order in which it is trained. */
export const comparisons: Readonly<Record<ComparisonId, readonly Member[]>> = {
  truncation: [
    { preset: 'vgg16bn', options: { classes, head: 'paper' } },
    { preset: 'vgg16-truncated', options: { classes, head: 'paper' } },
  ],
  attention: [
    { preset: 'resnet18', options: { classes } },
    { preset: 'resnet18-se', options: { classes } },
    { preset: 'resnet18-spatial', options: { classes } },
  ],
  downsampling: [
    { preset: 'vgg13-early', options: { classes, head: 'paper' } },
    { preset: 'vgg13-late', options: { classes, head: 'paper' } },
  ],
};

/**
 * The runs of a comparison, at 32x32 and otherwise as it is set up.
 *
 * @param setup null for quick runs.
 * @param text for the names of the runs, which no others have.
 */
export function planComparison(
  id: ComparisonId,
  setup: RunSetup | null,
  width: number,
  text: Pick<LateText, 'train'> = getLateText(),
): readonly PlannedRun[] {
  return comparisons[id].map(({ preset: name, options }) => {
    const preset = findPreset(name);
    if (preset === null) throw new RangeError(`No preset ${name}`);
    const network = createDesign(preset.build(options), { title: preset.name, resolution });
    const own = setup ?? createQuickSetup(network.architecture, resolution);
    return { name: createRunName(preset.name, text), network, setup: { ...own, width, resolution: null } };
  });
}
