/** @file How pictures of any size become a set of one size. */
import type { PictureSettings } from '../../training/dataset';
import { setupLimits } from '../../training/setupSchema';
import { useLateText } from '../useLateText';
import { NumberRow } from './SetupRows';

/** Side of the pictures, the share that tests, and what decides which those are. */
export function PictureSizeRows({
  settings,
  onChange,
}: {
  readonly settings: PictureSettings;
  readonly onChange: (settings: PictureSettings) => void;
}) {
  const words = useLateText().train.setup;
  return (
    <>
      <NumberRow
        label={words.side}
        value={settings.side}
        limits={setupLimits.side}
        step={8}
        onChange={(side) => onChange({ ...settings, side })}
      />
      <NumberRow
        label={words.testShare}
        value={settings.testShare}
        limits={setupLimits.testShare}
        step={0.05}
        decimals={2}
        onChange={(testShare) => onChange({ ...settings, testShare })}
      />
      <NumberRow
        label={words.pictureSeed}
        title={words.splitSeedHint}
        value={settings.seed}
        limits={setupLimits.seed}
        onChange={(seed) => onChange({ ...settings, seed })}
      />
    </>
  );
}
