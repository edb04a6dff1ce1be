/** @file Trains probes on demand; where the pictures of the run are gone, on the same ones chosen again. */
import { useId, useState } from 'react';
import { useStore } from '../../state/store';
import { getRunControl } from '../../state/training/runControl';
import type { DesignRun } from '../../state/training/trainingView';
import type { DataSource } from '../../training/dataset';
import { findProbing } from '../../training/runState';
import { Button } from '../../ui/Button';
import { handOnFocus } from '../../ui/handOnFocus';
import { useLateText } from '../useLateText';
import { lacksPictures, needsFiles } from './ContinueButton';
import { chooseFiles } from './chooseFiles';
import { createSameSource } from './pictureFiles';
import { tellProbeOutcome } from './runActions';
import { useSetup } from './useSetup';

/** The button, or one for files and one for a folder. While probes train the focus stays where it was pressed. */
export function ProbeButton({ run }: { readonly run: DesignRun }) {
  const text = useLateText();
  const { probeNow, probeHint, probeFiles, probeFolder, probeLost, noWeights } = text.train.layers;
  const { probes } = useSetup();
  const [isRefused, setIsRefused] = useState(false);
  const lackId = useId();
  const isLoading = run.state.phase === 'loading';
  const isUnderWay = findProbing(run.state) !== null;
  const isActive = useStore(({ training }) => training.active === run.id);
  // Without weights there is nothing to probe: a run of a file has its numbers only.
  const hasWeights = isActive || run.state.keptStep !== null;
  const needsChoice = hasWeights && (isRefused || needsFiles(run));
  const isDisabled = isLoading || isUnderWay || !hasWeights;
  const train = async (data?: DataSource) => {
    const outcome = await getRunControl().probe(run.id, probes, data);
    if (typeof outcome !== 'string')
      setIsRefused((was) => lacksPictures(outcome) || (was && outcome !== null));
    tellProbeOutcome(outcome, run, text);
  };
  const choose = async (isFolder: boolean) => {
    const files = await chooseFiles({ isFolder });
    if (files.length > 0) await train(createSameSource(run.setup.data, files));
  };
  const press = () => {
    if (!isDisabled) void (needsChoice ? choose(false) : train());
  };
  return (
    <>
      <Button
        title={needsChoice ? probeLost : probeHint(probes)}
        aria-disabled={isDisabled || undefined}
        aria-describedby={hasWeights ? undefined : lackId}
        onClick={press}
      >
        {needsChoice ? probeFiles : probeNow}
      </Button>
      {needsChoice && (
        <Button
          ref={handOnFocus}
          title={probeLost}
          aria-disabled={isDisabled || undefined}
          onClick={() => {
            if (!isDisabled) void choose(true);
          }}
        >
          {probeFolder}
        </Button>
      )}
      {!hasWeights && (
        <span className="quiet" id={lackId}>
          {noWeights}
        </span>
      )}
    </>
  );
}
