/** @file Wörter für Status und Regeln. */
import type { statusText } from '../en/statusText';

/** Wörter für Status und Regeln. */
export const statusTextDe: typeof statusText = {
  names: {
    productive: 'produktiv',
    critical: 'kritisch',
    unproductive: 'unproduktiv',
    partial: 'teilweise',
    head: 'Kopf, nicht beurteilt',
    none: 'nicht beurteilt',
  },
  rules: { paper: 'wie im Paper', toolbox: 'wie rfa_toolbox' },
};
