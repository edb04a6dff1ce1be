/** @file The form without the pictures: network, learning, changes of pictures, measuring, computing. */

import { checkParameter } from '../../layers/validate';
import { useStore } from '../../state/store';
import { joinExplanation } from '../../text/en/words';
import { formatSize } from '../../text/quantities';
import type { PictureSettings } from '../../training/dataset';
import {
  adam,
  adamW,
  type OptimizerRule,
  type Schedule,
  type TrainingSettings,
} from '../../training/settings';
import { setupLimits } from '../../training/setupSchema';
import { widths } from '../../training/setups';
import type { RunSetup } from '../../training/trainedRun';
import { FieldRow } from '../../ui/FieldRow';
import { PairField } from '../../ui/PairField';
import { useLateText } from '../useLateText';
import { NumberRow, SelectRow, SetupGroup, SwitchRow } from './SetupRows';
import { changeSetup } from './useSetup';

interface GroupProps {
  readonly setup: RunSetup;
}

/** Changes some settings of a setup. */
function changeSettings(setup: RunSetup, changes: Partial<TrainingSettings>): void {
  changeSetup({ ...setup, settings: { ...setup.settings, ...changes } });
}

const learningDecimals = 7;

/** How large and how wide the network is that trains. */
export function NetworkGroup({ setup }: GroupProps) {
  const text = useLateText();
  const words = text.train.setup;
  const designed = useStore((state) => state.design.resolution);
  const { resolution, width } = setup;
  const limits = setupLimits.resolution;
  const check = (value: number) => {
    const problem = checkParameter({ type: 'integer', default: 32, ...limits }, value);
    return problem && joinExplanation(text.parameters.formatParameterProblem(words.resolution, problem));
  };
  return (
    <SetupGroup title={words.network} hint={resolution === null ? words.widthHint : words.resolutionHint}>
      <SelectRow
        label={words.width}
        title={words.widthHint}
        value={String(width)}
        options={Object.fromEntries(
          [...new Set([...widths, width])]
            .sort((a, b) => b - a)
            .map((value) => [`${value}`, words.formatWidth(value)]),
        )}
        onChange={(value) => changeSetup({ ...setup, width: Number(value) })}
      />
      <SelectRow
        label={words.resolution}
        title={words.resolutionHint}
        value={resolution === null ? 'designed' : 'other'}
        options={{ designed: words.asDesigned(formatSize(designed)), other: words.otherSize }}
        onChange={(value) => changeSetup({ ...setup, resolution: value === 'designed' ? null : designed })}
      />
      {resolution !== null && (
        <FieldRow label={words.otherSize}>
          <PairField
            values={[resolution]}
            labels={text.toolbar.resolutionLabels}
            {...limits}
            check={check}
            onChange={(change) => changeSetup({ ...setup, resolution: change(resolution) })}
          />
        </FieldRow>
      )}
    </SetupGroup>
  );
}

type OptimizerName = 'sgd' | 'adam' | 'adamW';

const optimizers: Readonly<Record<OptimizerName, OptimizerRule>> = {
  sgd: { kind: 'sgd', momentum: 0.9, nesterov: false, weightDecay: 5e-4 },
  adam,
  adamW,
};

const getOptimizerName = (rule: OptimizerRule): OptimizerName =>
  rule.kind === 'sgd' ? 'sgd' : rule.decoupled ? 'adamW' : 'adam';

const schedules: { readonly [Kind in Schedule['kind']]: Extract<Schedule, { kind: Kind }> } = {
  constant: { kind: 'constant' },
  step: { kind: 'step', epochs: 10, factor: 0.1 },
  cosine: { kind: 'cosine' },
  'one-cycle': { kind: 'one-cycle', warmupShare: 0.3 },
};

