/** @file Wörter der Fenster und der Schichttabelle. */
import type { panelText } from '../en/panelText';
import type { Wording } from '../wording';

/** Wörter der Fenster. */
export const panelTextDe: Wording<typeof panelText> = {
  inspector: 'Schicht',
  lesson: 'Lektion',
  hidden: 'Was folgt, ist verborgen bis zur Antwort',
  dock: 'Tabellen und Diagramme',
  table: 'Schichttabelle',
  tableTab: 'Schichten',
  growthTab: 'Wachstum',
  resolutionTab: 'Bildgröße',
  adviceTab: 'Rat',
  trainTab: 'Training',
  resize: 'Höhe des Fensters',
  fold: 'Fenster einklappen',
  unfold: 'Schichttabelle zeigen',
  close: 'Schließen',
  dismiss: 'Ausblenden',
  palette: 'Palette',
  addLayer: 'Schicht hinzufügen',
  summary: 'Ergebnis',
  columns: {
    name: 'Schicht',
    kind: 'Art',
    shape: 'Ausgabe',
    field: 'Feld, px',
    jump: 'Sprung',
    status: 'Status',
    params: 'Param.',
    macs: 'MACs',
    memory: 'Aktivierungen',
  },
  statusWords: {
    productive: 'produktiv',
    critical: 'kritisch',
    unproductive: 'unproduktiv',
    partial: 'teilweise',
    head: 'Kopf',
    none: '–',
  },
  border: 'Grenze',
  sheets: 'Fenster',
  sheetPalette: 'Neu',
  sheetLayer: 'Schicht',
  sheetTable: 'Tabelle',
};
