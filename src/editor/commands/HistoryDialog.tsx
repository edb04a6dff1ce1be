/** @file The steps of the open design, to go back or forward to any of them. */
import { useStore } from '../../state/store';
import { Dialog } from '../../ui/Dialog';
import { useLateText } from '../useLateText';
import './HistoryDialog.css';

/** Goes to the state behind a step: a negative number goes back so many steps, a positive one forward. */
function go(steps: number): void {
  for (let done = 0; done < Math.abs(steps); done++) {
    if (steps < 0) useStore.getState().undo();
    else useStore.getState().redo();
  }
}

/** The history: latest step first, steps that were undone above the line that marks where the design is now. */
export default function HistoryDialog() {
  const { actions, panels } = useLateText();
  const past = useStore((state) => state.past);
  const future = useStore((state) => state.future);
  const steps = [
    ...future.map(({ label }, index) => ({ label, steps: future.length - index })),
    ...past.map(({ label }, index) => ({ label, steps: index + 1 - past.length })).toReversed(),
    { label: actions.historyStart, steps: -past.length },
  ];
  return (
    <Dialog
      isOpen
      className="history-dialog"
      title={actions.history}
      closeLabel={panels.close}
      onClose={() => useStore.getState().showDialog(null)}
    >
      <ol className="history-steps">
        {steps.map((step) => (
          <li key={step.steps}>
            <button
              type="button"
              aria-current={step.steps === 0 ? 'step' : undefined}
              data-undone={step.steps > 0 || undefined}
              onClick={() => go(step.steps)}
            >
              {step.label}
            </button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
