/** @file The bar at the top: what is open, the image it is judged on, what can be done. */
import {
  Command as CommandIcon,
  FilePlus,
  FolderOpen,
  GraduationCap,
  PanelLeft,
  PanelRight,
  Redo2,
  Share2,
  Undo2,
} from 'lucide-react';
import { lazy, type MouseEvent, Suspense } from 'react';
import { FieldGlyph } from '../../plots/FieldGlyph';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { useMediaQuery } from '../../ui/useMediaQuery';
import { bothAxes } from '../../util/perAxis';
import { isForField } from '../commands/keyScopes';
import { useCommand } from '../commands/useCommand';
import { narrowScreen } from '../screenSizes';
import { CommandButton } from './CommandButton';
import { examples, openExample } from './examples';
import { ResolutionControl } from './ResolutionControl';
import { TitleField } from './TitleField';
import './Toolbar.css';

const ThemeMenu = lazy(() => import('./ThemeMenu'));
const OverflowMenu = lazy(() => import('./OverflowMenu'));

/** Where a menu will be. */
const place = <span className="menu-place" />;

function Brand() {
  return (
    <h1 className="brand">
      <FieldGlyph min={bothAxes(14)} resolution={bothAxes(32)} status="productive" size={28} />
      <span>{useText().toolbar.product}</span>
    </h1>
  );
}

function Examples() {
  const text = useText();
  return (
    <div className="examples">
      <span>{text.toolbar.examples}</span>
      {examples.map((example) => (
        <Button
          key={example.preset}
          look="quiet"
          title={text.toolbar.openExample(example.name)}
          onClick={() => void openExample(example)}
        >
          {example.name}
        </Button>
      ))}
    </div>
  );
}

function OpenButton() {
  const { label, shortcut, run } = useCommand('open');
  return (
    <Button look="primary" onClick={run} title={shortcut && `${label} (${shortcut})`}>
      <FolderOpen size={16} aria-hidden="true" />
      {label}
    </Button>
  );
}

function BackButton() {
  const { label, isEnabled, run } = useCommand('back');
  if (!isEnabled) return null;
  return (
    <Button look="quiet" className="back-button" title={label} onClick={run}>
      {label}
    </Button>
  );
}

/**
 * A press with the mouse leaves the focus with the network, where keys are about it; a field is left, which takes what
 * was typed there.
 */
function keepFocus(event: MouseEvent): void {
  if (!(event.target instanceof Element) || event.target.closest('button') === null) return;
  event.preventDefault();
  const { activeElement } = document;
  if (isForField(activeElement)) (activeElement as HTMLElement).blur();
}

/** The top bar. */
export function Toolbar() {
  const isNarrow = useMediaQuery(narrowScreen);
  const openPanels = useStore((state) => state.openPanels);
  const canGoBack = useCommand('back').isEnabled;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is
    <header className="toolbar" onMouseDown={keepFocus}>
      <Brand />
      <TitleField />
      {!isNarrow && <BackButton />}
      <ResolutionControl />
      <div className="toolbar-end">
        {!isNarrow && (
          <>
            {!canGoBack && <Examples />}
            <CommandButton id="new" Icon={FilePlus} />
            <CommandButton id="undo" Icon={Undo2} />
            <CommandButton id="redo" Icon={Redo2} />
            <CommandButton id="lessons" Icon={GraduationCap} />
            <CommandButton id="share" Icon={Share2} />
            <CommandButton id="commands" Icon={CommandIcon} />
            <CommandButton id="toggle-palette" Icon={PanelLeft} isPressed={openPanels.has('palette')} />
            <CommandButton id="toggle-inspector" Icon={PanelRight} isPressed={openPanels.has('inspector')} />
            <Suspense fallback={place}>
              <ThemeMenu />
            </Suspense>
          </>
        )}
        <OpenButton />
        {isNarrow && (
          <Suspense fallback={place}>
            <OverflowMenu />
          </Suspense>
        )}
      </div>
    </header>
  );
}
