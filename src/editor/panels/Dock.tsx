/** @file The dock below the network: tables and plots of the whole, as high as somebody wants it. */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, Suspense, useLayoutEffect, useRef } from 'react';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { dockHeightLimits } from '../../state/viewActions';
import type { DockTab } from '../../state/viewSlice';
import { IconButton } from '../../ui/Button';
import { getTabIds, Tabs, useTabsBase } from '../../ui/Tabs';
import { dockPanels, useDockTabs } from './dockTabs';
import './Dock.css';

const keyStep = 16;
/** Pixels above the dock that it does not take by itself: for the bars, and for some of the network. */
const networkRoom = 450;

function ResizeHandle() {
  const { panels } = useText();
  const height = useStore((state) => state.dockHeight);
  const setHeight = useStore((state) => state.setDockHeight);
  const drag = useRef<{ readonly y: number; readonly height: number } | null>(null);
  const handleKeyDown = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    setHeight(height + direction * keyStep);
  };
  const handleDown = (event: PointerEvent<HTMLElement>) => {
    drag.current = { y: event.clientY, height };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const handleMove = ({ clientY }: PointerEvent) => {
    if (drag.current !== null) setHeight(drag.current.height + drag.current.y - clientY);
  };
  const end = () => {
    drag.current = null;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is a control, which hr is not
    <div
      className="dock-handle"
      role="separator"
      aria-orientation="horizontal"
      aria-label={panels.resize}
      aria-valuenow={height}
      aria-valuemin={dockHeightLimits.min}
      aria-valuemax={dockHeightLimits.max}
      tabIndex={0}
      onKeyDown={handleKeyDown}
      onPointerDown={handleDown}
      onPointerMove={handleMove}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}

/** The dock; folded, only its tabs are left, and a press on one unfolds it. Nothing where there are no tabs. */
export function Dock() {
  const { tabs, tab } = useDockTabs();
  return tab === null ? null : <TabbedDock tabs={tabs} tab={tab} />;
}

function TabbedDock({ tabs, tab }: { readonly tabs: readonly DockTab[]; readonly tab: DockTab }) {
  const text = useText();
  const { panels } = text;
  const isOpen = useStore((state) => state.openPanels.has('dock'));
  const height = useStore((state) => state.dockHeight);
  const generation = useStore((state) => state.generation);
  const togglePanel = useStore((state) => state.togglePanel);
  const base = useTabsBase();
  const ids = getTabIds(base, tab);
  const { Panel, height: needed = 0 } = dockPanels[tab];
  // Only when it is shown: who makes it lower afterwards has it lower.
  useLayoutEffect(() => {
    const { dockHeight, setDockHeight } = useStore.getState();
    const wanted = Math.min(needed, innerHeight - networkRoom);
    if (dockHeight < wanted) setDockHeight(wanted);
  }, [needed]);
  return (
    <section className="dock" aria-label={panels.dock}>
      {isOpen && <ResizeHandle />}
      <header className="dock-header">
        <h2 className="visually-hidden">{panels.dock}</h2>
        <Tabs
          base={base}
          tabs={tabs.map((id) => ({ id, label: dockPanels[id].label(text) }))}
          value={tab}
          label={panels.dock}
          isFolded={!isOpen}
          onChange={useStore.getState().showDockTab}
        />
        <IconButton
          label={isOpen ? panels.fold : panels.unfold}
          aria-expanded={isOpen}
          onClick={() => togglePanel('dock')}
        >
          {isOpen ? <ChevronDown size={16} aria-hidden="true" /> : <ChevronUp size={16} aria-hidden="true" />}
        </IconButton>
      </header>
      {isOpen && (
        <div
          className="dock-content"
          role="tabpanel"
          id={ids.panel}
          aria-labelledby={ids.tab}
          style={{ height }}
        >
          <Suspense>
            <Panel key={generation} />
          </Suspense>
        </div>
      )}
    </section>
  );
}
