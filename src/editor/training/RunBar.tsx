/** @file Where the run stands, and the buttons that steer it. */
import { Pause, Play, RotateCcw, Square, StepForward } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from '../../state/store';
import { getRunControl } from '../../state/training/runControl';
import { findResumable, getActive, isTraining } from '../../state/training/runViews';
import { isSameNetwork } from '../../state/training/sameNetwork';
import type { DesignRun } from '../../state/training/trainingView';
import type { LateText } from '../../text/enLate';
import { findProbing, isOver, type RunState } from '../../training/runState';
import { Button, IconButton } from '../../ui/Button';
import { useLostFocus } from '../../ui/useLostFocus';
import { useLateText } from '../useLateText';
import { ContinueButton } from './ContinueButton';
import { focusRefusedField } from './refusedField';
import { askToStart, openRunDesign, startAndShow } from './runActions';
import { useSetup } from './useSetup';
import { useSetupProblem } from './useSetupProblem';

/** Done part of a run, 0 to 1. */
function getFraction({ latest, totalSteps, phase, epochs }: RunState): number {
  if (phase === 'finished') return 1;
  const step = latest?.step ?? epochs.at(-1)?.step ?? 0;
  return totalSteps > 0 ? step / totalSteps : 0;
}

/** How fast it trains, or how far the test is; during tests and probes what was said before them holds no more. */
function formatPace(state: RunState, train: LateText['train']): readonly string[] {
  const { testing, latest } = state;
  if (testing !== null) return [train.formatTesting(testing.done, testing.total)];
  return latest === null || findProbing(state) !== null ? [] : [train.formatSpeed(latest)];
}

/** What is announced: what the run does, and once it is over, that probes train and that they are there. */
function announce(state: RunState, isOpening: boolean, train: LateText['train']): string {
  const doing = train.formatDoing(state);
  if (!isOver(state)) return doing;
  if (isOpening) return train.openingForProbes;
  if (findProbing(state) !== null) return train.trainingProbes;
  return state.probeRounds.length > 0 ? train.withProbes(doing) : doing;
}

/** Name, phase, speed and time left of the run at hand. */
function Standing({ run }: { readonly run: DesignRun }) {
  const { train } = useLateText();
  const queued = useStore((state) => state.training.queue.length);
  const isOpening = useStore(({ training }) => training.opening === run.id);
  const { state, name } = run;
  const probing = findProbing(state);
  const parts = [
    train.formatPhase(state, run.setup.settings.epochs),
    ...(state.phase === 'running' ? formatPace(state, train) : []),
    ...(state.backend === null ? [] : [train.formatBackend(state.backend)]),
    ...(queued > 0 ? [train.queued(queued)] : []),
    ...(isOpening ? [train.openingForProbes] : []),
    ...(probing === null ? [] : [train.probing(probing.done, probing.total)]),
  ].filter((part) => part !== '');
  return (
    <p className="run-standing">
      <b>{name}</b>
      <span title={state.backend === null ? undefined : train.explainBackend(state.backend)}>
        {parts.join(' · ')}
      </span>
      <span className="visually-hidden" role="status">
        {`${name}: ${announce(state, isOpening, train)}`}
      </span>
    </p>
  );
}

/** Why the run that was asked for has not started; nothing any more once something is typed or chosen. */
function useRefusal() {
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    if (refusal === null) return undefined;
    const clear = () => setRefusal(null);
    document.addEventListener('input', clear);
    return () => document.removeEventListener('input', clear);
  }, [refusal]);
  return [refusal, setRefusal] as const;
}

