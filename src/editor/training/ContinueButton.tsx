/** @file Takes a run up that was cut short; where its pictures are gone, with the same ones chosen again. */
import type { DesignRun } from '../../state/training/trainingView';
import type { RunProblem } from '../../training/protocol';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';
import { chooseFiles } from './chooseFiles';
import { createSameSource } from './pictureFiles';
import { continueRun } from './runActions';

/** Whether what went wrong with a run is that its pictures are not here any more, or not what they were. */
export function lacksPictures(problem: RunProblem | null): boolean {
  if (problem?.code === 'bad-data') return ['not-kept', 'kept-damaged'].includes(problem.problem.code);
  return problem?.code === 'other-pictures';
}

/** Whether the pictures of a run must be chosen: they were files of an earlier visit, or are not what they were. */
export function needsFiles({ setup: { data }, state: { problem } }: DesignRun): boolean {
  if (data.kind === 'synthetic' || data.kind === 'pictures') return false;
  return (data.kind === 'files' && data.files.length === 0) || lacksPictures(problem);
}

/** The button, or one for files and one for a folder. */
export function ContinueButton({
  run,
  isBusy = false,
}: {
  readonly run: DesignRun;
  readonly isBusy?: boolean;
}) {
  const text = useLateText();
  const { train } = text;
  const { setup } = run;
  if (!needsFiles(run))
    return (
      <Button disabled={isBusy} title={train.continueHint} onClick={() => void continueRun(run, text)}>
        {train.continueRun}
      </Button>
    );
  const choose = async (isFolder: boolean) => {
    const files = await chooseFiles({ isFolder });
    if (files.length > 0)
      await continueRun(run, text, { ...setup, data: createSameSource(setup.data, files) });
  };
  return (
    <>
      <Button disabled={isBusy} title={train.continueLost} onClick={() => void choose(false)}>
        {train.continueFiles}
      </Button>
      <Button disabled={isBusy} title={train.continueLost} onClick={() => void choose(true)}>
        {train.continueFolder}
      </Button>
    </>
  );
}
