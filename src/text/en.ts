/**
 * @file English: every sentence a person reads, by topic. Its type is what other languages must satisfy.
 *
 * Sentences are functions of values, or strings; a topic is a file in `en/`.
 */
import { canvasText } from './en/canvasText';
import { designText } from './en/designText';
import { diagnosticText } from './en/diagnosticText';
import { editText } from './en/editText';
import { importText } from './en/importText';
import { layerTableText } from './en/layerTableText';
import { layerText } from './en/layerText';
import { linkText } from './en/linkText';
import { parameterText } from './en/parameterText';
import { statusText } from './en/statusText';
import { summaryText } from './en/summaryText';

/** All English sentences. */
export const en = {
  canvas: canvasText,
  designs: designText,
  diagnostics: diagnosticText,
  edits: editText,
  imports: importText,
  layers: layerText,
  layerTable: layerTableText,
  links: linkText,
  parameters: parameterText,
  status: statusText,
  summary: summaryText,
};

/** What every language must provide. */
export type Text = typeof en;
