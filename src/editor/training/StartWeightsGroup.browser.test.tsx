import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { createBuilder } from '../../architecture/builder';
import type { Weights } from '../../codecs/weights';
import { createDesign } from '../../document/document';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { emptyTraining } from '../../state/training/trainingView';
import { createQuickSetup } from '../../training/setups';
import { startRun } from './runActions';
import { StartWeightsGroup } from './StartWeightsGroup';

const builder = createBuilder();
builder.add('Input', 'input');
builder.add('Conv2d', 'conv', { outChannels: 4, bias: false });
builder.add('GlobalAvgPool', 'pool');
builder.add('Flatten', 'flatten');
builder.add('Linear', 'fc', { outFeatures: 10 });
const design = createDesign(builder.build());
const setup = { ...createQuickSetup(design.architecture, design.resolution), width: 1 };

const zeros = (...shape: number[]) => ({ shape, values: new Float32Array(shape.reduce((a, b) => a * b, 1)) });

async function show(tensors: Weights) {
  await loadLateText();
  const startWeights = { name: 'old.safetensors', tensors, takesPart: false };
  useStore.setState({ training: { ...emptyTraining, startWeights } });
  return render(<StartWeightsGroup setup={setup} />);
}

beforeEach(() => useStore.getState().openDesign(design));

test('what does not fit is listed by name and shape, and the rest is taken when asked for', async () => {
  const screen = await show(
    new Map([
      ['conv.weight', zeros(4, 3, 3, 3)],
      ['fc.weight', zeros(7, 4)],
      ['stem.weight', zeros(8)],
    ]),
  );
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent('1 of 3 tensors fits, by the names of our own files');
  await screen.getByText('2 tensors to be drawn anew').click();
  const lines = screen.getByRole('listitem');
  await expect.element(lines.nth(0)).toHaveTextContent('fc.weight: 7x4 in the file, 10x4 here');
  await expect.element(lines.nth(1)).toHaveTextContent('fc.bias: not in the file; 10 here');
  await expect.element(screen.getByText('Not used: stem.weight.')).toBeVisible();
  expect(useStore.getState().training.startWeights?.takesPart).toBe(false);
  expect(await startRun(setup, await loadLateText())).toBe(false);
  expect(useStore.getState().notice?.text).toContain('Nothing was started: old.safetensors does not fit');
  await screen.getByRole('switch', { name: 'Start from what fits' }).click();
  expect(useStore.getState().training.startWeights?.takesPart).toBe(true);
});

const whole = [
  ['conv.weight', zeros(4, 3, 3, 3)],
  ['fc.weight', zeros(10, 4)],
  ['fc.bias', zeros(10)],
] as const;

test('where all of it fits nothing is asked', async () => {
  const screen = await show(new Map(whole));
  await expect.element(screen.getByRole('status')).toHaveTextContent('All 3 tensors fit');
  expect(screen.getByRole('switch').elements()).toEqual([]);
});

test('where nothing fits nothing is offered', async () => {
  const screen = await show(new Map(whole.map(([name]) => [name, zeros(2, 2)])));
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent('conv.weight is 2x2 in old.safetensors, and 4x3x3x3');
  expect(screen.getByRole('switch').elements()).toEqual([]);
});
