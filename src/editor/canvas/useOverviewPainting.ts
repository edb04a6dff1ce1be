/** @file What an overview shows of the open design: cards with their status, connections, frames, colours. */
import { useMemo } from 'react';
import type { Status } from '../../analysis/analysis';
import { selectShownAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { useMediaQuery } from '../../ui/useMediaQuery';
import type { Scene } from './canvasHandle';
import { selectCardGraph } from './cardGraph';
import { paintCards } from './overviewCards';
import type { PaintColors, Painting } from './overviewPaint';

/** What is to be painted; the same object while it is the same. */
export function useOverviewPainting({ placed, edges }: Scene): Painting {
  const analysis = useStore(selectShownAnalysis);
  const selection = useStore((state) => state.selection);
  const standsFor = useStore((state) => selectCardGraph(state).standsFor);
  const cards = useMemo(
    () => paintCards(placed, analysis, selection, standsFor),
    [placed, analysis, selection, standsFor],
  );
  const lines = useMemo(() => edges.map(({ line }) => line), [edges]);
  return useMemo(() => ({ cards, lines, frames: [] }), [cards, lines]);
}

const tokens: Readonly<Record<Status, string>> = {
  productive: '--ok-f',
  critical: '--crit-f',
  partial: '--crit-f',
  unproductive: '--dead-f',
  head: '--head-f',
  none: '--rim',
};

/** Custom properties hold both themes; a colour of an element is the one that is shown. */
function readColors(): PaintColors {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const statuses = Object.keys(tokens) as readonly Status[];
  const fills = Object.fromEntries(statuses.map((status) => [status, read(tokens[status])]));
  const colors: PaintColors = {
    fills: fills as Record<Status, string>,
    ground: read('--panel'),
    line: read('--line'),
    edge: read('--edge'),
    accent: read('--accent'),
  };
  probe.remove();
  return colors;
}

/** The theme's colours for a bitmap, as the theme changes. */
export function usePaintColors(): PaintColors {
  const theme = useStore((state) => state.theme);
  const isDark = useMediaQuery('(prefers-color-scheme: dark)');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the colours are read from follows these
  return useMemo(readColors, [theme, isDark]);
}
