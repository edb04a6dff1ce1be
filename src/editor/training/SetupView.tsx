/** @file The form for the next run, with two ready setups and how long it will take. */
import { useDeferredValue, useMemo } from 'react';
import { useStore } from '../../state/store';
import { getRuns } from '../../state/training/runViews';
import type { DesignRun } from '../../state/training/trainingView';
import type { DataSource } from '../../training/dataset';
import { guessCounts, type PictureCounts } from '../../training/guessCounts';
import { estimateProbeSeconds, estimateSeconds, measureNetwork } from '../../training/runEstimate';
import { applyPaperProtocol } from '../../training/setups';
import { thinNetwork } from '../../training/thinNetwork';
import type { RunSetup } from '../../training/trainedRun';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';
import { DataGroup } from './DataGroup';
import { LearningGroup } from './LearningGroup';
import { NetworkGroup } from './NetworkGroup';
import { AugmentationGroup, ComputingGroup, MeasuringGroup } from './SettingsGroups';
import { StartWeightsGroup } from './StartWeightsGroup';
import { changeSetup, useSetup } from './useSetup';
import './SetupView.css';

/** What a run has found in its set: of one that took a part, nobody knows how large the whole is. */
function countSeen({ setup, state }: DesignRun): PictureCounts {
  const { trainCount, testCount } = state;
  const isPart = setup.settings.subset !== null && trainCount >= setup.settings.subset;
  return { trainCount: isPart ? Infinity : trainCount, testCount };
}

/** What a source holds; of a kept set what a run has found in it. Null where that is not known. */
function useCounts(data: DataSource): PictureCounts | null {
  const known = useStore(({ training }) => {
    if (data.kind !== 'kept') return null;
    const isOfIt = ({ setup, state }: DesignRun) =>
      setup.data.kind === 'kept' && setup.data.name === data.name && state.trainCount > 0;
    return [...getRuns(training).values()].findLast(isOfIt) ?? null;
  });
  return useMemo(() => (known === null ? guessCounts(data) : countSeen(known)), [data, known]);
}

/** How long the run will take, roughly; nothing where nobody knows how many pictures there are. */
function Estimate({ setup }: { readonly setup: RunSetup }) {
  const words = useLateText().train.setup;
  const design = useDeferredValue(useStore((state) => state.design));
  const counts = useCounts(setup.data);
  const estimate = useMemo(() => {
    if (counts === null) return null;
    const { settings, width, resolution, probes, probing } = setup;
    const trainCount = Math.min(settings.subset ?? counts.trainCount, counts.trainCount);
    if (!Number.isFinite(trainCount)) return null;
    const thin = thinNetwork(design.architecture, width);
    const network = measureNetwork(thin, resolution ?? design.resolution);
    const probed = {
      ...probes,
      trainCount: Math.min(probes.trainCount, trainCount),
      testCount: Math.min(probes.testCount, counts.testCount),
    };
    const rounds = probing === 'epochs' ? settings.epochs : 1;
    return {
      seconds: estimateSeconds(network, { ...settings, testCount: counts.testCount, trainCount }),
      probeSeconds: probing === 'never' ? null : rounds * estimateProbeSeconds(network, probed),
    };
  }, [design, setup, counts]);
  if (design.architecture.layers.size === 0 || estimate === null) return null;
  return <p className="quiet">{words.estimate(estimate.seconds, estimate.probeSeconds, setup.width)}</p>;
}

/** The form. */
export function SetupView() {
  const text = useLateText();
  const words = text.train.setup;
  const setup = useSetup();
  const isOwn = useStore(({ training }) => training.setup !== null);
  const report = useStore(({ training }) => {
    const runs = [...getRuns(training).values()];
    return runs.findLast(({ state }) => state.backend !== null)?.state.backend ?? null;
  });
  return (
    <div className="train-setup">
      <div className="setup-head">
        <Button title={words.quickHint} aria-pressed={!isOwn} onClick={() => changeSetup(null)}>
          {words.quick}
        </Button>
        <Button title={words.paperHint} onClick={() => changeSetup(applyPaperProtocol(setup))}>
          {words.paper}
        </Button>
        <Estimate setup={setup} />
      </div>
      <div className="setup-groups">
        <div className="setup-column">
          <DataGroup setup={setup} />
          <StartWeightsGroup setup={setup} />
          <ComputingGroup setup={setup} reason={report === null ? null : text.train.explainBackend(report)} />
        </div>
        <div className="setup-column">
          <LearningGroup setup={setup} />
        </div>
        <div className="setup-column">
          <NetworkGroup setup={setup} />
          <AugmentationGroup setup={setup} />
          <MeasuringGroup setup={setup} />
        </div>
      </div>
    </div>
  );
}
