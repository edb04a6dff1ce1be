/** @file German of what is loaded behind the first picture. */
import { actionTextDe } from './de/actionTextDe';
import { adviceTextDe } from './de/adviceTextDe';
import { assignmentTextDe } from './de/assignmentTextDe';
import { challengeTextDe } from './de/challengeTextDe';
import { changeTextDe } from './de/changeTextDe';
import { comparePanelTextDe } from './de/comparePanelTextDe';
import { compareTextDe } from './de/compareTextDe';
import { designTextDe } from './de/designTextDe';
import { diagnosticTextDe } from './de/diagnosticTextDe';
import { dockTextDe } from './de/dockTextDe';
import { editTextDe } from './de/editTextDe';
import { embeddingTextDe } from './de/embeddingTextDe';
import { explainTextDe } from './de/explainTextDe';
import { exportingTextDe } from './de/exportingTextDe';
import { exportTextDe } from './de/exportTextDe';
import { fieldTermTextDe } from './de/fieldTermTextDe';
import { filesTextDe } from './de/filesTextDe';
import { glossaryTextDe } from './de/glossaryTextDe';
import { groupTextDe } from './de/groupTextDe';
import { growthTextDe } from './de/growthTextDe';
import { importTextDe } from './de/importTextDe';
import { inspectorTextDe } from './de/inspectorTextDe';
import { layerTableTextDe } from './de/layerTableTextDe';
import { lessonPanelTextDe } from './de/lessonPanelTextDe';
import { libraryTextDe } from './de/libraryTextDe';
import { linkTextDe } from './de/linkTextDe';
import { mapTextDe } from './de/mapTextDe';
import { mattersTextDe } from './de/mattersTextDe';
import { noticeTextDe } from './de/noticeTextDe';
import { onImageTextDe } from './de/onImageTextDe';
import { openingTextDe } from './de/openingTextDe';
import { paletteTextDe } from './de/paletteTextDe';
import { parameterHelpDe } from './de/parameterHelpDe';
import { parameterNamesDe } from './de/parameterNamesDe';
import { pictureTextDe } from './de/pictureTextDe';
import { quizTextDe } from './de/quizTextDe';
import { resolutionTextDe } from './de/resolutionTextDe';
import { ruleHelpTextDe } from './de/ruleHelpTextDe';
import { searchTextDe } from './de/searchTextDe';
import { sharingTextDe } from './de/sharingTextDe';
import { startWeightsTextDe } from './de/startWeightsTextDe';
import { stepTextDe } from './de/stepTextDe';
import { suggestionTextDe } from './de/suggestionTextDe';
import { tableTextDe } from './de/tableTextDe';
import { tourTextDe } from './de/tourTextDe';
import { trainProblemTextDe } from './de/trainProblemTextDe';
import { trainTextDe } from './de/trainTextDe';
import { verdictTextDe } from './de/verdictTextDe';
import { whyTextDe } from './de/whyTextDe';
import { wiringTextDe } from './de/wiringTextDe';
import type { LateText } from './enLate';

/** German sentences of late panels and dialogs. */
export const deLate: LateText = {
  actions: actionTextDe,
  advice: adviceTextDe,
  challenges: challengeTextDe,
  assignments: assignmentTextDe,
  changes: changeTextDe,
  compare: compareTextDe,
  comparing: comparePanelTextDe,
  designs: designTextDe,
  diagnostics: diagnosticTextDe,
  dock: dockTextDe,
  edits: editTextDe,
  embedding: embeddingTextDe,
  explain: explainTextDe,
  exporting: exportingTextDe,
  exports: exportTextDe,
  fieldTerms: fieldTermTextDe,
  groups: groupTextDe,
  files: filesTextDe,
  glossary: glossaryTextDe,
  growth: growthTextDe,
  imports: importTextDe,
  inspector: inspectorTextDe,
  layerTable: layerTableTextDe,
  lessons: lessonPanelTextDe,
  library: libraryTextDe,
  links: linkTextDe,
  notices: noticeTextDe,
  map: mapTextDe,
  onImage: onImageTextDe,
  matters: mattersTextDe,
  opening: openingTextDe,
  palette: paletteTextDe,
  parameterHelp: parameterHelpDe,
  parameterNames: parameterNamesDe,
  pictures: pictureTextDe,
  sharing: sharingTextDe,
  quizzes: quizTextDe,
  resolution: resolutionTextDe,
  ruleHelp: ruleHelpTextDe,
  search: searchTextDe,
  startWeights: startWeightsTextDe,
  steps: stepTextDe,
  suggestions: suggestionTextDe,
  table: tableTextDe,
  tour: tourTextDe,
  train: trainTextDe,
  trainProblems: trainProblemTextDe,
  verdict: verdictTextDe,
  why: whyTextDe,
  wiring: wiringTextDe,
};
