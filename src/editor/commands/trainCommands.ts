/** @file Commands that steer training; its code is loaded when one of them is used. */
import type { Store } from '../../state/storeShape';
import type { RunPhase } from '../../training/runState';
import type { Command } from './command';

/** What the run at hand is doing; null without one. */
function getPhase({ training: { active, runs } }: Store): RunPhase | null {
  return (active !== null && runs?.get(active)?.state.phase) || null;
}

const isOneOf =
  (...phases: readonly (RunPhase | null)[]) =>
  (state: Store): boolean =>
    phases.includes(getPhase(state));

const isAtRest = isOneOf(null, 'finished', 'stopped', 'failed');

/** Commands for the run at hand. */
export const trainCommands = {
  'train-start': {
    id: 'train-start',
    label: ({ train }) => train.commands.start,
    shortcuts: [],
    isEnabled: (state) => isAtRest(state) && state.design.architecture.layers.size > 0,
    run: () => void import('../training/runActions').then(({ startOpenDesign }) => startOpenDesign()),
  },
  'train-pause': {
    id: 'train-pause',
    label: ({ train }, state) =>
      getPhase(state) === 'paused' ? train.commands.resume : train.commands.pause,
    shortcuts: [],
    isEnabled: isOneOf('running', 'paused'),
    run: () => void import('../training/runActions').then(({ togglePause }) => togglePause()),
  },
  'train-stop': {
    id: 'train-stop',
    label: ({ train }) => train.commands.stop,
    shortcuts: [],
    isEnabled: (state) => !isAtRest(state),
    run: () => void import('../training/runActions').then(({ stopRun }) => stopRun()),
  },
} as const satisfies Readonly<Record<string, Command>>;
