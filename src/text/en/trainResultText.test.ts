/** @file Plots of runs by their names, for those who do not see them, and runs in a line. */
import { expect, test } from 'vitest';
import { trainRunsTextDe } from '../de/trainResultTextDe';
import { type CurveReading, trainCurvesText, trainRunsText } from './trainResultText';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('the names of curves have the numbers of every run', () => {
  const long: CurveReading = {
    run: 'Long',
    train: { loss: 0.25, accuracy: 0.875 },
    test: { loss: 0.5, accuracy: 0.75 },
    rate: 0.005,
  };
  const first: CurveReading = { ...long, run: 'First', test: null };
  const fresh: CurveReading = { run: 'Fresh', train: null, test: null, rate: null };
  const readings = [long, first, fresh];
  expect(plain(trainCurvesText.describeAccuracy(readings))).toBe(
    'Accuracy over epochs. Long: 87.5 % on training pictures, 75.0 % on test pictures; ' +
      'First: 87.5 % on training pictures; Fresh: nothing yet',
  );
  expect(trainCurvesText.describeLoss(readings)).toBe(
    'Loss over epochs. Long: 0.25 on training pictures, 0.5 on test pictures; ' +
      'First: 0.25 on training pictures; Fresh: nothing yet',
  );
  expect(trainCurvesText.describeRate([long])).toBe(
    'Learning rate over epochs. Long: 0.005 in the last step',
  );
});

test('a run that was stopped within an epoch has a short number of them', () => {
  // One step of three.
  expect(trainRunsText.summarize('52 %', 1 / 3, 2, 'mine', 'as drawn')).toMatch(
    /^52 % on test pictures, 0\.33 of 2\sepochs, mine, as drawn$/,
  );
  expect(trainRunsTextDe.summarize('52 %', 1 / 3, 2, 'meine', 'wie gezeichnet')).toMatch(
    /^52 % auf Testbildern, 0\.33 von 2\sEpochen, meine, wie gezeichnet$/,
  );
});
