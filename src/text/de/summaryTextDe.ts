/** @file Die Sätze über ein ganzes Netz. */
import type { Headline } from '../../analysis/analysis';
import type { summaryText } from '../en/summaryText';
import { formatBytes, formatCount, formatPercent, formatSize, unitSpace } from '../quantities';
import { countAllDe, countConvolutions, listDe } from './wordsDe';

function splitHeadline({ judged, unproductive, onOneAxis, paramShare, macShare }: Headline): {
  readonly claim: string;
  readonly cost: string | null;
} {
  if (judged === 0) return { claim: 'Es gibt keine Faltung zu beurteilen', cost: null };
  const claimOf = (count: number) =>
    `${count} von ${countConvolutions(judged)} ${count === 1 ? 'liegt' : 'liegen'} jenseits der Grenze`;
  if (unproductive === 0 && onOneAxis > 0)
    return { claim: `${claimOf(onOneAxis)} auf einer Achse`, cost: null };
  if (unproductive === 0) {
    const claim =
      judged === 1
        ? 'Die einzige Faltung liegt innerhalb der Grenze'
        : `${countAllDe(judged, 'Faltung', 'Faltungen')} liegen innerhalb der Grenze`;
    return { claim, cost: null };
  }
  return {
    claim: claimOf(unproductive),
    cost: `mit ${formatPercent(paramShare)} der Parameter und ${formatPercent(macShare)} der MACs${onOneAxis > 0 ? `; ${onOneAxis} weitere auf einer Achse` : ''}`,
  };
}

/** Sätze über ein ganzes Netz, ohne ihren Punkt. */
export const summaryTextDe: typeof summaryText = {
  splitHeadline,
  borderPhrases: ['jenseits der Grenze', 'innerhalb der Grenze'],
  formatHeadline: (headline) => {
    const { claim, cost } = splitHeadline(headline);
    return cost === null ? claim : `${claim}, ${cost}`;
  },
  formatTotals: ({ params, macs, memoryBytes }) =>
    `${formatCount(params)}${unitSpace}Parameter, ${formatCount(macs)}${unitSpace}MACs, ${formatBytes(memoryBytes)} Aktivierungen`,
  splitTotals: ({ params, macs, memoryBytes }) => ({
    params: `${formatCount(params)}${unitSpace}Parameter`,
    macs: `${formatCount(macs)}${unitSpace}MACs`,
    memoryBytes: `${formatBytes(memoryBytes)} Aktivierungen`,
  }),
  formatBorderLayers: (names) => {
    if (names.length === 0) return 'Es gibt keine Grenzschicht';
    const shown = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} weitere`] : names;
    return `${names.length === 1 ? 'Die Grenzschicht ist' : 'Die Grenzschichten sind'} ${listDe(shown, 'und')}`;
  },
  formatTail: (first, count) => {
    if (first === null) return 'Es gibt keinen Schwanz';
    return count === 1
      ? `Der Schwanz ist ${first} allein`
      : `Der Schwanz beginnt bei ${first}: ${countConvolutions(count)}`;
  },
  formatFeasibleResolution: ({ min, max }) => `Bilder von ${formatSize(min)} bis ${formatSize(max)} passen`,
  formatFit: (resolution, { min, max }) => {
    if (resolution[0] < min[0] || resolution[1] < min[1])
      return `${formatSize(resolution)} ist kleiner: Manche Faltungen können nichts beitragen`;
    if (resolution[0] > max[0] || resolution[1] > max[1])
      return `${formatSize(resolution)} ist größer: Kein Feld deckt alles ab`;
    return null;
  },
  formatVariants: ({ widening, toolboxDefault, toolboxLowerBound }) => {
    const parts = [
      `${formatSize(widening)}, wenn nur Kernel über 1 zählen`,
      `${formatSize(toolboxDefault)} nach rfa_toolbox`,
      `${formatSize(toolboxLowerBound)} nach rfa_toolbox mit lower_bound`,
    ];
    return `Das untere Ende anders gezählt: ${parts.join(', ')}`;
  },
};
