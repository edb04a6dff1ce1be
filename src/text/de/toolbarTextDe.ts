/** @file Wörter der oberen Leiste. */
import type { FeasibleResolution } from '../../analysis/analysis';
import type { StatusRule } from '../../architecture/statusRule';
import type { toolbarText } from '../en/toolbarText';
import { formatNumber, formatPerAxis, formatSize, unitSpace } from '../quantities';
import type { Wording } from '../wording';

function formatFits({ min, max }: FeasibleResolution): string {
  if (max[0] <= 1 && max[1] <= 1) return 'keine Schicht sieht mehr als ein Pixel';
  if (min[0] === min[1] && max[0] === max[1])
    return min[0] === max[0]
      ? `passt für ${formatNumber(min[0])}${unitSpace}px`
      : `passt für ${formatNumber(min[0])} bis ${formatNumber(max[0])}${unitSpace}px`;
  return `passt für ${formatSize(min)} bis ${formatSize(max)}${unitSpace}px`;
}

const ruleNames: Readonly<Record<StatusRule, string>> = { paper: 'Paper', toolbox: 'Toolbox' };

/** Wörter der oberen Leiste. */
export const toolbarTextDe: Wording<typeof toolbarText> = {
  product: 'Fovea',
  region: 'Entwurf',
  title: 'Titel des Entwurfs',
  untitled: 'Ohne Titel',
  titleStep: 'Entwurf umbenennen',
  resolution: 'Bild',
  resolutionLabels: {
    height: 'Bildhöhe in Pixeln',
    width: 'Bildbreite in Pixeln',
    link: 'Das Bild quadratisch machen',
    unlink: 'Höhe und Breite des Bildes getrennt setzen',
  },
  resolutionName: 'Bildgröße',
  resolutionStep: (value) => `Bild von ${formatSize(value)} verwenden`,
  slider: 'Bildgröße in Pixeln, auf dem Bereich, der passt',
  sliderValue: (value) => `${formatPerAxis(value)} Pixel`,
  commonSizes: 'Übliche Bildgrößen',
  formatCommonSize: (size) => `${size}${unitSpace}×${unitSpace}${size}`,
  formatFits,
  rule: 'Regel',
  fixedRule: 'Regel (fest)',
  ruleNames,
  ruleStep: (rule) => `Nach der Regel ${ruleNames[rule]} urteilen`,
  ruleHelp: 'Wie Schichten beurteilt werden',
  examples: 'Beispiele',
  openExample: (name) => `${name} bei 32 px öffnen`,
  backTo: (name) => `Zurück zu ${name}`,
  more: 'Mehr',
  theme: 'Farben und Sprache',
  themes: { system: 'Farben wie das System', light: 'Helle Farben', dark: 'Dunkle Farben' },
};
