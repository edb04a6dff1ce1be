/** @file How long reading a design takes, up to the largest that is allowed. */
import { afterAll, bench, describe } from 'vitest';
import { createBenchSummary } from '../../util/benchSummary.testing';
import { readDesign } from './readDesign';

const summary = createBenchSummary();
afterAll(() => summary.print('Reading a design'));

describe('designs of one chain', () => {
  for (const length of [2_000, 20_000]) {
    const design = {
      format: 'fovea-design',
      version: 1,
      layers: Array.from({ length }, (_, n) => ({ id: `layer ${n}`, kind: n === 0 ? 'Input' : 'Conv2d' })),
    };
    // Half a second would be felt.
    const name = `${length} layers`;
    const body = () => {
      if (!('design' in readDesign(design))) throw new Error('the design is refused');
    };
    bench(name, summary.time(name, body, { limitMs: 500 }));
  }
});
