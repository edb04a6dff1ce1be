/** @file How long cards and layouts take. Aims on two cores: ResNet152 below 250 ms, a chain of 10 000 below 300 ms. */
import { bench, describe } from 'vitest';
import type { LayerId } from '../architecture/architecture';
import { setLayerParams } from '../architecture/edits';
import { buildReference } from '../presets/presets.testing';
import { computeCards } from './cards';
import { arrangeWithDagre } from './dagreTangle';
import { computeLayout, type LayoutOptions } from './layout';
import { createChain, getTestSize } from './layout.testing';

const options: LayoutOptions = {
  direction: 'down',
  cardSize: getTestSize,
  viewport: { width: 900, height: 560 },
  arrangeTangle: arrangeWithDagre,
};

describe('cards', () => {
  const resnet = buildReference('resnet152');
  const graph = computeCards(resnet);
  bench('ResNet152', () => {
    computeCards(resnet);
  });
  const edited = setLayerParams(resnet, 'conv1' as LayerId, { bias: true });
  bench('ResNet152 after an edit of a parameter', () => {
    computeCards(edited, graph);
  });
});

describe('layout', () => {
  for (const name of ['vgg16', 'resnet18', 'resnet152', 'densenet201', 'inceptionv3', 'efficientnetb7']) {
    const graph = computeCards(buildReference(name));
    bench(`${name}, ${graph.cards.length} cards`, () => {
      computeLayout(graph, options);
    });
  }
  const chain = computeCards(createChain(10_000));
  bench('a chain of 10 000', () => {
    computeLayout(chain, options);
  });
  const previous = computeLayout(chain, options);
  bench('the same again', () => {
    computeLayout(chain, { ...options, previous });
  });
});
