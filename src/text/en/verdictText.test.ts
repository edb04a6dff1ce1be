import { expect, test } from 'vitest';
import type { Verdict } from '../../training/verdict';
import { unitSpace } from '../quantities';
import { verdictText } from './verdictText';

const plain = (verdict: Verdict) => {
  const { headline, details } = verdictText.formatVerdict(verdict);
  return [headline, ...details].join(' ').replaceAll(unitSpace, ' ');
};

const compared: Verdict = {
  code: 'compared',
  says: 'supports',
  unproductiveCount: 6,
  otherCount: 7,
  saturation: { unproductive: 0.055, others: 0.52, says: 'supports' },
  probes: {
    unproductive: 0,
    others: 0.065,
    bestUnproductive: 0.905,
    bestBefore: 0.89,
    margin: 0.01,
    says: 'supports',
  },
  otherProbeEpoch: null,
  isWithinEpoch: false,
};

test('support, with every number', () => {
  expect(plain(compared)).toBe(
    'The evidence supports the prediction. ' +
      'The 6 layers predicted unproductive have a median saturation of 5.5 %, the other 7 have 52.0 %: ' +
      'it has fallen behind the border. ' +
      'A probe gains 0.0 points on the layer before it in the median, 6.5 points among the others. ' +
      'The best of them reaches 90.5 %, the best before the border 89.0 % (up to 1.0 points may be chance): ' +
      'nothing that counts was gained behind it.',
  );
});

test('evidence against the prediction is called that', () => {
  const probes = { ...compared.probes, bestUnproductive: 0.99, says: 'contradicts' } as const;
  const saturation = { unproductive: 0.5, others: 0.52, says: 'contradicts' } as const;
  const text = plain({ ...compared, says: 'contradicts', saturation, probes } as Verdict);
  expect(text).toContain('The evidence does not support the prediction.');
  expect(text).toContain('it has not fallen behind the border');
  expect(text).toContain('10.0 points were gained behind it');
});

test('a headline names what saturation and probes say where they differ, or one is missing', () => {
  const probes = { ...compared.probes, says: 'undecided' } as const;
  expect(plain({ ...compared, says: 'undecided', probes } as Verdict)).toMatch(
    /^Saturation supports the prediction, probes cannot tell\. /,
  );
  const against = { ...compared.probes, bestUnproductive: 0.99, says: 'contradicts' } as const;
  expect(plain({ ...compared, says: 'mixed', probes: against } as Verdict)).toMatch(
    /^Saturation supports the prediction, probes do not support the prediction\. /,
  );
  expect(plain({ ...compared, probes: null })).toMatch(/^Saturation supports the prediction\. /);
  expect(plain({ ...compared, saturation: null })).toMatch(/^Probes support the prediction\. /);
});

test('probes of another epoch than the saturation beside them are said to be that', () => {
  expect(plain(compared)).not.toContain('These probes');
  expect(plain({ ...compared, otherProbeEpoch: 3 })).toMatch(
    /nothing that counts was gained behind it\. These probes are of epoch 3\.$/,
  );
  expect(plain({ ...compared, otherProbeEpoch: 6.25 })).toContain('These probes are of epoch 6.3.');
});

test('what is missing is said', () => {
  expect(plain({ code: 'untested' })).toMatch(/^Too early for a verdict\./);
  expect(plain({ ...compared, probes: null })).toContain('Probes are not there yet');
  expect(plain({ ...compared, saturation: null })).toContain('Saturation was not measured.');
  expect(plain({ ...compared, saturation: null, isWithinEpoch: true })).toMatch(
    /nothing that counts was gained behind it\. Saturation is counted over a whole epoch, and this one has not ended\.$/,
  );
  expect(plain({ code: 'not-learnt', accuracy: 0.12, chance: 0.1 })).toContain(
    'right on 12.0 % of the test pictures, guessing on 10.0 %',
  );
});

test.each([
  [0, 'There is no convolution to judge.'],
  [1, 'The only convolution should still gain something'],
  [2, 'Both convolutions should still gain something'],
  [3, 'All 3 convolutions should still gain something'],
])('nothing predicted of %i convolutions', (judged, words) => {
  expect(plain({ code: 'no-prediction', judged })).toContain(words);
});
