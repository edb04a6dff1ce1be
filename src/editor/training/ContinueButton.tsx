/** @file Takes a run up that was cut short; where its pictures are gone, with the same ones chosen again. */
import type { DesignRun } from '../../state/training/trainingView';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';
import { chooseFiles } from './chooseFiles';
import { continueRun } from './runActions';

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
  const { data } = setup;
  if (data.kind !== 'files' || data.files.length > 0)
    return (
      <Button disabled={isBusy} title={train.continueHint} onClick={() => void continueRun(run, text)}>
        {train.continueRun}
      </Button>
    );
  const choose = async (isFolder: boolean) => {
    const files = await chooseFiles({ isFolder });
    if (files.length > 0) await continueRun(run, text, { ...setup, data: { ...data, files } });
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
