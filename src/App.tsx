/** @file The page: bar, network, panels. A failure of one of them leaves the others and the design alone. */
import { lazy, type ReactNode, Suspense } from 'react';
import { Legend } from './editor/canvas/Legend';
import { NetworkCanvas } from './editor/canvas/NetworkCanvas';
import { useShortcuts } from './editor/commands/useShortcuts';
import { Dialogs } from './editor/opening/Dialogs';
import { DropZone } from './editor/opening/DropZone';
import { FileNotice } from './editor/opening/FileNotice';
import { LinkNotice } from './editor/opening/LinkNotice';
import { Dock } from './editor/panels/Dock';
import { FailureNotice } from './editor/panels/FailureNotice';
import { FeatureNotice } from './editor/panels/FeatureNotice';
import {
  LateEditNotice,
  LateInspector,
  LatePalette,
  LateRuleSwitch,
  LateWelcomeLine,
} from './editor/panels/latePanels';
import { Summary } from './editor/panels/Summary';
import { UpdateNotice } from './editor/panels/UpdateNotice';
import { narrowScreen } from './editor/screenSizes';
import { Toolbar } from './editor/toolbar/Toolbar';
import { LessonAside, Presenting, TeachingOverlays } from './lessons/Teaching';
import { hasPanel } from './state/assignmentRun';
import { getGreeting } from './state/firstVisit';
import { useText } from './state/language';
import { useStore } from './state/store';
import { ErrorBoundary } from './ui/ErrorBoundary';
import { useMediaQuery } from './ui/useMediaQuery';

const EmbeddedView = lazy(() => import('./editor/embedding/EmbeddedView'));

const LateSheetBar = lazy(async () => {
  const { SheetBar } = await import('./editor/panels/SheetBar');
  return { default: SheetBar };
});

/** Keeps a failure within a part of the page; another design draws the part anew. */
function Part({ children }: { readonly children: ReactNode }) {
  const generation = useStore((state) => state.generation);
  return (
    <ErrorBoundary resetKey={generation} fallback={(retry) => <FailureNotice onRetry={retry} />}>
      {children}
    </ErrorBoundary>
  );
}

function Page() {
  const text = useText();
  const isNarrow = useMediaQuery(narrowScreen);
  const hasInspector = useStore((state) => state.openPanels.has('inspector') && hasPanel(state, 'inspector'));
  const isPresenting = useStore((state) => state.isPresenting);
  const hasPalette = useStore((state) => state.openPanels.has('palette') && hasPanel(state, 'palette'));
  useShortcuts();
  const dock = (
    <Part>
      <Dock />
    </Part>
  );
  return (
    <div className="app" data-presenting={isPresenting || undefined}>
      <Toolbar />
      <Part>
        <LessonAside />
      </Part>
      {!isNarrow && hasPalette && (
        <aside className="palette-panel" aria-label={text.panels.palette}>
          <Part>
            <Suspense>
              <LatePalette />
            </Suspense>
          </Part>
        </aside>
      )}
      <main className="stage">
        <div className="notices">
          <FeatureNotice />
          <UpdateNotice />
          <FileNotice />
          <LinkNotice />
          {getGreeting() !== null && (
            <Suspense fallback={<div className="welcome-place" />}>
              <LateWelcomeLine />
            </Suspense>
          )}
        </div>
        <Summary />
        <Part>
          <NetworkCanvas />
        </Part>
        <footer className="stage-foot">
          <Legend />
          <Suspense fallback={<div className="rule-place" />}>
            <LateRuleSwitch />
          </Suspense>
        </footer>
      </main>
      {isPresenting ? (
        <Presenting>{dock}</Presenting>
      ) : isNarrow ? (
        <Suspense fallback={<div className="sheet-bar-place" />}>
          <LateSheetBar />
        </Suspense>
      ) : (
        dock
      )}
      {!isNarrow && hasInspector && (
        <aside className="inspector-panel" aria-label={text.panels.inspector}>
          <h2 className="visually-hidden">{text.panels.inspector}</h2>
          <Part>
            <Suspense>
              <LateInspector />
            </Suspense>
          </Part>
        </aside>
      )}
      <Suspense>
        <LateEditNotice />
      </Suspense>
      <DropZone />
      <Dialogs />
      <TeachingOverlays />
    </div>
  );
}

/** The application; `isFrame`: only the view that a frame on another page shows. */
export function App({ isFrame = false }: { readonly isFrame?: boolean }) {
  return (
    <ErrorBoundary fallback={(retry) => <FailureNotice isWhole onRetry={retry} />}>
      {isFrame ? (
        <Suspense>
          <EmbeddedView />
        </Suspense>
      ) : (
        <Page />
      )}
    </ErrorBoundary>
  );
}
