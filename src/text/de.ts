/** @file German of the first picture, by topic. */
import { canvasTextDe } from './de/canvasTextDe';
import { commandTextDe } from './de/commandTextDe';
import { keepingTextDe } from './de/keepingTextDe';
import { layerTextDe } from './de/layerTextDe';
import { pageTextDe } from './de/pageTextDe';
import { panelTextDe } from './de/panelTextDe';
import { parameterTextDe } from './de/parameterTextDe';
import { statusTextDe } from './de/statusTextDe';
import { summaryTextDe } from './de/summaryTextDe';
import { toolbarTextDe } from './de/toolbarTextDe';
import type { Text } from './en';

/** German sentences of the first picture. */
export const de: Text = {
  canvas: canvasTextDe,
  commands: commandTextDe,
  keeping: keepingTextDe,
  layers: layerTextDe,
  page: pageTextDe,
  panels: panelTextDe,
  parameters: parameterTextDe,
  status: statusTextDe,
  summary: summaryTextDe,
  toolbar: toolbarTextDe,
};