function Controls({
  run,
  problem: setupProblem,
  onRefuse,
}: {
  readonly run: DesignRun | null;
  /** Why the open design cannot be trained; null where it can. */
  readonly problem: string | null;
  readonly onRefuse: (problem: string | null) => void;
}) {
  const text = useLateText();
  const { train } = text;
  const setup = useSetup();
  const hasLayers = useStore((state) => state.design.architecture.layers.size > 0);
  const canStart = hasLayers && setupProblem === null;
  const control = getRunControl();
  const hasNext = useStore(({ training }) => training.queue.length > 0);
  const isGoing = run !== null && !isOver(run.state);
  const isOpening = useStore(({ training }) => training.opening !== null);
  const canStop = isGoing || isOpening || hasNext || (run !== null && findProbing(run.state) !== null);
  const { phase } = run?.state ?? { phase: null };
  const start = (isPaused: boolean) => {
    const problem = focusRefusedField();
    onRefuse(problem);
    if (problem !== null) return;
    askToStart(text, () => void startAndShow(setup, text, { isPaused }));
  };
  // One button for what comes next, so that the focus stays where it is pressed.
  const main = useRef<HTMLButtonElement>(null);
  useLostFocus(`${run?.id} ${phase} ${canStop}`, () => main.current?.focus());
  const isPausing = isGoing && phase !== 'paused';
  const label = isPausing
    ? train.pause
    : isGoing
      ? train.resume
      : run === null
        ? train.start
        : train.startAgain;
  const Icon = isPausing ? Pause : Play;
  const isLoading = phase === 'loading';
  const press = () => {
    if (!isGoing) start(false);
    else if (phase === 'paused') control.resume();
    else if (!isLoading) control.pause();
  };
  return (
    <div className="run-controls">
      <Button
        ref={main}
        look="primary"
        disabled={!isGoing && !canStart}
        // While it loads it keeps the focus, which a disabled button loses.
        aria-disabled={isLoading || undefined}
        aria-describedby={setupProblem === null || isGoing ? undefined : problemId}
        onClick={press}
      >
        <Icon size={16} aria-hidden="true" />
        {label}
      </Button>
      <IconButton
        label={train.step}
        disabled={isGoing ? phase !== 'paused' : !canStart}
        onClick={() => (isGoing ? control.step() : start(true))}
      >
        <StepForward size={16} aria-hidden="true" />
      </IconButton>
      <IconButton label={train.stop} disabled={!canStop} onClick={() => control.stop()}>
        <Square size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        label={train.reset}
        title={train.resetHint}
        disabled={run === null}
        onClick={() => control.reset()}
      >
        <RotateCcw size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}

/** Leads to the design of the run, where that is not, or not any more, the one that is open. */
function OtherDesign({ run }: { readonly run: DesignRun }) {
  const { train } = useLateText();
  const isSame = useStore(({ design }) => isSameNetwork(design.architecture, run.network.architecture));
  if (isSame) return null;
  return (
    <Button look="quiet" title={train.otherDesign} onClick={() => openRunDesign(run)}>
      {train.openDesign}
    </Button>
  );
}

const problemId = 'run-setup-problem';

/** The bar. */
export function RunBar() {
  const { train } = useLateText();
  const run = useStore(({ training }) => getActive(training));
  const resumable = useStore(({ training }) => findResumable(training));
  const shown = run ?? resumable;
  const isBusy = useStore(({ training }) => isTraining(training));
  const fraction = run === null ? 0 : getFraction(run.state);
  const [refusal, setRefusal] = useRefusal();
  const problem = useSetupProblem();
  return (
    <section className="run-bar" aria-label={train.controls}>
      <Controls run={run} problem={problem} onRefuse={setRefusal} />
      {shown === null ? <p className="run-standing quiet">{train.idle}</p> : <Standing run={shown} />}
      {resumable !== null && <ContinueButton run={resumable} />}
      {run !== null && <OtherDesign run={run} />}
      {!isBusy && problem !== null && (
        <p className="run-refusal" id={problemId} role="status">
          {train.formatUntrainable(problem)}
        </p>
      )}
      {refusal !== null && (
        <p className="run-refusal" role="alert">
          {train.formatRefusal(refusal)}
        </p>
      )}
      {run !== null && (
        <progress aria-label={train.progress} value={fraction} max={1} data-busy={isBusy || undefined} />
      )}
    </section>
  );
}
