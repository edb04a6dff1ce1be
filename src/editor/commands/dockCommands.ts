/** @file Commands that lead to the tabs of the dock, and those of a preview. */
import { hasPanel } from '../../state/assignmentRun';
import { applyPreview } from '../../state/preview';
import { useStore } from '../../state/store';
import type { DockTab } from '../../state/viewSlice';
import { dockPanels, dockTabs } from '../panels/dockTabs';
import type { Command } from './command';

/** Shows a tab of the dock, for each of them. */
export const tabCommands: readonly Command[] = dockTabs.map(
  (tab): Command<`show-${DockTab}`> => ({
    id: `show-${tab}`,
    label: (text) => text.dock.show(dockPanels[tab].label(text)),
    shortcuts: [],
    isEnabled: (state) => hasPanel(state, tab),
    run: () => useStore.getState().showDockTab(tab),
  }),
);

/** What can be done with the design that is previewed. */
export const previewCommands = {
  'apply-preview': {
    id: 'apply-preview',
    label: ({ advice }) => advice.applyPreview,
    shortcuts: [],
    isEnabled: (state) => state.preview?.design != null && hasPanel(state, 'advice'),
    run: applyPreview,
  },
  'leave-preview': {
    id: 'leave-preview',
    label: ({ advice }) => advice.leavePreview,
    shortcuts: [],
    isEnabled: ({ preview }) => preview !== null,
    run: () => useStore.getState().setPreview(null),
  },
} as const satisfies Readonly<Record<string, Command>>;
