/** @file Where a run stands, in a line. */
import { expect, test } from 'vitest';
import type { RunId } from '../../training/protocol';
import { createRunState } from '../../training/runState';
import { trainTextDe } from '../de/trainTextDe';
import { trainText } from './trainText';

test('a run that fails before its first step has come to none of the epochs that were asked for', () => {
  const state = { ...createRunState('run' as RunId), phase: 'failed' } as const;
  expect(trainText.formatPhase(state, 12)).toBe('Failed, epoch 0 of 12');
  expect(trainTextDe.formatPhase(state, 12)).toBe('Gescheitert, Epoche 0 von 12');
  // One that has begun knows its steps.
  expect(trainText.formatPhase({ ...state, totalSteps: 30, stepsPerEpoch: 10 }, 12)).toBe(
    'Failed, epoch 0 of 3',
  );
});
