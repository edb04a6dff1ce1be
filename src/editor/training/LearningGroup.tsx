/** @file The part of the form that says how the network learns: optimiser, schedule, batches, seed. */
import { adam, adamW, type OptimizerRule, type Schedule } from '../../training/settings';
import { setupLimits } from '../../training/setupSchema';
import { useLateText } from '../useLateText';
import { type GroupProps, NumberRow, SelectRow, SetupGroup, SwitchRow } from './SetupRows';
import { changeSettings } from './useSetup';

const learningDecimals = 7;

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
            title={words.stepFactorHint}
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
          title={words.warmupShareHint}
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
