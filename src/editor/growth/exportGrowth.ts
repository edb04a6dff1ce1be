/** @file The growth plot as a file: a picture as it stands on the page, or its numbers. */
import type { LayerId } from '../../architecture/architecture';
import { formatCsv } from '../../codecs/table/csv';
import { selectAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import type { LateText } from '../../text/enLate';
import { createFileName, download } from '../files/download';
import { writePlotPng } from '../files/writePlotPng';
import { writePlotSvg } from '../files/writePlotSvg';
import type { GrowthChoice } from './growthData';
import type { Growth } from './useGrowth';

/** The forms in which it leaves. */
export type GrowthFormat = 'svg' | 'png' | 'csv';

/** The numbers: a row a layer, a column a line. */
function writeGrowthCsv({ places, lines }: Pick<Growth, 'places' | 'lines'>): string {
  const { layers } = selectAnalysis(useStore.getState());
  const header = ['id', 'name', 'status', 'border', ...lines.map(({ id }) => id.replaceAll(' ', '_'))];
  const rows = places.map(({ id, name, isBorder }, index) => [
    ...[id, name, layers.get(id as LayerId)?.status ?? 'none', isBorder],
    ...lines.map(({ values }) => values[index] ?? null),
  ]);
  return formatCsv([header, ...rows]);
}

/** Saves the plot that is drawn in `svg`. */
export async function exportGrowth(
  format: GrowthFormat,
  svg: SVGSVGElement | null,
  growth: Growth,
  { measure }: GrowthChoice,
  { growth: words }: LateText,
): Promise<void> {
  const { title } = useStore.getState().design;
  const name = createFileName(words.fileName(title, words.measures[measure]), `.${format}`);
  if (format === 'csv') download(name, writeGrowthCsv(growth), 'text/csv');
  else if (svg !== null && format === 'svg') download(name, writePlotSvg(svg), 'image/svg+xml');
  else if (svg !== null) download(name, await writePlotPng(svg), 'image/png');
}
