/** @file The runs of this browser: shown over each other, named, taken up again, exported, deleted; and ready comparisons. */
import { Ellipsis, Trash2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { getSeriesPaint } from '../../plots/seriesPaint';
import { useStore } from '../../state/store';
import { type ComparisonId, comparisonIds } from '../../state/training/comparisonIds';
import { getRunControl } from '../../state/training/runControl';
import {
  canContinue,
  hasUnkeptWeights,
  isBusy,
  isTraining,
  toggleShown,
} from '../../state/training/runViews';
import type { DesignRun } from '../../state/training/trainingView';
import { hasBegun, isOver } from '../../training/runState';
import { widths } from '../../training/setups';
import { Button, IconButton } from '../../ui/Button';
import { Menu } from '../../ui/Menu';
import { SelectField } from '../../ui/SelectField';
import { useLostFocus } from '../../ui/useLostFocus';
import { useLateText } from '../useLateText';
import { ContinueButton } from './ContinueButton';
import { FailureNote } from './FailureNote';
import { InlineField } from './InlineField';
import { RunNameField } from './RunNameField';
import { askToStart, openRunDesign, showSection } from './runActions';
import { exportRun, importRuns, saveRunWeights } from './runFiles';
import { startFromRun } from './startWeights';
import './RunsView.css';

/** What a run was and came to, in a line. */
function useSummary({ state, setup, startedAt }: DesignRun, isHeld: boolean): string {
  const { train } = useLateText();
  const tested = state.epochs.at(-1)?.test.accuracy ?? null;
  const words = train.runs;
  const date = words.formatDate(new Date(startedAt));
  const summary = words.summarize(
    tested === null ? null : train.formatShare(tested),
    state.epochs.at(-1)?.epoch ?? 0,
    setup.settings.epochs,
    train.formatSource(setup.data),
    words.formatWidth(setup.width),
  );
  // A page that was left within the first seconds of a run has left nothing to go on from.
  const isLost = state.phase === 'stopped' && state.keptStep === null && state.epochs.length === 0;
  const ended = isLost ? words.lost : train.phases[state.phase];
  const phase = isHeld && state.phase !== 'finished' ? words.elsewhere : ended;
  return `${phase}, ${summary} · ${date}`;
}

function RunRow({ run }: { readonly run: DesignRun }) {
  const text = useLateText();
  const { train } = text;
  const words = train.runs;
  const place = useStore(({ training }) => training.shown.indexOf(run.id));
  const isOtherAtWork = useStore(({ training }) => isBusy(training));
  const isOfBar = useStore(({ training }) => training.active === run.id);
  const isActive = useStore(({ training }) => training.active === run.id && isTraining(training));
  const [isAsking, setIsAsking] = useState(false);
  const bin = useRef<HTMLButtonElement>(null);
  const keep = () => {
    setIsAsking(false);
    bin.current?.focus();
  };
  // Weights have the shapes of their layers.
  const isHidden = useStore(({ hidden }) => hidden.size > 0);
  const isHeld = useStore(({ training }) => training.heldElsewhere.has(run.id));
  const summary = useSummary(run, isHeld);
  const { state } = run;
  const update = useStore.getState().updateTraining;
  const saves = [
    ['safetensors', words.saveWeights],
    ['onnx', words.saveOnnx],
    ['project', words.saveProject],
  ] as const;
  // Numbers of a run that came as a file are where it was trained; what could not be kept may still be at hand.
  const isAtHand = useStore(({ training }) => hasUnkeptWeights(training, run));
  const hasWeights = state.keptStep !== null || isAtHand;
  const isContinuable = useStore(({ training }) => canContinue(training, run));
  const weightsItems = (hasWeights && !isHidden ? saves : []).map(([format, label]) => ({
    id: format,
    label,
    onSelect: () => void saveRunWeights(run, format, text),
  }));
  const takeWeights = async () => {
    const isTaken = await startFromRun(run);
    if (isTaken) showSection('setup');
    useStore.getState().showNotice({ text: isTaken ? text.startWeights.taken(run.name) : words.noWeights });
  };
  const startItem = { id: 'start', label: text.startWeights.fromRun, onSelect: () => void takeWeights() };
  const paint = getSeriesPaint(Math.max(place, 0));
  return (
    <li className="run-row">
      <label className="run-shown" title={words.shown(run.name)}>
        <input
          type="checkbox"
          aria-label={words.shown(run.name)}
          checked={place >= 0}
          onChange={() => update((view) => toggleShown(view, run.id))}
        />
        <svg width="20" height="12" viewBox="0 0 20 12" aria-hidden="true">
          {place >= 0 && (
            <>
              <path
                d="M0 6H20"
                stroke={paint.stroke}
                strokeWidth="1.75"
                strokeDasharray={paint.dash === '' ? undefined : paint.dash}
              />
              <path d={paint.mark} transform="translate(10 6)" fill={paint.stroke} />
            </>
          )}
        </svg>
      </label>
      <div className="run-text">
        {isHeld ? <b title={train.heldElsewhere}>{run.name}</b> : <RunNameField run={run} />}
        <small>{summary}</small>
      </div>
      <div className="run-buttons">
        {isContinuable && !isHeld && <ContinueButton run={run} isBusy={isOtherAtWork} />}
        <Button look="quiet" onClick={() => openRunDesign(run)}>
          {train.openDesign}
        </Button>
        <Menu
          trigger={
            <IconButton label={words.more(run.name)}>
              <Ellipsis size={16} aria-hidden="true" />
            </IconButton>
          }
          items={[
            { id: 'csv', label: words.exportCsv, onSelect: () => exportRun(run, 'csv', text) },
            { id: 'json', label: words.exportJson, onSelect: () => exportRun(run, 'json', text) },
            { id: 'svg', label: words.exportSvg, onSelect: () => exportRun(run, 'svg', text) },
            ...weightsItems,
            ...(hasWeights ? [startItem] : []),
          ]}
        />
        <IconButton
          ref={bin}
          label={words.delete(run.name)}
          title={isHeld ? train.heldElsewhere : words.delete(run.name)}
          disabled={isActive || isHeld}
          onClick={() => setIsAsking(true)}
        >
          <Trash2 size={16} aria-hidden="true" />
        </IconButton>
      </div>
      {state.phase === 'failed' && !isOfBar && !isHeld && (
        <FailureNote run={run} isAlert={false} isBusy={isOtherAtWork} />
      )}
      {isAsking && (
        <div
          className="run-question"
          role="alertdialog"
          data-owns-escape
          aria-label={words.delete(run.name)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            keep();
          }}
        >
          <span>{words.deleteQuestion(run.name)}</span>
          <Button autoFocus onClick={() => getRunControl().remove(run.id)}>
            {words.confirmDelete}
          </Button>
          <Button look="quiet" onClick={keep}>
            {words.keep}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Trains networks that differ in one thing, one after the other. */
function Comparisons() {
  const text = useLateText();
  const { train } = text;
  const words = train.runs;
  const [width, setWidth] = useState<number>(1 / 8);
  const isOtherAtWork = useStore(({ training }) => isBusy(training));
  const busyId = useId();
  const start = async (id: ComparisonId) => {
    const { planComparison } = await import('../../state/training/comparisons');
    // Pressed twice at once, it starts once.
    if (isBusy(useStore.getState().training)) return;
    askToStart(text, () => {
      getRunControl().start(planComparison(id, useStore.getState().training.setup, width));
      showSection('curves');
    });
  };
  return (
    <section className="comparisons" aria-label={words.comparisons}>
      <h3>{words.comparisons}</h3>
      <p className="quiet">{words.comparisonsHint}</p>
      {isOtherAtWork && (
        <p className="quiet" id={busyId}>
          {words.comparisonsBusy}
        </p>
      )}
      <InlineField label={words.comparisonWidth}>
        {(id) => (
          <SelectField
            id={id}
            label={words.comparisonWidth}
            value={String(width)}
            options={widths.map((value) => ({ value: String(value), label: train.setup.formatWidth(value) }))}
            onChange={(value) => setWidth(Number(value))}
          />
        )}
      </InlineField>
      <ul>
        {comparisonIds.map((id) => (
          <li key={id}>
            <Button
              disabled={isOtherAtWork}
              aria-describedby={isOtherAtWork ? busyId : undefined}
              onClick={() => void start(id)}
            >
              {train.comparisons[id].title}
            </Button>
            <small>{train.comparisons[id].hint}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What failed before its first step is no run to keep; in a series it is listed with its reason until another starts. */
const isListed = ({ state }: DesignRun): boolean =>
  hasBegun(state) || !isOver(state) || state.problem !== null;

/** The view. */
export function RunsView() {
  const text = useLateText();
  const words = text.train.runs;
  const runs = useStore(({ training }) => training.runs);
  const list = runs === null ? [] : [...runs.values()].filter(isListed).toReversed();
  const head = useRef<HTMLButtonElement>(null);
  useLostFocus(String(list.length), () => head.current?.focus());
  return (
    <div className="train-runs">
      <section aria-label={words.list}>
        <div className="runs-head">
          <h3>{words.list}</h3>
          <Button ref={head} title={words.importHint} onClick={() => void importRuns(text)}>
            {words.import}
          </Button>
        </div>
        {list.length === 0 && <p className="quiet">{words.empty}</p>}
        <ul className="run-list">
          {list.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </ul>
      </section>
      <Comparisons />
    </div>
  );
}
