/** @file What a network used, told by the classes of the run that it is asked of. */
import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { analyze } from '../../../analysis/analyze';
import type { LayerId } from '../../../architecture/architecture';
import { createBuilder } from '../../../architecture/builder';
import { createDesign } from '../../../document/document';
import { emptyInsight, useInsight } from '../../../state/insight/insightView';
import { loadLateText } from '../../../state/language';
import { useStore } from '../../../state/store';
import { type DesignRun, emptyTraining } from '../../../state/training/trainingView';
import type { ClassMap } from '../../../training/classMap';
import type { RunId } from '../../../training/protocol';
import { createRunState } from '../../../training/runState';
import { createQuickSetup } from '../../../training/setups';
import { ClassPart } from './ClassPart';
import { useMatters } from './useMatters';

const builder = createBuilder();
builder.add('Input', 'input');
builder.add('Conv2d', 'conv', { outChannels: 4 });
builder.add('GlobalAvgPool', 'pool');
builder.add('Flatten', 'flatten');
builder.add('Linear', 'fc', { outFeatures: 10 });
const network = createDesign(builder.build());
const layer = 'conv' as LayerId;

const createRun = (id: string, classNames: readonly string[]): DesignRun => ({
  ...{ id: id as RunId, name: id, startedAt: 0, network },
  setup: createQuickSetup(network.architecture, network.resolution),
  state: { ...createRunState(id as RunId), phase: 'finished', keptStep: 10, classNames },
});

function add(run: DesignRun): void {
  useStore
    .getState()
    .updateTraining((view) => ({ ...view, runs: new Map([...(view.runs ?? []), [run.id, run]]) }));
}

/** The part, with what the network answers as if it had been computed. */
function OpenPart({ answer }: { readonly answer: ClassMap | null }) {
  const facts = analyze(network.architecture, { resolution: network.resolution, rule: 'paper' });
  const conv = facts.layers.get(layer);
  if (conv === undefined) throw new Error('There is a convolution');
  const matters = useMatters({ id: layer, name: 'conv', facts: conv }, { unit: [0, 0] });
  return <ClassPart matters={{ ...matters, map: answer }} />;
}

beforeEach(async () => {
  await loadLateText();
  useInsight.setState(emptyInsight);
  useStore.getState().openDesign(network);
  useStore.setState({ training: emptyTraining });
});

test('a class of an earlier run is not asked of one that has fewer', async () => {
  add(createRun('ten', [...'abcdefghij']));
  const screen = await render(<OpenPart answer={null} />);
  const choice = screen.getByRole('combobox', { name: 'Class' });
  await choice.selectOptions('i');
  await expect.element(choice).toHaveValue('8');
  add(createRun('two', ['cat', 'dog']));
  await expect.element(choice).toHaveValue('own');
  await choice.selectOptions('dog');
  await expect.element(choice).toHaveValue('1');
});

test('an output beyond the classes is called as in the confusion', async () => {
  add(createRun('two', ['cat', 'dog']));
  const probabilities = new Float32Array(10);
  probabilities[3] = 0.5;
  const answer: ClassMap = { layer, label: 3, probabilities, size: [1, 1], values: Float32Array.of(1) };
  const screen = await render(<OpenPart answer={answer} />);
  const status = screen.getByRole('status');
  await expect.element(status).toHaveTextContent(/^Taken for “none of these”, with 50.%\.$/);
});