/** The rule of optimisation. */
function OptimizerRows({ setup }: GroupProps) {
  const words = useLateText().train.setup;
  const { settings } = setup;
  const { optimizer } = settings;
  const changeOptimizer = (rule: OptimizerRule) => changeSettings(setup, { optimizer: rule });
  return (
    <>
      <SelectRow
        label={words.optimizer}
        value={getOptimizerName(optimizer)}
        options={words.optimizers}
        onChange={(name) => changeOptimizer(optimizers[name])}
      />
      <NumberRow
        label={words.learningRate}
        value={settings.learningRate}
        limits={setupLimits.learningRate}
        step={settings.learningRate >= 0.02 ? 0.01 : settings.learningRate >= 0.002 ? 0.001 : 1e-4}
        decimals={learningDecimals}
        onChange={(learningRate) => changeSettings(setup, { learningRate })}
      />
      {optimizer.kind === 'sgd' && (
        <>
          <NumberRow
            label={words.momentum}
            value={optimizer.momentum}
            limits={setupLimits.momentum}
            step={0.05}
            decimals={3}
            onChange={(momentum) => changeOptimizer({ ...optimizer, momentum })}
          />
          <SwitchRow
            label={words.nesterov}
            checked={optimizer.nesterov}
            onChange={(nesterov) => changeOptimizer({ ...optimizer, nesterov })}
          />
        </>
      )}
      <NumberRow
        label={words.weightDecay}
        value={optimizer.weightDecay}
        limits={setupLimits.weightDecay}
        step={1e-4}
        decimals={learningDecimals}
        onChange={(weightDecay) => changeOptimizer({ ...optimizer, weightDecay })}
      />
    </>
  );
}

/** How the learning rate moves. */
function ScheduleRows({ setup }: GroupProps) {
  const words = useLateText().train.setup;
  const { schedule } = setup.settings;
  const changeSchedule = (next: Schedule) => changeSettings(setup, { schedule: next });
  return (
    <>
      <SelectRow
        label={words.schedule}
        value={schedule.kind}
        options={words.schedules}
        onChange={(kind) => changeSchedule(schedules[kind])}
      />
      {schedule.kind === 'step' && (
        <>
          <NumberRow
            label={words.stepEpochs}
            value={schedule.epochs}
            limits={setupLimits.stepEpochs}
            onChange={(epochs) => changeSchedule({ ...schedule, epochs })}
          />
          <NumberRow
            label={words.stepFactor}
            value={schedule.factor}
            limits={setupLimits.stepFactor}
            step={0.05}
            decimals={3}
            onChange={(factor) => changeSchedule({ ...schedule, factor })}
          />
        </>
      )}
      {schedule.kind === 'one-cycle' && (
        <NumberRow
          label={words.warmupShare}
          value={schedule.warmupShare}
          limits={setupLimits.warmupShare}
          step={0.05}
          decimals={2}
          onChange={(warmupShare) => changeSchedule({ ...schedule, warmupShare })}
        />
      )}
    </>
  );
}

/** How the network learns. */
export function LearningGroup({ setup }: GroupProps) {
  const words = useLateText().train.setup;
  const { settings } = setup;
  return (
    <SetupGroup title={words.learning}>
      <NumberRow
        label={words.epochs}
        value={settings.epochs}
        limits={setupLimits.epochs}
        onChange={(epochs) => changeSettings(setup, { epochs })}
      />
      <NumberRow
        label={words.batchSize}
        value={settings.batchSize}
        limits={setupLimits.batchSize}
        onChange={(batchSize) => changeSettings(setup, { batchSize })}
      />
      <OptimizerRows setup={setup} />
      <ScheduleRows setup={setup} />
      <NumberRow
        label={words.labelSmoothing}
        value={settings.labelSmoothing}
        limits={setupLimits.labelSmoothing}
        step={0.05}
        decimals={3}
        onChange={(labelSmoothing) => changeSettings(setup, { labelSmoothing })}
      />
      <NumberRow
        label={words.seed}
        value={settings.seed}
        limits={setupLimits.seed}
        onChange={(seed) => changeSettings(setup, { seed })}
      />
    </SetupGroup>
  );
}

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
          label={words.trainCount}
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
        checked={saturation.isOn}
        onChange={(isOn) => changeSaturation({ isOn })}
      />
      {saturation.isOn && (
        <>
          <NumberRow
            label={words.delta}
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

/** How pictures of any size become a set of one size. */
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
    </>
  );
}
