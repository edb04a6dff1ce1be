/** @file Which layers carry the saturation of a run after the network was edited, and after its image was. */
import { beforeEach, expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { setLayerParams } from '../../architecture/edits';
import { createDesign, type Design } from '../../document/document';
import { createRun } from '../../lessons/lessonRuns.testing';
import type { RunSetup } from '../../training/trainedRun';
import { useStore } from '../store';
import { selectCardShares } from './cardSaturation';

function createChain(): Design {
  const builder = createBuilder();
  builder.add('Input', 'image');
  for (const name of ['conv1', 'conv2', 'conv3', 'conv4'])
    builder.add('Conv2d', name, { outChannels: 64, padding: 'same' });
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'fc', { outFeatures: 10 });
  return createDesign(builder.build(), { resolution: [32, 32] });
}

/** A run of the network, in front and on the cards. */
function showRun(setup: Partial<RunSetup> = {}): void {
  const design = createChain();
  const run = createRun(design, { saturation: [70, 60, 50, 40, 90], probes: [], accuracy: 80 });
  useStore.getState().openDesign(design);
  useStore.getState().updateTraining((view) => ({
    ...view,
    runs: new Map([[run.id, { ...run, setup: { ...run.setup, ...setup } }]]),
    shown: [run.id],
    isOnCards: true,
  }));
}

/** The convolutions and the answer with what they carry, in percent. */
function readShares(): Readonly<Record<string, number>> {
  const { shares } = selectCardShares(useStore.getState());
  return Object.fromEntries([...shares].map(([id, share]) => [id, Math.round(100 * share)]));
}

const whole = { conv1: 70, conv2: 60, conv3: 50, conv4: 40, fc: 90 };

type Params = Readonly<Record<string, unknown>>;

const setParams = (design: Design, id: string, params: Params): Design => ({
  ...design,
  architecture: setLayerParams(design.architecture, id as LayerId, params),
});

const edit = (id: string, params: Params) =>
  useStore.getState().editDesign('Edit', (design) => setParams(design, id, params));

beforeEach(() => {
  useStore.getState().setPreview(null);
});

test('every layer of the network that was trained carries its own', () => {
  showRun();
  expect(readShares()).toEqual(whole);
});

test('a layer that was edited carries none, nor does one that is given other maps for it', () => {
  showRun();
  edit('conv2', { outChannels: 16 });
  expect(readShares()).toEqual({ conv1: 70, conv4: 40, fc: 90 });
  useStore.getState().undo();
  expect(readShares()).toEqual(whole);
  // Of the same shape: what lies behind it is given what it was.
  edit('conv2', { dilation: [2, 2] });
  expect(readShares()).toEqual({ conv1: 70, conv3: 50, conv4: 40, fc: 90 });
});

test('so it is in a preview, which changes nothing yet', () => {
  showRun();
  const { design, setPreview } = useStore.getState();
  const { architecture, resolution, rule } = setParams(design, 'conv4', { bias: false });
  const analysis = analyze(architecture, { resolution, rule });
  const shown = { architecture, analysis, marks: new Map(), edgeMarks: new Map() };
  setPreview({ key: 'any', label: 'Any', design: null, shown });
  expect(readShares()).toEqual({ conv1: 70, conv2: 60, conv3: 50, fc: 90 });
});

test('a run of thinner layers is one of the network as it is drawn', () => {
  showRun({ width: 0.25 });
  expect(readShares()).toEqual(whole);
  edit('conv4', { outChannels: 16 });
  expect(readShares()).toEqual({ conv1: 70, conv2: 60, conv3: 50 });
});

test('what was measured at another size than the one that is shown says so', () => {
  showRun();
  const getSize = () => selectCardShares(useStore.getState()).size;
  expect(getSize()).toBeNull();
  useStore.getState().editDesign('Resolution', (design) => ({ ...design, resolution: [64, 64] }));
  expect(readShares()).toEqual(whole);
  expect(getSize()).toEqual([32, 32]);
  showRun({ resolution: [16, 16] });
  expect(getSize()).toEqual([16, 16]);
});
