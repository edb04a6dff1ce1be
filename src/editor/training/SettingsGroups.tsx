/** @file The parts of the form about changes of pictures, measuring and computing. */
import { setupLimits } from '../../training/setupSchema';
import { useLateText } from '../useLateText';
import { type GroupProps, NumberRow, SelectRow, SetupGroup, SwitchRow } from './SetupRows';
import { changeSettings, changeSetup } from './useSetup';

/** How many pictures are used, and what happens to them before they are seen. */
export function AugmentationGroup({ setup }: GroupProps) {
  const words = useLateText().train.setup;
  const { augmentation, normalization, subset } = setup.settings;
  return (
    <SetupGroup title={words.augmentation}>
      <SelectRow
        label={words.subset}
        value={subset === null ? 'all' : 'some'}
        options={{ all: words.allPictures, some: words.somePictures }}
        onChange={(value) => changeSettings(setup, { subset: value === 'all' ? null : 2000 })}
      />
      {subset !== null && (
        <NumberRow
          label={words.subsetCount}
          value={subset}
          limits={setupLimits.subset}
          step={100}
          onChange={(value) => changeSettings(setup, { subset: value })}
        />
      )}
      <NumberRow
        label={words.cropPadding}
        value={augmentation.cropPadding}
        limits={setupLimits.cropPadding}
        onChange={(cropPadding) => changeSettings(setup, { augmentation: { ...augmentation, cropPadding } })}
      />
      <SwitchRow
        label={words.flip}
        checked={augmentation.flip}
        onChange={(flip) => changeSettings(setup, { augmentation: { ...augmentation, flip } })}
      />
      <SelectRow
        label={words.normalization}
        value={normalization}
        options={words.normalizations}
        onChange={(value) => changeSettings(setup, { normalization: value })}
      />
    </SetupGroup>
  );
}

/** Saturation and probes. */
export function MeasuringGroup({ setup }: GroupProps) {
  const words = useLateText().train.setup;
  const { probes, probing } = setup;
  const { saturation } = setup.settings;
  const changeSaturation = (changes: Partial<typeof saturation>) =>
    changeSettings(setup, { saturation: { ...saturation, ...changes } });
  return (
    <SetupGroup title={words.measuring}>
      <SwitchRow
        label={words.saturation}
        title={words.saturationHint}
        checked={saturation.isOn}
        onChange={(isOn) => changeSaturation({ isOn })}
      />
      {saturation.isOn && (
        <>
          <NumberRow
            label={words.delta}
            title={words.deltaHint}
            value={saturation.delta}
            limits={setupLimits.delta}
            step={0.01}
            decimals={4}
            onChange={(delta) => changeSaturation({ delta })}
          />
          <SwitchRow
            label={words.shrinks}
            title={words.shrinksHint}
            checked={saturation.shrinks}
            onChange={(shrinks) => changeSaturation({ shrinks })}
          />
        </>
      )}
      <SelectRow
        label={words.probing}
        title={words.probingHint}
        value={probing}
        options={words.probings}
        onChange={(value) => changeSetup({ ...setup, probing: value })}
      />
      <SelectRow
        label={words.pooling}
        value={probes.pooling}
        options={words.poolings}
        onChange={(pooling) => changeSetup({ ...setup, probes: { ...probes, pooling } })}
      />
      <NumberRow
        label={words.probeTrain}
        value={probes.trainCount}
        limits={setupLimits.probePictures}
        step={100}
        onChange={(trainCount) => changeSetup({ ...setup, probes: { ...probes, trainCount } })}
      />
      <NumberRow
        label={words.probeTest}
        value={probes.testCount}
        limits={setupLimits.probePictures}
        step={100}
        onChange={(testCount) => changeSetup({ ...setup, probes: { ...probes, testCount } })}
      />
    </SetupGroup>
  );
}

/** What computes. */
export function ComputingGroup({ setup, reason }: GroupProps & { readonly reason: string | null }) {
  const words = useLateText().train.setup;
  return (
    <SetupGroup title={words.computing} hint={reason ?? words.backendHint}>
      <SelectRow
        label={words.backend}
        value={setup.backend}
        options={words.backends}
        onChange={(backend) => changeSetup({ ...setup, backend })}
      />
    </SetupGroup>
  );
}
