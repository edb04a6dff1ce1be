/** @file Plots of runs by their names, for those who do not see them. */
import { expect, test } from 'vitest';
import { type CurveReading, trainCurvesText } from './trainResultText';

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
