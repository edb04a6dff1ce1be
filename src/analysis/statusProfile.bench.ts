/** @file How long the statuses of all layers at all sizes from 8 to 512 take. */
import { afterAll, bench, describe } from 'vitest';
import { buildReference } from '../presets/presets.testing';
import { createBenchSummary } from '../util/benchSummary.testing';
import { bothAxes } from '../util/perAxis';
import { computeStatusProfile } from './statusProfile';

const summary = createBenchSummary();
afterAll(() => summary.print('Statuses at every size'));

describe('statuses at 505 sizes', () => {
  for (const reference of ['vgg16', 'resnet152', 'efficientnetb7'] as const) {
    const architecture = buildReference(reference);
    bench(
      reference,
      summary.time(
        reference,
        () => computeStatusProfile(architecture, 'paper', { from: 8, to: 512, toImage: bothAxes }),
        { limitMs: 200 },
      ),
    );
  }
});
