/** @file The tabs of the dock, in their order: what each is called and the panel that it shows. */
import type { ComponentType } from 'react';
import { hasPanel } from '../../state/assignmentRun';
import { useStore } from '../../state/store';
import type { DockTab } from '../../state/viewSlice';
import type { Text } from '../../text/en';
import {
  LateAdvice,
  LateCompactGrid,
  LateCompare,
  LateGrowth,
  LateImage,
  LateLayerGrid,
  LateResolution,
  LateTraining,
} from './latePanels';

/** One tab. Panels are loaded when they are first shown, and fill the dock. */
export interface DockPanel {
  readonly label: (text: Text) => string;
  readonly Panel: ComponentType;
  /** The panel on a phone, where it is another. */
  readonly NarrowPanel?: ComponentType;
  /** Pixels that it needs to be of use: a lower dock grows when the tab is chosen. */
  readonly height?: number;
}

/** All tabs. */
export const dockPanels: Readonly<Record<DockTab, DockPanel>> = {
  table: { label: ({ panels }) => panels.tableTab, Panel: LateLayerGrid, NarrowPanel: LateCompactGrid },
  growth: { label: ({ panels }) => panels.growthTab, Panel: LateGrowth, height: 300 },
  resolution: { label: ({ panels }) => panels.resolutionTab, Panel: LateResolution, height: 300 },
  advice: { label: ({ panels }) => panels.adviceTab, Panel: LateAdvice },
  image: { label: ({ panels }) => panels.imageTab, Panel: LateImage, height: 420 },
  train: { label: ({ panels }) => panels.trainTab, Panel: LateTraining, height: 420 },
  compare: { label: ({ panels }) => panels.compareTab, Panel: LateCompare, height: 340 },
};

/** Their order. */
export const dockTabs = Object.keys(dockPanels) as readonly DockTab[];

/** The tabs that are there, and which of them is shown; an assignment may leave few of them, or none. */
export function useDockTabs(): { readonly tabs: readonly DockTab[]; readonly tab: DockTab | null } {
  const chosen = useStore((state) => state.dockTab);
  const assignment = useStore((state) => state.assignment);
  const tabs = dockTabs.filter((id) => hasPanel({ assignment }, id));
  return { tabs, tab: tabs.includes(chosen) ? chosen : (tabs[0] ?? null) };
}
