/** @file How the prediction fared against the evidence, in words. */
import { useMemo } from 'react';
import type { DesignRun } from '../../state/training/trainingView';
import { useVeilsRuns } from '../../state/training/veiledRuns';
import { chooseMoment, type RunMoment, readMoment } from '../../training/layerResults';
import { judgePrediction } from '../../training/verdict';
import { useLateText } from '../useLateText';

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
  const verdict = useMemo(() => {
    const { classNames, testCount } = run.state;
    const results = readMoment(run, chooseMoment(run.state, moment));
    return judgePrediction(results, classNames.length, Math.min(run.setup.probes.testCount, testCount));
  }, [run, moment]);
  if (isVeiled)
    return (
      <section className="verdict" data-says="undecided" aria-label={text.train.layers.verdict}>
        <p>{text.lessons.hidden}</p>
      </section>
    );
  const { headline, details } = text.verdict.formatVerdict(verdict);
  const says = verdict.code === 'compared' ? verdict.says : 'undecided';
  return (
    <section className="verdict" data-says={says} aria-label={text.train.layers.verdict}>
      {hasName && <h4>{run.name}</h4>}
      <p>
        <b>{headline}</b> {details.join(' ')}
      </p>
    </section>
  );
}
