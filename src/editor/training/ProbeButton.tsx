/** @file Trains probes on demand; where the pictures of the run are gone, on the same ones chosen again. */
import { useState } from 'react';
import { useStore } from '../../state/store';
import { getRunControl } from '../../state/training/runControl';
import type { DesignRun } from '../../state/training/trainingView';
import type { DataSource } from '../../training/dataset';
import { findProbing } from '../../training/runState';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';
import { lacksPictures, needsFiles } from './ContinueButton';
import { chooseFiles } from './chooseFiles';
import { createSameSource } from './pictureFiles';
import { tellProbeOutcome } from './runActions';
import { useSetup } from './useSetup';

/** The button, or one for files and one for a folder. */
export function ProbeButton({ run }: { readonly run: DesignRun }) {
  const text = useLateText();
  const { probeNow, probeHint, probeFiles, probeFolder, probeLost, noWeights } = text.train.layers;
  const { probes } = useSetup();
  const [isRefused, setIsRefused] = useState(false);
  const isLoading = run.state.phase === 'loading';
  const isUnderWay = findProbing(run.state) !== null;
  const isActive = useStore(({ training }) => training.active === run.id);
  // Without weights there is nothing to probe: a run of a file has its numbers only.
  const hasWeights = isActive || run.state.keptStep !== null;
  const isDisabled = isLoading || isUnderWay || !hasWeights;
  const train = async (data?: DataSource) => {
    const outcome = await getRunControl().probe(run.id, probes, data);
    if (typeof outcome !== 'string')
      setIsRefused((was) => lacksPictures(outcome) || (was && outcome !== null));
    tellProbeOutcome(outcome, run, text);
  };
  if (!hasWeights || !(isRefused || needsFiles(run)))
    return (
      <Button
        title={hasWeights ? probeHint(probes) : noWeights}
        disabled={isDisabled}
        onClick={() => void train()}
      >
        {probeNow}
      </Button>
    );
  const choose = async (isFolder: boolean) => {
    const files = await chooseFiles({ isFolder });
    if (files.length > 0) await train(createSameSource(run.setup.data, files));
  };
  return (
    <>
      <Button title={probeLost} disabled={isDisabled} onClick={() => void choose(false)}>
        {probeFiles}
      </Button>
      <Button title={probeLost} disabled={isDisabled} onClick={() => void choose(true)}>
        {probeFolder}
      </Button>
    </>
  );
}
