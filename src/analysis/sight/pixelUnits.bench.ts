/** @file How long it takes to find which units see a pixel: asked with every move of the mouse over an image. */
import { afterAll, bench, describe } from 'vitest';
import { buildReference } from '../../presets/presets.testing';
import { createBenchSummary } from '../../util/benchSummary.testing';
import { analyze } from '../analyze';
import { findPixelUnits } from './pixelUnits';

const summary = createBenchSummary();
afterAll(() => summary.print('Units that see one pixel, in the last layer of maps'));

describe('units that see a pixel', () => {
  for (const reference of ['vgg16', 'resnet50', 'densenet121'] as const) {
    const architecture = buildReference(reference);
    const analysis = analyze(architecture, { resolution: [224, 224], rule: 'paper' });
    const last = [...analysis.layers.values()].findLast(({ field }) => field !== null);
    if (last === undefined) throw new Error(`${reference} has no layer with a field`);
    const name = `${reference} at 224 px`;
    bench(
      name,
      summary.time(name, () => findPixelUnits(architecture, analysis, last.id, [112, 112]), { limitMs: 16 }),
    );
  }
});
