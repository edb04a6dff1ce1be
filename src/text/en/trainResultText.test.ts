/** @file Plots of runs by their names, for those who do not see them, and runs in a line. */
import { expect, test } from 'vitest';
import { trainLayersTextDe, trainRunsTextDe } from '../de/trainResultTextDe';
import { type CurveReading, trainCurvesText, trainLayersText, trainRunsText } from './trainResultText';

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

test('a card says of how many layers its saturation is, and never rounds to nothing or to all', () => {
  const one = { share: 0.004, least: 0.004, most: 0.004, count: 1, size: null };
  expect(plain(trainLayersText.formatCard(one))).toBe('saturation 0.4 %');
  expect(plain(trainLayersText.formatCardShort(one))).toBe('< 1 %');
  expect(plain(trainLayersText.formatCardShort({ ...one, share: 0.996 }))).toBe('> 99 %');
  const several = { share: 0.41, least: 0.004, most: 0.996, count: 9, size: [32, 48] } as const;
  expect(plain(trainLayersText.formatCard(several))).toBe(
    'median saturation of 9 layers 41.0 %, from 0.4 % to 99.6 %, measured at 32x48',
  );
  expect(plain(trainLayersText.formatCardShort(several))).toBe('median 41 % at 32x48');
  expect(plain(trainLayersTextDe.formatCard(several))).toBe(
    'mittlere Sättigung (Median) von 9 Schichten 41.0 %, von 0.4 % bis 99.6 %, gemessen bei 32x48',
  );
  expect(plain(trainLayersTextDe.formatCardShort(several))).toBe('Median 41 % bei 32x48');
});
