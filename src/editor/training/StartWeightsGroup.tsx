/** @file Trained numbers that the next run starts from: of a file, or of an earlier run. */
import { useState } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import type { StartWeights } from '../../state/training/trainingView';
import { joinExplanation } from '../../text/en/words';
import type { RunSetup } from '../../training/trainedRun';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';
import { chooseFiles } from './chooseFiles';
import { SetupGroup, SwitchRow } from './SetupRows';
import { loadWeightsFile, setTakesPart, useWeightsFit } from './startWeights';

/** Whether the numbers fit the network as it would train; where a part of them does, whether that will do. */
function Fit({ setup, source }: { readonly setup: RunSetup; readonly source: StartWeights }) {
  const words = useLateText().startWeights;
  const fit = useWeightsFit(setup);
  const layers = useStore(({ design }) => design.architecture.layers);
  if (fit === null) return null;
  if ('problem' in fit) {
    const getName = (id: LayerId) => layers.get(id)?.name ?? id;
    return (
      <p className="setup-problem" role="alert">
        {joinExplanation(words.formatMisfit(fit.problem, source.name, getName))}
      </p>
    );
  }
  const { count, total, naming, lacking, unused } = fit;
  if (lacking.length === 0) return <p role="status">{words.fits(count, naming, unused)}</p>;
  return (
    <>
      <p className={source.takesPart ? undefined : 'setup-problem'} role="alert">
        {words.fitsInPart(count, total, naming)}
      </p>
      <details className="lacking-tensors">
        <summary>{words.lacking(lacking.length)}</summary>
        <ul>
          {lacking.map(({ tensor, expected, actual }) => (
            <li key={tensor}>{words.formatLacking(tensor, expected, actual)}</li>
          ))}
        </ul>
        {unused.length > 0 && <p>{words.formatUnused(unused)}</p>}
      </details>
      <SwitchRow label={words.takePart} checked={source.takesPart} onChange={setTakesPart} />
    </>
  );
}

/** The group of the form. */
export function StartWeightsGroup({ setup }: { readonly setup: RunSetup }) {
  const words = useLateText().startWeights;
  const source = useStore(({ training }) => training.startWeights);
  const [reading, setReading] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async () => {
    const [chosen] = await chooseFiles({ isFolder: false, accept: '.safetensors' });
    if (chosen === undefined) return;
    setReading(chosen.path);
    const found = await loadWeightsFile(chosen.file, chosen.path);
    setReading(null);
    setProblem(found === null ? null : joinExplanation(words.formatFileProblem(found, chosen.path)));
  };
  const drop = () => {
    setProblem(null);
    useStore.getState().updateTraining((view) => ({ ...view, startWeights: null }));
  };
  return (
    <SetupGroup title={words.title} hint={words.hint}>
      <p className="start-weights">
        <span>{words.from}</span> <b>{source?.name ?? words.anew}</b>
      </p>
      {reading !== null && <p role="status">{words.reading(reading)}</p>}
      {problem !== null && (
        <p className="setup-problem" role="alert">
          {problem}
        </p>
      )}
      {source !== null && <Fit setup={setup} source={source} />}
      <div className="setup-buttons">
        <Button disabled={reading !== null} onClick={() => void choose()}>
          {words.choose}
        </Button>
        {source !== null && (
          <Button look="quiet" onClick={drop}>
            {words.drawAnew}
          </Button>
        )}
      </div>
    </SetupGroup>
  );
}
