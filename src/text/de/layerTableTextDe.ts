/** @file Überschriften und Wörter der Schichttabelle. */
import { layerTableText } from '../en/layerTableText';
import { formatPerAxis } from '../quantities';
import type { Wording } from '../wording';
import { statusTextDe } from './statusTextDe';

/** Überschriften und Wörter der Schichttabelle. */
export const layerTableTextDe: Wording<typeof layerTableText> = {
  headers: {
    name: 'Schicht',
    kind: 'Art',
    shape: 'Ausgabe',
    field: 'Feld',
    jump: 'Sprung',
    status: 'Status',
    params: 'Param.',
    macs: 'MACs',
  },
  unknown: layerTableText.unknown,
  formatFieldCell: ({ field, isReached }) => {
    if (field === null) return isReached ? 'ganzes Bild' : layerTableText.unknown;
    const [min, max] = [formatPerAxis(field.min), formatPerAxis(field.max)];
    return min === max ? min : `${min}/${max}`;
  },
  formatJumpCell: layerTableText.formatJumpCell,
  formatCostCell: layerTableText.formatCostCell,
  formatStatusCell: ({ status, isBorder }) => {
    if (status === 'none') return '';
    return isBorder ? `${statusTextDe.names[status]}, Grenze` : statusTextDe.names[status];
  },
};
