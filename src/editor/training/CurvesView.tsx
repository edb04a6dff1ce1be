/** @file Loss, accuracy and learning rate as they come, of the runs that are shown. */
import { useState } from 'react';
import { CurvePlot, type CurveSeries } from '../../plots/CurvePlot';
import { getSeriesPaint } from '../../plots/seriesPaint';
import { useShownRuns } from '../../state/training/shownRuns';
import type { DesignRun } from '../../state/training/trainingView';
import { formatNumber } from '../../text/quantities';
import { formatLoss } from '../../text/trainQuantities';
import { type CurvePoint, readLatest } from '../../training/runCurve';
import { readRate, traceRates } from '../../training/runRates';
import { clamp } from '../../util/numbers';
import { useLateText } from '../useLateText';
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

/** The value of a curve at a place: that of the next point. */
function readCurve(curve: readonly CurvePoint[], epoch: number): CurvePoint | null {
  return curve.find((point) => point.epoch >= epoch) ?? curve.at(-1) ?? null;
}

/** What the curves say below the pointer. */
function Reading({ run, epoch }: { readonly run: DesignRun; readonly epoch: number | null }) {
  const { train } = useLateText();
  const { curve, epochs } = run.state;
  const point = epoch === null ? (curve.at(-1) ?? null) : readCurve(curve, epoch);
  const steps = point && { score: point, epoch: point.epoch, isWhole: false };
  const reading = epoch === null ? readLatest(curve, epochs) : steps;
  const report = epoch === null ? epochs.at(-1) : epochs.find((candidate) => candidate.epoch >= epoch - 0.5);
  const parts = [
    ...(reading === null ? [] : [train.curves.atCursor(formatNumber(reading.epoch, 1))]),
    ...(reading === null
      ? []
      : [
          `${reading.isWhole ? train.curves.train : train.curves.lastBatches} ${train.formatShare(reading.score.accuracy)}, ${train.curves.formatLoss(reading.score.loss)}`,
        ]),
    ...(report === undefined ? [] : [`${train.curves.test} ${train.formatShare(report.test.accuracy)}`]),
    ...(point === null ? [] : [train.curves.formatRate(readRate(run, point))]),
  ];
  return <span className="curve-reading">{parts.join(' · ')}</span>;
}

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
  const [main] = runs;
  if (main === undefined) return <p className="train-empty">{words.empty}</p>;
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
  };
  return (
    <div className="train-curves">
      <RunLegend runs={runs} render={(run) => <Reading run={run} epoch={cursor} />} />
      <CurveKey />
      <div className="curve-plots">
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
      <EpochTable run={main} />
    </div>
  );
}
