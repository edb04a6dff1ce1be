/** @file Der Term der Rekursion hinter einem Feld. */
import type { FieldTerm } from '../../analysis/fieldTerm';
import type { fieldTermText } from '../en/fieldTermText';
import { formatNumber, formatPerAxis } from '../quantities';
import { listDe } from './wordsDe';

const times = ' × ';

function formatKernelTerm(term: Extract<FieldTerm, { code: 'kernel' }>, axis: 0 | 1): string {
  const dilation = term.dilation[axis] === 1 ? '' : `${term.dilation[axis]}${times}`;
  const kernel = `(${formatNumber(term.kernelSize[axis])}−1)`;
  return `${formatNumber(term.from[axis])} + ${dilation}${kernel}${times}${formatNumber(term.jump[axis])}`;
}

function formatGrowthTerm(term: Extract<FieldTerm, { code: 'growth' }>, axis: 0 | 1): string {
  const { from, growth, jump } = term;
  if (growth[axis] === 0) return formatNumber(from[axis]);
  return `${formatNumber(from[axis])} + ${formatNumber(growth[axis])}${times}${formatNumber(jump[axis])}`;
}

function joinAxes(format: (axis: 0 | 1) => string): string {
  const [rows, columns] = [format(0), format(1)];
  return rows === columns ? rows : `${rows} hoch, ${columns} breit`;
}

/** Terme der Rekursion, in Worten. */
export const fieldTermTextDe: typeof fieldTermText = {
  formatFieldTerm: (term) => {
    switch (term.code) {
      case 'image':
        return 'das Bild selbst';
      case 'whole-input':
        return 'das ganze Bild';
      case 'unreached':
        return 'nicht erreicht';
      case 'as-input':
        return `${formatPerAxis(term.from)}, wie der Eingang`;
      case 'smallest': {
        const values = [...new Set(term.from.map(formatPerAxis))];
        return values.length === 1
          ? `${values[0]}, wie die Eingänge`
          : `das kleinste von ${listDe(values, 'und')}`;
      }
      case 'kernel':
        return joinAxes((axis) => formatKernelTerm(term, axis));
      case 'growth':
        return joinAxes((axis) => formatGrowthTerm(term, axis));
    }
  },
};
