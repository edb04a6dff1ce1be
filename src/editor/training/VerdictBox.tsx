/** @file How the prediction fared against the evidence, in words. */
import { useMemo } from 'react';
import type { DesignRun } from '../../state/training/trainingView';
import { useVeilsRuns } from '../../state/training/veiledRuns';
import { chooseMoment, type RunMoment, readMoment } from '../../training/layerResults';
import { judgePrediction } from '../../training/verdict';
import { useLateText } from '../useLateText';
import { findMissingProbes } from './momentNotes';

/** The verdict on a run. */
export function VerdictBox({
  run,
  moment,
  hasName,
}: {
  readonly run: DesignRun;
  readonly moment: RunMoment | null;
  readonly hasName: boolean;
}) {
  const text = useLateText();
  const isVeiled = useVeilsRuns();
  const chosen = chooseMoment(run.state, moment);
  const { verdict, missing } = useMemo(() => {
    const { classNames, testCount } = run.state;
    const results = readMoment(run, chosen);
    const { testCount: asked } = results.probeSettings ?? run.setup.probes;
    return {
      verdict: judgePrediction(results, classNames.length, Math.min(asked, testCount)),
      missing: findMissingProbes(run, results),
    };
  }, [run, chosen]);
  const label = hasName ? `${run.name}: ${text.train.layers.verdict}` : text.train.layers.verdict;
  if (isVeiled)
    return (
      <section className="verdict" data-says="undecided" aria-label={label}>
        <p>{text.lessons.hidden}</p>
      </section>
    );
  const { headline, details } = text.verdict.formatVerdict(verdict);
  const underWay = missing === null ? [] : [text.train.layers.probesUnderWay(missing.done, missing.total)];
  const says = verdict.code === 'compared' ? verdict.says : 'undecided';
  return (
    <section className="verdict" data-says={says} aria-label={label}>
      {hasName && <h3>{`${run.name}, ${text.train.formatMoment(chosen)}`}</h3>}
      <p>
        <b>{headline}</b> {[...details, ...underWay].join(' ')}
      </p>
    </section>
  );
}
