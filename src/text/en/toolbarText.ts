/** @file Words of the bar at the top: title, image size, rule, commands. */
import type { FeasibleResolution } from '../../analysis/analysis';
import type { StatusRule } from '../../architecture/statusRule';
import type { PerAxis } from '../../util/perAxis';
import { formatNumber, formatPerAxis, formatSize, unitSpace } from '../quantities';

const isSame = (a: PerAxis<number>) => a[0] === a[1];

/** The range that fits: `fits 164 to 212 px`, as sizes where the axes differ. */
function formatFits({ min, max }: FeasibleResolution): string {
  if (max[0] <= 1 && max[1] <= 1) return 'no layer sees more than a pixel';
  if (isSame(min) && isSame(max))
    return min[0] === max[0]
      ? `fits ${formatNumber(min[0])}${unitSpace}px`
      : `fits ${formatNumber(min[0])} to ${formatNumber(max[0])}${unitSpace}px`;
  return `fits ${formatSize(min)} to ${formatSize(max)}${unitSpace}px`;
}

const ruleNames: Readonly<Record<StatusRule, string>> = { paper: 'Paper', toolbox: 'Toolbox' };

/** Words of the top bar. */
export const toolbarText = {
  product: 'Fovea',
  region: 'Design',
  title: 'Title of the design',
  untitled: 'Untitled',
  titleStep: 'Rename the design',
  resolution: 'Image',
  resolutionLabels: {
    height: 'Image height in pixels',
    width: 'Image width in pixels',
    link: 'Make the image square',
    unlink: 'Set height and width of the image apart',
  },
  resolutionName: 'Image size',
  resolutionStep: (value: PerAxis<number>) => `Use an image of ${formatSize(value)}`,
  slider: 'Image size in pixels, on the range that fits',
  sliderValue: (value: PerAxis<number>) => `${formatPerAxis(value)} pixels`,
  commonSizes: 'Common image sizes',
  formatCommonSize: (size: number) => `${size}${unitSpace}×${unitSpace}${size}`,
  formatFits,
  rule: 'Rule',
  /** While a lesson has one of its own. */
  fixedRule: 'Rule (fixed)',
  ruleNames,
  ruleStep: (rule: StatusRule) => `Judge by the rule ${ruleNames[rule]}`,
  ruleHelp: 'How layers are judged',
  examples: 'Examples',
  openExample: (name: string) => `Open ${name} at 32 px`,
  backTo: (name: string) => `Back to ${name}`,
  more: 'More',
  theme: 'Colours and language',
  themes: { system: 'Colours as the system', light: 'Light colours', dark: 'Dark colours' },
} as const;
