/**
 * @file English of what is loaded behind the first picture: topics that only late panels and dialogs show.
 *
 * The first load has a budget, so a topic belongs into `en.ts` only if the first picture shows it.
 */
import type { Text } from './en';
import { actionText } from './en/actionText';
import { adviceText } from './en/adviceText';
import { assignmentText } from './en/assignmentText';
import { challengeText } from './en/challengeText';
import { changeText } from './en/changeText';
import { comparePanelText } from './en/comparePanelText';
import { compareText } from './en/compareText';
import { designText } from './en/designText';
import { diagnosticText } from './en/diagnosticText';
import { dockText } from './en/dockText';
import { editText } from './en/editText';
import { embeddingText } from './en/embeddingText';
import { explainText } from './en/explainText';
import { exportingText } from './en/exportingText';
import { exportText } from './en/exportText';
import { fieldTermText } from './en/fieldTermText';
import { filesText } from './en/filesText';
import { glossaryText } from './en/glossaryText';
import { groupText } from './en/groupText';
import { growthText } from './en/growthText';
import { importText } from './en/importText';
import { inspectorText } from './en/inspectorText';
import { layerTableText } from './en/layerTableText';
import { lessonPanelText } from './en/lessonPanelText';
import { libraryText } from './en/libraryText';
import { linkText } from './en/linkText';
import { mapText } from './en/mapText';
import { mattersText } from './en/mattersText';
import { noticeText } from './en/noticeText';
import { onImageText } from './en/onImageText';
import { openingText } from './en/openingText';
import { paletteText } from './en/paletteText';
import { parameterHelp } from './en/parameterHelp';
import { parameterNames } from './en/parameterNames';
import { pictureText } from './en/pictureText';
import { quizText } from './en/quizText';
import { resolutionText } from './en/resolutionText';
import { ruleHelpText } from './en/ruleHelpText';
import { searchText } from './en/searchText';
import { sharingText } from './en/sharingText';
import { startWeightsText } from './en/startWeightsText';
import { stepText } from './en/stepText';
import { suggestionText } from './en/suggestionText';
import { tableText } from './en/tableText';
import { tourText } from './en/tourText';
import { trainProblemText } from './en/trainProblemText';
import { trainText } from './en/trainText';
import { verdictText } from './en/verdictText';
import { whyText } from './en/whyText';
import { wiringText } from './en/wiringText';
import type { Wording } from './wording';

/** English sentences of late panels and dialogs. */
export const enLate = {
  actions: actionText,
  advice: adviceText,
  challenges: challengeText,
  assignments: assignmentText,
  changes: changeText,
  compare: compareText,
  comparing: comparePanelText,
  designs: designText,
  diagnostics: diagnosticText,
  dock: dockText,
  edits: editText,
  embedding: embeddingText,
  explain: explainText,
  exporting: exportingText,
  exports: exportText,
  fieldTerms: fieldTermText,
  groups: groupText,
  files: filesText,
  glossary: glossaryText,
  growth: growthText,
  imports: importText,
  inspector: inspectorText,
  layerTable: layerTableText,
  lessons: lessonPanelText,
  library: libraryText,
  links: linkText,
  notices: noticeText,
  map: mapText,
  onImage: onImageText,
  matters: mattersText,
  opening: openingText,
  palette: paletteText,
  parameterHelp,
  parameterNames,
  pictures: pictureText,
  sharing: sharingText,
  quizzes: quizText,
  resolution: resolutionText,
  ruleHelp: ruleHelpText,
  search: searchText,
  startWeights: startWeightsText,
  steps: stepText,
  suggestions: suggestionText,
  table: tableText,
  tour: tourText,
  train: trainText,
  trainProblems: trainProblemText,
  verdict: verdictText,
  why: whyText,
  wiring: wiringText,
};

/** What every language must provide for late panels and dialogs. */
export type LateText = Wording<typeof enLate>;

/** All sentences of a language. */
export type AllText = Text & LateText;
