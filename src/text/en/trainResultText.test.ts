import { expect, test } from 'vitest';
import { trainRunsTextDe } from '../de/trainResultTextDe';
import { trainRunsText } from './trainResultText';

test('a run that was stopped within an epoch has a short number of them', () => {
  // One step of three.
  expect(trainRunsText.summarize('52 %', 1 / 3, 2, 'mine', 'as drawn')).toMatch(
    /^52 % on test pictures, 0\.33 of 2\sepochs, mine, as drawn$/,
  );
  expect(trainRunsTextDe.summarize('52 %', 1 / 3, 2, 'meine', 'wie gezeichnet')).toMatch(
    /^52 % auf Testbildern, 0\.33 von 2\sEpochen, meine, wie gezeichnet$/,
  );
});
