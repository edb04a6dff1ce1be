/** @file The term of the recursion behind a field, as it is written in papers: `44 + (3-1) x 8`. */
import type { FieldTerm } from '../../analysis/fieldTerm';
import { formatNumber, formatPerAxis } from '../quantities';
import { listWords } from './words';

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

/** Once where both axes agree, else for either. */
function joinAxes(format: (axis: 0 | 1) => string): string {
  const [rows, columns] = [format(0), format(1)];
  return rows === columns ? rows : `${rows} high, ${columns} wide`;
}

/** The term in the field's notation, or the words that stand for it. */
export function formatFieldTerm(term: FieldTerm): string {
  switch (term.code) {
    case 'image':
      return 'the image itself';
    case 'whole-input':
      return 'the whole input';
    case 'unreached':
      return 'not reached';
    case 'as-input':
      return `${formatPerAxis(term.from)}, as its input`;
    case 'smallest': {
      const values = [...new Set(term.from.map(formatPerAxis))];
      return values.length === 1 ? `${values[0]}, as its inputs` : `smallest of ${listWords(values, 'and')}`;
    }
    case 'kernel':
      return joinAxes((axis) => formatKernelTerm(term, axis));
    case 'growth':
      return joinAxes((axis) => formatGrowthTerm(term, axis));
  }
}

/** Terms of the recursion, in words. */
export const fieldTermText = { formatFieldTerm };
