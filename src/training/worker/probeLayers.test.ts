/** @file Probes say how many pictures they were trained and scored on, which can be fewer than were asked for. */
import '@tensorflow/tfjs-backend-cpu';
import { expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { bothAxes } from '../../util/perAxis';
import type { ProbeReport } from '../protocol';
import { defaultSettings } from '../settings';
import { createPlan } from '../trainingPlan';
import { composedKernels } from './composed/composedKernels';
import { createSyntheticSet } from './data/synthetic';
import { probeLayers } from './probeLayers';
import { Trainer } from './trainer';

test('of a small set all pictures are taken, of a large one as many as are asked for', async () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv', { outChannels: 2, kernelSize: [3, 3], stride: [4, 4] });
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'fc', { outFeatures: 10 });
  const { plan } = createPlan(builder.build(), bothAxes(8));
  if (plan === null) throw new Error('it can be trained');
  const dataset = createSyntheticSet({ seed: 1, scale: 1, trainCount: 60, testCount: 24 });
  const trainer = new Trainer(plan, dataset, defaultSettings, composedKernels);
  const found: ProbeReport[] = [];
  const settings = { pooling: '1x1', trainCount: 40, testCount: 500 } as const;
  await probeLayers(
    trainer,
    settings,
    composedKernels,
    (probe) => found.push(probe),
    async () => {},
  );
  trainer.dispose();
  expect(found).toMatchObject([
    { layer: 'conv', trainCount: 40, testCount: 24 },
    { layer: 'fc', trainCount: 40, testCount: 24 },
  ]);
});
