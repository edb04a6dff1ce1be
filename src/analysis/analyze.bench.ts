/** @file How long the whole analysis takes: known networks, a deep one of ten thousand layers, and edits of one. */
import { afterAll, bench, describe } from 'vitest';
import type { Architecture, LayerId } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { setLayerParams } from '../architecture/edits';
import { buildReference } from '../presets/presets.testing';
import { createBenchSummary } from '../util/benchSummary.testing';
import type { AnalysisInput } from './analysis';
import { analyze } from './analyze';

const input: AnalysisInput = { resolution: [224, 224], rule: 'paper' };

/** A residual network of bottlenecks with about this many layers: a block has eleven. */
function buildDeep(layerCount: number): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input');
  let last = builder.add('Conv2d', 'stem', { kernelSize: [7, 7], stride: [2, 2] });
  for (let block = 0; block < (layerCount - 2) / 11; block++) {
    const start = last;
    for (const kernel of [1, 3, 1]) {
      const outChannels = kernel === 1 ? 256 : 64;
      builder.add('Conv2d', `conv${block}`, { outChannels, kernelSize: [kernel, kernel] });
      builder.add('BatchNorm', `norm${block}`);
      last = builder.add('ReLU', `relu${block}`);
    }
    builder.add('Conv2d', `project${block}`, { outChannels: 256, kernelSize: [1, 1] }, { inputs: [start] });
    last = builder.add('Add', `add${block}`, {}, { inputs: [last, builder.last] });
  }
  return builder.build();
}

const summary = createBenchSummary();
afterAll(() => summary.print('Whole analysis'));

describe('whole analysis', () => {
  const vgg = buildReference('vgg16');
  const resnet = buildReference('resnet152');
  const thousand = buildDeep(1000);
  const tenThousand = buildDeep(10_000);
  bench(
    'VGG16',
    summary.time('VGG16', () => analyze(vgg, input)),
  );
  bench(
    'ResNet152',
    summary.time('ResNet152', () => analyze(resnet, input), { limitMs: 3 }),
  );
  bench(
    '1 000 layers',
    summary.time('1 000 layers', () => analyze(thousand, input)),
  );
  bench(
    '10 000 layers',
    summary.time('10 000 layers', () => analyze(tenThousand, input), {
      limitMs: 60,
      ratioTo: { name: '1 000 layers', limit: 12 },
    }),
  );
});

describe('after a change, with the result before', () => {
  const resnet = buildReference('resnet152');
  let previous = analyze(resnet, input);
  let size = 224;
  let stride = 1;
  bench(
    'ResNet152, another image size',
    summary.time(
      'ResNet152, another image size',
      () => {
        size = size === 224 ? 256 : 224;
        previous = analyze(resnet, { ...input, resolution: [size, size] }, previous);
      },
      { limitMs: 3 },
    ),
  );
  bench(
    'ResNet152, another stride in the stem',
    summary.time(
      'ResNet152, another stride in the stem',
      () => {
        stride = stride === 1 ? 2 : 1;
        const edited = setLayerParams(resnet, 'conv1' as LayerId, { stride: [stride, stride] });
        previous = analyze(edited, input, previous);
      },
      { limitMs: 3 },
    ),
  );
});
