/** @file Words of the panels and of the layer table on the screen. */
import type { Status } from '../../analysis/analysis';

const statusWords: Readonly<Record<Status, string>> = {
  productive: 'productive',
  critical: 'critical',
  unproductive: 'unproductive',
  partial: 'partial',
  head: 'head',
  none: '–',
};

/** Words of the panels. */
export const panelText = {
  inspector: 'Layer',
  lesson: 'Lesson',
  hidden: 'What follows is hidden until you have answered',
  dock: 'Tables and plots',
  table: 'Layer table',
  tableTab: 'Layers',
  growthTab: 'Growth',
  resolutionTab: 'Resolution',
  adviceTab: 'Advice',
  imageTab: 'On an image',
  trainTab: 'Train',
  compareTab: 'Compare',
  resize: 'Height of the panel',
  fold: 'Fold the panel',
  unfold: 'Show the layer table',
  close: 'Close',
  dismiss: 'Dismiss',
  palette: 'Palette',
  addLayer: 'Add a layer',
  summary: 'Result',
  columns: {
    name: 'Layer',
    kind: 'Kind',
    shape: 'Output',
    field: 'Field, px',
    jump: 'Jump',
    status: 'Status',
    params: 'Params',
    macs: 'MACs',
    memory: 'Activations',
  },
  statusWords,
  border: 'border',
  sheets: 'Panels',
  sheetPalette: 'Add',
  sheetLayer: 'Layer',
  sheetTable: 'Table',
} as const;
