/**
 * @file Presenting: what the selected layer sees and why it has its colour, or a table or plot on demand, in letters
 * for the last row.
 */
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { getLayer, type LayerId } from '../architecture/architecture';
import { focusNetwork } from '../editor/canvas/focusNetwork';
import { isForField } from '../editor/commands/keyScopes';
import { WhyBox } from '../editor/inspector/WhyBox';
import { useDockTabs } from '../editor/panels/dockTabs';
import { useLateText } from '../editor/useLateText';
import { isFollower } from '../layers/catalogue';
import { selectAnalysis } from '../state/selectors';
import { useStore } from '../state/store';
import type { Store } from '../state/storeShape';
import { Button, IconButton } from '../ui/Button';
import { useLostFocus } from '../ui/useLostFocus';
import { goToStep } from './assignmentSteps';
import { findStep } from './lessonRun';
import { useLessonActions } from './useLessonActions';
import './PresentBar.css';

const selectSingle = ({ selection }: Store) => (selection.size === 1 ? [...selection][0] : undefined);

/** Selects the next layer before or behind the selected one, in document order; norms and activations are passed over. */
function stepLayer(direction: 1 | -1): void {
  const state = useStore.getState();
  const ids = [...state.design.architecture.layers.keys()];
  const ordered = direction === 1 ? ids : ids.toReversed();
  const [current] = state.selection;
  const coming = current === undefined ? ordered : ordered.slice(ordered.indexOf(current) + 1);
  const isOwn = (id: LayerId) => !isFollower(getLayer(state.design.architecture, id).layer.kind);
  const next = coming.find(isOwn);
  if (next !== undefined) state.select([next]);
}

const forward: ReadonlySet<string> = new Set(['ArrowRight', 'PageDown']);
const backward: ReadonlySet<string> = new Set(['ArrowLeft', 'PageUp']);

/** Whether a key is meant for a slider, plot or table that has the focus; a clicker, which has other keys, never is. */
function isForControl({ key, target }: KeyboardEvent): boolean {
  return key.startsWith('Arrow') && target instanceof Element && target.closest('input, .dock') !== null;
}

/** Escape folds the panel, then leaves, unless it is meant for something that lies above them. */
function handleEscape({ key, defaultPrevented, target }: KeyboardEvent): void {
  const { dialog, openPanels, setPresenting, togglePanel } = useStore.getState();
  if (key !== 'Escape' || defaultPrevented || dialog !== null || isForField(target)) return;
  if (openPanels.has('dock')) togglePanel('dock');
  else setPresenting(false);
}

/** The button that had the focus may go with the bar: the network has it then. */
function handFocusOn(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) focusNetwork();
  });
}

/** What the arrows step through. */
const selectStepped = ({ assignment, lesson }: Store) =>
  assignment !== null || (lesson !== null && findStep(lesson) !== null) ? 'lesson' : 'layers';

/**
 * The bar; its keys step through the lesson that is open, of the page or of a teacher, else through the layers.
 *
 * @param children the dock, which stands above it on demand.
 */
export default function PresentBar({ children }: { readonly children: ReactNode }) {
  const text = useLateText();
  const { open } = useLessonActions();
  const id = useStore(selectSingle);
  const node = useStore(({ design }) => (id === undefined ? undefined : design.architecture.layers.get(id)));
  const facts = useStore((state) => (id === undefined ? undefined : selectAnalysis(state).layers.get(id)));
  const isHidden = useStore((state) => state.hidden.size > 0);
  const stepped = useStore(selectStepped);
  const hasTabs = useDockTabs().tab !== null;
  const isDockOpen = useStore(({ openPanels }) => openPanels.has('dock')) && hasTabs;
  const dockButton = useRef<HTMLButtonElement>(null);
  useLostFocus(isDockOpen, () => dockButton.current?.focus());
  const { setPresenting, togglePanel } = useStore.getState();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const direction = forward.has(event.key) ? 1 : backward.has(event.key) ? -1 : 0;
      const isHeld = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
      const { assignment, lesson: run, dialog } = useStore.getState();
      if (direction === 0 || isHeld || dialog !== null) return;
      if (isForField(event.target) || isForControl(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const found = run && findStep(run);
      if (assignment !== null) goToStep(assignment.step + direction);
      else if (run === null || !found) stepLayer(direction);
      else if (found.lesson.steps[run.step + direction] !== undefined)
        open(found.lesson.id, run.step + direction);
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [open]);
  useEffect(() => handFocusOn, []);
  useEffect(() => {
    addEventListener('keydown', handleEscape);
    return () => removeEventListener('keydown', handleEscape);
  }, []);
  return (
    <div className="presenting">
      {isDockOpen && children}
      <section className="present-bar" aria-label={text.tour.present} data-low={isDockOpen || undefined}>
        {node !== undefined && facts !== undefined && !isHidden && (
          <>
            <b className="present-name">{node.name}</b>
            {!isDockOpen && <WhyBox node={node} facts={facts} />}
          </>
        )}
        <span className="quiet present-hint">{text.tour.presentHints[stepped]}</span>
        {hasTabs && (
          <Button ref={dockButton} aria-expanded={isDockOpen} onClick={() => togglePanel('dock')}>
            {isDockOpen ? (
              <ChevronDown size={16} aria-hidden="true" />
            ) : (
              <ChevronUp size={16} aria-hidden="true" />
            )}
            {text.panels.dock}
          </Button>
        )}
        <IconButton label={text.tour.leavePresent} onClick={() => setPresenting(false)}>
          <X size={20} aria-hidden="true" />
        </IconButton>
      </section>
    </div>
  );
}
