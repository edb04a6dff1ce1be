/** @file The form for the next run, with two ready setups and how long it will take. */
import { useDeferredValue, useMemo } from 'react';
import { useStore } from '../../state/store';
import { getRuns } from '../../state/training/runViews';
import type { DataSource } from '../../training/dataset';
import { estimateSeconds, measureNetwork } from '../../training/runEstimate';
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

/** What a set holds, where it is known before it is read; CIFAR10's numbers where it is not. */
function guessCounts(data: DataSource): { readonly trainCount: number; readonly testCount: number } {
  return data.kind === 'synthetic' ? data : { trainCount: 50_000, testCount: 10_000 };
}

/** How long the run will take, roughly. */
function Estimate({ setup }: { readonly setup: RunSetup }) {
  const words = useLateText().train.setup;
  const design = useDeferredValue(useStore((state) => state.design));
  const seconds = useMemo(() => {
    const { settings, data, width, resolution } = setup;
    const counts = guessCounts(data);
    const trainCount = Math.min(settings.subset ?? counts.trainCount, counts.trainCount);
    const thin = thinNetwork(design.architecture, width);
    const network = measureNetwork(thin, resolution ?? design.resolution);
    return estimateSeconds(network, { ...settings, ...counts, trainCount });
  }, [design, setup]);
  if (design.architecture.layers.size === 0) return null;
  return <p className="quiet">{words.estimate(seconds, words.formatWidth(setup.width))}</p>;
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
