/** @file Trained numbers that the next run starts from: of a file, or of an earlier run. */
import { useRef } from 'react';
import type { LayerId } from '../../architecture/architecture';
import type { WeightsProblem } from '../../codecs/safetensors/safetensors';
import { useStore } from '../../state/store';
import type { StartWeights } from '../../state/training/trainingView';
import { joinExplanation } from '../../text/en/words';
import type { RunSetup } from '../../training/trainedRun';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';
import { chooseFiles } from './chooseFiles';
import { SetupGroup, SwitchRow } from './SetupRows';
import { loadWeightsFile, setStartWeights, setTakesPart, useWeightsFit } from './startWeights';

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
  const file = useStore(({ training }) => training.weightsFile ?? null);
  const group = useRef<HTMLElement>(null);
  const explain = (problem: WeightsProblem, name: string) =>
    joinExplanation(words.formatFileProblem(problem, name));
  const choose = async () => {
    const [chosen] = await chooseFiles({ isFolder: false, accept: '.safetensors' });
    if (chosen === undefined) return;
    const problem = await loadWeightsFile(chosen.file, chosen.path);
    // Who has left the form meanwhile would not see it here.
    if (problem !== null && group.current === null)
      useStore.getState().showNotice({ text: explain(problem, chosen.path) });
  };
  const isReading = file?.problem === null;
  return (
    <SetupGroup ref={group} title={words.title} hint={words.hint}>
      <p className="start-weights">
        <span>{words.from}</span> <b>{source?.name ?? words.anew}</b>
      </p>
      {file?.problem === null && <p role="status">{words.reading(file.name)}</p>}
      {file?.problem && (
        <p className="setup-problem" role="alert">
          {explain(file.problem, file.name)}
        </p>
      )}
      {source !== null && <Fit setup={setup} source={source} />}
      <div className="setup-buttons">
        <Button disabled={isReading} onClick={() => void choose()}>
          {words.choose}
        </Button>
        {(source !== null || file !== null) && (
          <Button look="quiet" onClick={() => setStartWeights(null)}>
            {words.drawAnew}
          </Button>
        )}
      </div>
    </SetupGroup>
  );
}
