/** @file Reads numbers that runs start from, and says whether they fit what would train. */
import { useDeferredValue, useEffect, useState } from 'react';
import { createBlobSource } from '../../codecs/byteSource';
import type { WeightsProblem } from '../../codecs/safetensors/safetensors';
import type { Design } from '../../document/document';
import { useStore } from '../../state/store';
import type { WeightsMatch } from '../../state/training/matchWeights';
import { getRunControl } from '../../state/training/runControl';
import type { DesignRun, StartWeights, WeightsFile } from '../../state/training/trainingView';
import { toPytorchOrder } from '../../training/pytorchOrder';
import { thinNetwork } from '../../training/thinNetwork';
import type { RunSetup } from '../../training/trainedRun';
import type { MisfitProblem } from '../../training/weightsFit';

/** What fits, or why nothing does. */
export type WeightsFit = WeightsMatch | { readonly problem: MisfitProblem };

/** Makes numbers the start of the next runs, or with null none; a file that is being read comes too late then. */
export function setStartWeights(startWeights: StartWeights | null): void {
  useStore.getState().updateTraining((view) => ({ ...view, startWeights, weightsFile: null }));
}

function setWeightsFile(weightsFile: WeightsFile): void {
  useStore.getState().updateTraining((view) => ({ ...view, weightsFile }));
}

/**
 * Makes the numbers of a file the start of the next runs, unless something else became that while it was read.
 *
 * @returns why it cannot be read, or null.
 */
export async function loadWeightsFile(file: Blob, name: string): Promise<WeightsProblem | null> {
  const reading: WeightsFile = { name, problem: null };
  setWeightsFile(reading);
  const { readSafetensors } = await import('../../codecs/safetensors/safetensors');
  const read = await readSafetensors(createBlobSource(file, name));
  if (useStore.getState().training.weightsFile !== reading) return null;
  if ('problem' in read) {
    setWeightsFile({ name, problem: read.problem });
    return read.problem;
  }
  setStartWeights({ name, tensors: read.weights, takesPart: false });
  return null;
}

/** Makes the numbers of a run the start of the next ones. @returns false where none of it are kept. */
export async function startFromRun(run: DesignRun): Promise<boolean> {
  const checkpoint = await getRunControl().takeWeights(run.id);
  if (checkpoint === null) return false;
  const architecture = thinNetwork(run.network.architecture, run.setup.width);
  const tensors = toPytorchOrder(architecture, [...checkpoint.weights, ...checkpoint.statistics]);
  setStartWeights({ name: run.name, tensors, takesPart: false });
  return true;
}

/** Takes what fits of the numbers at hand, or all or nothing. */
export function setTakesPart(takesPart: boolean): void {
  useStore.getState().updateTraining((view) => ({
    ...view,
    startWeights: view.startWeights && { ...view.startWeights, takesPart },
  }));
}

/** Whether numbers fit a design as a setup would train it. */
export async function fitWeights(
  design: Design,
  setup: RunSetup,
  { tensors }: StartWeights,
): Promise<WeightsFit> {
  const [{ matchWeights }, { getTrainedDesign }] = await Promise.all([
    import('../../state/training/matchWeights'),
    import('../../state/training/runWeights'),
  ]);
  return matchWeights(getTrainedDesign({ name: design.title, network: design, setup }), tensors);
}

/** Whether the numbers at hand fit the open design; null while that is looked at, and without any. */
export function useWeightsFit(setup: RunSetup): WeightsFit | null {
  const source = useStore(({ training }) => training.startWeights);
  const design = useDeferredValue(useStore((state) => state.design));
  const [fit, setFit] = useState<WeightsFit | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (source === null) setFit(null);
    else
      void fitWeights(design, setup, source).then((found) => {
        if (isCurrent) setFit(found);
      });
    return () => {
      isCurrent = false;
    };
  }, [source, design, setup]);
  return source === null ? null : fit;
}
