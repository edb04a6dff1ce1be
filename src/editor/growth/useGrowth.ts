/** @file The growth plot of the open design in words and numbers: lines with their names, formats, what is told. */
import { useMemo } from 'react';
import type { LayerId } from '../../architecture/architecture';
import type { SequenceLine, SequencePlace } from '../../plots/SequencePlot';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { formatBytes, formatCount, formatNumber, formatPixels } from '../../text/quantities';
import { useLateText } from '../useLateText';
import { collectGrowth, findCrossing, type GrowthChoice, isCost, type Measure } from './growthData';

/** What the plot, its table and its files show. */
export interface Growth {
  readonly places: readonly SequencePlace[];
  readonly lines: readonly SequenceLine[];
  readonly references: readonly { readonly value: number; readonly label: string }[];
  /** Where the smallest field first exceeds the image. */
  readonly crossing: { readonly id: string; readonly label: string } | null;
  readonly title: string;
  readonly label: string;
  readonly format: (value: number) => string;
  readonly tell: (index: number) => string;
}

const formats: Readonly<Record<Measure, (value: number) => string>> = {
  field: formatNumber,
  mapSize: formatNumber,
  params: formatCount,
  macs: formatCount,
  memoryBytes: formatBytes,
};

/** What a choice shows of the open design. */
export function useGrowth(choice: GrowthChoice): Growth {
  const { growth: words, status: statusWords } = useLateText();
  const analysis = useAnalysis();
  const architecture = useStore((state) => state.design.architecture);
  return useMemo(() => {
    const data = collectGrowth(architecture, analysis, choice);
    const { measure, isCumulative } = choice;
    const format = formats[measure];
    const lines = data.lines.map(({ code, ...line }) => ({ ...line, name: words.lines[code] }));
    const isEven = data.references.length < 2;
    const references = data.references.map((value, axis) => ({
      value,
      label: isEven
        ? words.formatReference(formatPixels(value))
        : words.formatReferenceAxis(axis === 0 ? 0 : 1, formatPixels(value)),
    }));
    const crossing = measure === 'field' ? findCrossing(data, analysis) : null;
    const crossingName = crossing === null ? null : architecture.layers.get(crossing)?.name;
    const title = isCost(measure) && isCumulative ? words.cumulativeUnits[measure] : words.units[measure];
    const tell = (index: number) => {
      const place = data.places[index];
      if (place === undefined) return '';
      const own = analysis.layers.get(place.id as LayerId)?.status ?? 'none';
      const parts = lines.map(({ name, values }) => {
        const value = values[index] ?? null;
        const shown =
          value === null
            ? '–'
            : `${format(value)}${measure === 'field' || measure === 'mapSize' ? ' px' : ''}`;
        return lines.length === 1 ? shown : words.formatPart(name, shown);
      });
      return words.formatPlace(place.name, parts, own === 'none' ? '' : statusWords.names[own]);
    };
    const described = words.describe(words.measures[measure], data.places.length);
    return {
      places: data.places,
      lines,
      references,
      crossing:
        crossing === null ? null : { id: crossing, label: words.formatFirst(crossingName ?? crossing) },
      title,
      label: crossingName ? `${described}; ${words.formatCrossing(crossingName)}` : described,
      format,
      tell,
    };
  }, [analysis, architecture, choice, statusWords, words]);
}
