/** @file On a phone the panels are sheets: a bar at the bottom opens them. */
import { Plus, Rows3, SlidersHorizontal } from 'lucide-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { hasPanel } from '../../state/assignmentRun';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { getTabIds, Tabs, useTabsBase } from '../../ui/Tabs';
import { dockPanels, useDockTabs } from './dockTabs';
import { LateEditNotice, LateInspector, LatePalette } from './latePanels';
import './SheetBar.css';

/** What the dock shows on wider screens, and notices, which would lie below the sheet. */
function DockSheet() {
  const text = useText();
  const { tabs, tab } = useDockTabs();
  const showTab = useStore((state) => state.showDockTab);
  const base = useTabsBase();
  if (tab === null) return null;
  const ids = getTabIds(base, tab);
  const { Panel: WidePanel, NarrowPanel: Panel = WidePanel } = dockPanels[tab];
  return (
    <>
      {tabs.length > 1 && (
        <Tabs
          base={base}
          tabs={tabs.map((id) => ({ id, label: dockPanels[id].label(text) }))}
          value={tab}
          label={text.panels.dock}
          onChange={showTab}
        />
      )}
      <div className="dock-sheet" role="tabpanel" id={ids.panel} aria-label={dockPanels[tab].label(text)}>
        <Suspense>
          <Panel />
        </Suspense>
      </div>
      {/* What its buttons refuse is said here: the place on the network lies below the sheet. */}
      <Suspense>
        <LateEditNotice />
      </Suspense>
    </>
  );
}

/** The bar and the sheet that it opened. */
export function SheetBar() {
  const { panels } = useText();
  const [open, setOpen] = useState<'layer' | 'table' | 'palette' | null>(null);
  const name = useStore(({ selection, design }) => {
    const [id] = selection;
    return (id !== undefined && selection.size === 1 && design.architecture.layers.get(id)?.name) || null;
  });
  const hasPalette = useStore((state) => hasPanel(state, 'palette'));
  const hasInspector = useStore((state) => hasPanel(state, 'inspector'));
  const hasDock = useDockTabs().tab !== null;
  const close = () => setOpen(null);
  // A preview is to be seen on the canvas.
  const preview = useStore((state) => state.preview);
  useEffect(() => {
    if (preview !== null) setOpen(null);
  }, [preview]);
  // So is a comparison that comes with a link.
  const isComparing = useStore(({ compared, dockTab }) => compared !== null && dockTab === 'compare');
  useEffect(() => {
    if (isComparing) setOpen('table');
  }, [isComparing]);
  // And what somebody asks for by a command.
  const dockCalls = useStore((state) => state.dockCalls);
  const calls = useRef(dockCalls);
  useEffect(() => {
    if (dockCalls > calls.current) setOpen('table');
    calls.current = dockCalls;
  }, [dockCalls]);
  return (
    <nav className="sheet-bar" aria-label={panels.sheets}>
      {hasPalette && (
        <Button onClick={() => setOpen('palette')} aria-haspopup="dialog">
          <Plus size={16} aria-hidden="true" />
          {panels.sheetPalette}
        </Button>
      )}
      {hasInspector && (
        <Button onClick={() => setOpen('layer')} aria-haspopup="dialog">
          <SlidersHorizontal size={16} aria-hidden="true" />
          <span>{name ?? panels.sheetLayer}</span>
        </Button>
      )}
      {hasDock && (
        <Button onClick={() => setOpen('table')} aria-haspopup="dialog">
          <Rows3 size={16} aria-hidden="true" />
          {panels.sheetTable}
        </Button>
      )}
      <Dialog
        place="below"
        isTitleHidden
        className="layer-sheet"
        isOpen={open === 'layer'}
        title={panels.sheetLayer}
        closeLabel={panels.close}
        onClose={close}
      >
        <Suspense>
          <LateInspector />
        </Suspense>
      </Dialog>
      <Dialog
        place="below"
        className="table-sheet"
        isOpen={open === 'table'}
        title={panels.dock}
        closeLabel={panels.close}
        onClose={close}
      >
        <DockSheet />
      </Dialog>
      <Dialog
        place="below"
        className="palette-sheet"
        isOpen={open === 'palette'}
        title={panels.addLayer}
        closeLabel={panels.close}
        onClose={close}
      >
        <Suspense>
          <LatePalette isExplained onDrop={close} />
        </Suspense>
      </Dialog>
    </nav>
  );
}
