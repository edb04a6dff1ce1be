/** @file Loss, accuracy and learning rate as they come, of the runs that are shown. */
import { useRef, useState } from 'react';
import { CurvePlot, type CurveSeries } from '../../plots/CurvePlot';
import { getSeriesPaint } from '../../plots/seriesPaint';
import { useShownRuns } from '../../state/training/shownRuns';
import type { DesignRun } from '../../state/training/trainingView';
import { formatLoss } from '../../text/trainQuantities';
import { type CurvePoint, readLatest } from '../../training/runCurve';
import { readRate, traceRates } from '../../training/runRates';
import { clamp } from '../../util/numbers';
import { useLateText } from '../useLateText';
import { describeReading } from './curveReading';
import { EpochTable } from './EpochTable';
import { RunLegend } from './RunLegend';
import type { ViewProps } from './viewProps';
import './CurvesView.css';

type Pick = (point: CurvePoint) => number;

/** The running curve behind, the test results in front. */
function createSeries(
  runs: readonly DesignRun[],
  pick: Pick,
  pickTest: (run: DesignRun) => readonly (readonly [number, number])[],
): readonly CurveSeries[] {
  return runs.flatMap((run, paint): readonly CurveSeries[] => {
    const { id, state } = run;
    const running: CurveSeries = {
      id: `${id} train`,
      points: state.curve.map((point) => [point.epoch, pick(point)] as const),
      paint,
      look: 'faint',
    };
    return [running, { id: `${id} test`, points: pickTest(run), paint, look: 'marked' }];
  });
}

const createRateSeries = (runs: readonly DesignRun[]): readonly CurveSeries[] =>
  runs.map((run, paint) => ({ id: `${run.id} train`, points: traceRates(run), paint, look: 'faint' }));

/** What the two kinds of lines are. */
function CurveKey() {
  const words = useLateText().train.curves;
  const { mark } = getSeriesPaint(0);
  return (
    <p className="curve-key">
      <svg width="28" height="12" viewBox="0 0 28 12" aria-hidden="true">
        <path d="M0 6H28" stroke="currentColor" strokeOpacity="0.55" />
      </svg>
      {words.train}
      <svg width="28" height="12" viewBox="0 0 28 12" aria-hidden="true">
        <path d="M0 6H28" stroke="currentColor" strokeWidth="1.75" />
        <path d={mark} transform="translate(14 6)" fill="currentColor" />
      </svg>
      {words.test}
    </p>
  );
}

const gap = 16;

/** The curves. */
export function CurvesView({ room }: ViewProps) {
  const { train } = useLateText();
  const words = train.curves;
  const runs = useShownRuns();
  const [cursor, setCursor] = useState<number | null>(null);
  const slider = useRef<HTMLInputElement>(null);
  if (runs.length === 0) return <p className="train-empty">{words.empty}</p>;
  const { width, height } = room;
  const columns = width >= 760 ? 3 : width >= 480 ? 2 : 1;
  const plotWidth = Math.floor((width - gap * (columns - 1)) / columns);
  const plotHeight = clamp(height - 50 - 20 * (runs.length - 1), 168, Math.max(168, 0.75 * plotWidth));
  const xMax = Math.max(
    ...runs.map(({ state }) => (state.stepsPerEpoch > 0 ? state.totalSteps / state.stepsPerEpoch : 1)),
  );
  const readings = runs.map((run) => {
    const { curve, epochs } = run.state;
    const point = curve.at(-1);
    return {
      run: run.name,
      train: readLatest(curve, epochs)?.score ?? null,
      test: epochs.at(-1)?.test ?? null,
      rate: point === undefined ? null : readRate(run, point),
    };
  });
  const shared = {
    width: plotWidth,
    height: plotHeight,
    xLabel: words.epoch,
    xMax,
    cursor,
    onCursor: setCursor,
    onPress: () => slider.current?.focus({ preventScroll: true }),
  };
  return (
    <div className="train-curves">
      <RunLegend
        runs={runs}
        render={(run) => <span className="curve-reading">{describeReading(run, cursor, train)}</span>}
      />
      <CurveKey />
      <div className="curve-plots">
        {/* The cursor of all plots by keys, which go on from where one was pressed. */}
        <input
          ref={slider}
          className="visually-hidden"
          type="range"
          min={0}
          max={xMax}
          step={0.1}
          value={cursor ?? xMax}
          aria-label={words.cursor}
          aria-valuetext={runs
            .map((run) => `${runs.length > 1 ? `${run.name}: ` : ''}${describeReading(run, cursor, train)}`)
            .join('; ')}
          onChange={({ target }) => setCursor(Number(target.value))}
          onBlur={() => setCursor(null)}
        />
        <CurvePlot
          {...shared}
          series={createSeries(
            runs,
            ({ accuracy }) => accuracy,
            (run) => run.state.epochs.map(({ epoch, test }) => [epoch, test.accuracy] as const),
          )}
          title={words.accuracy}
          label={words.describeAccuracy(readings)}
          yRange={[0, 1]}
          formatY={(share) => `${Math.round(100 * share)} %`}
        />
        <CurvePlot
          {...shared}
          series={createSeries(
            runs,
            ({ loss }) => loss,
            (run) => run.state.epochs.map(({ epoch, test }) => [epoch, test.loss] as const),
          )}
          title={words.loss}
          label={words.describeLoss(readings)}
          yRange={null}
          formatY={(loss) => formatLoss(loss, 2)}
        />
        <CurvePlot
          {...shared}
          series={createRateSeries(runs)}
          title={words.learningRate}
          label={words.describeRate(readings)}
          yRange={null}
          formatY={train.formatRate}
        />
      </div>
      {runs.map((run) => (
        <EpochTable key={run.id} run={run} hasName={runs.length > 1} />
      ))}
    </div>
  );
}
