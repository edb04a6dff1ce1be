/**
 * @file English of the first picture, by topic; `enLate.ts` holds the other topics. Its type is what other languages
 * must satisfy.
 *
 * Sentences are functions of values, or strings; a topic is a file in `en/`.
 */
import { canvasText } from './en/canvasText';
import { commandText } from './en/commandText';
import { keepingText } from './en/keepingText';
import { layerText } from './en/layerText';
import { pageText } from './en/pageText';
import { panelText } from './en/panelText';
import { parameterText } from './en/parameterText';
import { statusText } from './en/statusText';
import { summaryText } from './en/summaryText';
import { toolbarText } from './en/toolbarText';
import type { Wording } from './wording';

/** English sentences of the first picture. */
export const en = {
  canvas: canvasText,
  commands: commandText,
  keeping: keepingText,
  layers: layerText,
  page: pageText,
  panels: panelText,
  parameters: parameterText,
  status: statusText,
  summary: summaryText,
  toolbar: toolbarText,
};

/** What every language must provide for the first picture. */
export type Text = Wording<typeof en>;
