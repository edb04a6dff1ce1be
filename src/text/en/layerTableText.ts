/** @file Headers and words of the layer table, on the screen and in the terminal. */
import type { LayerAnalysis } from '../../analysis/analysis';
import { formatCount, formatPerAxis } from '../quantities';

const headers = {
  name: 'layer',
  kind: 'kind',
  shape: 'output',
  field: 'field',
  jump: 'jump',
  status: 'status',
  params: 'params',
  macs: 'MACs',
} as const;

const wholeInput = 'whole input';
const unknown = '?';

/** The smallest and the largest field in pixels, once where they agree; `whole input` behind global layers. */
function formatFieldCell({ field, isReached }: Pick<LayerAnalysis, 'field' | 'isReached'>): string {
  if (field === null) return isReached ? wholeInput : unknown;
  const min = formatPerAxis(field.min);
  const max = formatPerAxis(field.max);
  return min === max ? min : `${min}/${max}`;
}

/** Input pixels between neighbouring units; nothing where there is no field. */
function formatJumpCell({ field }: Pick<LayerAnalysis, 'field'>): string {
  return field === null ? '' : formatPerAxis(field.jump);
}

/** A count of parameters or multiply-accumulates; nothing for none, so that what costs stands out. */
function formatCostCell(count: number): string {
  return count === 0 ? '' : formatCount(count);
}

/** The status in a word, and whether it is a border layer; nothing for layers that are not judged. */
function formatStatusCell({ status, isBorder }: Pick<LayerAnalysis, 'status' | 'isBorder'>): string {
  if (status === 'none') return '';
  return isBorder ? `${status}, border` : status;
}

/** Headers and words of the layer table. */
export const layerTableText = {
  headers,
  unknown,
  formatFieldCell,
  formatJumpCell,
  formatCostCell,
  formatStatusCell,
};
