/** @file Runs as data, for tests of steps that look at one. */
import { createBuilder } from '../architecture/builder';
import { createDesign, type Design } from '../document/document';
import type { DesignRun } from '../state/training/trainingView';
import type { RunId } from '../training/protocol';
import { createRunState } from '../training/runState';
import { createQuickSetup } from '../training/setups';

/** What a run came to, in percent; layers with weights in their order. */
export interface Outcome {
  readonly saturation: readonly number[];
  readonly probes: readonly number[];
  readonly accuracy: number;
  readonly phase?: DesignRun['state']['phase'];
}

const classCount = 10;

/** One convolution and a dense layer. */
export function createSmallDesign(): Design {
  const net = createBuilder();
  net.add('Input', 'image');
  net.add('Conv2d', 'conv');
  net.add('GlobalAvgPool', 'pool');
  net.add('Flatten', 'flatten');
  net.add('Linear', 'fc', { outFeatures: 10 });
  return createDesign(net.build());
}

/** A run of a design with one epoch and one round of probes; the measures go to its layers with weights. */
export function createRun(
  design: Design,
  { saturation, probes, accuracy, phase = 'finished' }: Outcome,
): DesignRun {
  const id = 'run' as RunId;
  const layers = [...design.architecture.layers.values()]
    .filter(({ layer: { kind } }) => kind === 'Conv2d' || kind === 'Linear')
    .map((node) => node.id);
  const score = { loss: 1, accuracy: accuracy / 100 };
  return {
    id,
    name: 'A run',
    startedAt: 0,
    network: design,
    setup: createQuickSetup(design.architecture, design.resolution),
    state: {
      ...createRunState(id),
      phase,
      classNames: Array.from({ length: classCount }, (_, index) => `class ${index}`),
      epochs: [
        {
          epoch: 1,
          step: 10,
          train: score,
          test: score,
          confusion: [],
          saturation: layers.slice(0, saturation.length).map((layer, index) => ({
            layer,
            width: 100,
            dimension: saturation[index] ?? 0,
            saturation: (saturation[index] ?? 0) / 100,
            participation: 0.5,
          })),
        },
      ],
      probeRounds: [
        {
          epoch: 1,
          done: probes.length,
          total: layers.length,
          probes: probes.map((accuracy, index) => ({
            layer: layers[index] ?? layers[0] ?? ('none' as never),
            trainAccuracy: accuracy / 100,
            testAccuracy: accuracy / 100,
            trainCount: 2000,
          })),
        },
      ],
    },
  };
}
