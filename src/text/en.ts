/**
 * @file English: every sentence a person reads, by topic. Its type is what other languages must satisfy.
 *
 * Sentences are functions of values, or strings; a topic is a file in `en/`.
 */
import { canvasText } from './en/canvasText';
import { commandText } from './en/commandText';
import { designText } from './en/designText';
import { diagnosticText } from './en/diagnosticText';
import { editText } from './en/editText';
import { exportText } from './en/exportText';
import { fieldTermText } from './en/fieldTermText';
import { importText } from './en/importText';
import { inspectorText } from './en/inspectorText';
import { keepingText } from './en/keepingText';
import { layerTableText } from './en/layerTableText';
import { layerText } from './en/layerText';
import { linkText } from './en/linkText';
import { openingText } from './en/openingText';
import { pageText } from './en/pageText';
import { paletteText } from './en/paletteText';
import { panelText } from './en/panelText';
import { parameterNames } from './en/parameterNames';
import { parameterText } from './en/parameterText';
import { statusText } from './en/statusText';
import { stepText } from './en/stepText';
import { summaryText } from './en/summaryText';
import { toolbarText } from './en/toolbarText';
import { whyText } from './en/whyText';

/** All English sentences. */
export const en = {
  canvas: canvasText,
  commands: commandText,
  designs: designText,
  diagnostics: diagnosticText,
  edits: editText,
  exports: exportText,
  fieldTerms: fieldTermText,
  imports: importText,
  inspector: inspectorText,
  layerTable: layerTableText,
  keeping: keepingText,
  layers: layerText,
  links: linkText,
  opening: openingText,
  page: pageText,
  palette: paletteText,
  panels: panelText,
  parameterNames,
  parameters: parameterText,
  status: statusText,
  steps: stepText,
  summary: summaryText,
  toolbar: toolbarText,
  why: whyText,
};

/** What every language must provide. */
export type Text = typeof en;
