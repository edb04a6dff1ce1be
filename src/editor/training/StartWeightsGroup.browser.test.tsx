import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { createBuilder } from '../../architecture/builder';
import { writeSafetensors } from '../../codecs/safetensors/safetensors';
import type { Weights } from '../../codecs/weights';
import { createDesign } from '../../document/document';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { emptyTraining } from '../../state/training/trainingView';
import { createQuickSetup } from '../../training/setups';
import { answerDialog } from './answerDialog.testing';
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

/** Holds all files back until they are let go. */
function holdFiles(): () => void {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const read = Blob.prototype.arrayBuffer;
  const held = vi.spyOn(Blob.prototype, 'arrayBuffer').mockImplementation(async function (this: Blob) {
    await gate;
    return read.call(this);
  });
  return () => {
    letGo();
    held.mockRestore();
  };
}

const getStart = () => useStore.getState().training.startWeights?.name;
const newFile = () => new File([Uint8Array.from(writeSafetensors(new Map(whole)))], 'new.safetensors');

test('nothing starts while a file is being read, whatever was loaded before it', async () => {
  const screen = await show(new Map(whole));
  const letGo = holdFiles();
  answerDialog([newFile()]);
  await screen.getByRole('button', { name: 'Load weights' }).click();
  await expect.element(screen.getByText('Reading new.safetensors')).toBeVisible();
  expect(await startRun(setup, await loadLateText())).toBe(false);
  expect(useStore.getState().notice?.text).toContain('Nothing was started: new.safetensors is still being');
  letGo();
  await expect.element(screen.getByText('new.safetensors', { exact: true })).toBeVisible();
  expect(screen.getByText('Reading new.safetensors').query()).toBeNull();
});

test('a file that is being read can be let go, and then comes too late', async () => {
  const screen = await show(new Map(whole));
  const letGo = holdFiles();
  answerDialog([newFile()]);
  await screen.getByRole('button', { name: 'Load weights' }).click();
  await expect.element(screen.getByText('Reading new.safetensors')).toBeVisible();
  await screen.getByRole('button', { name: 'Draw anew' }).click();
  expect(screen.getByText('Reading new.safetensors').query()).toBeNull();
  letGo();
  // Another one is read after it.
  answerDialog([new File(['{'], 'other.safetensors')]);
  await screen.getByRole('button', { name: 'Load weights' }).click();
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent('other.safetensors is no safetensors file');
  expect(getStart()).toBeUndefined();
});

test('who leaves the form is told that a file cannot be read, and finds it there when coming back', async () => {
  const screen = await show(new Map(whole));
  const letGo = holdFiles();
  answerDialog([new File(['<!doctype html>'], 'bad.safetensors')]);
  await screen.getByRole('button', { name: 'Load weights' }).click();
  await expect.element(screen.getByText('Reading bad.safetensors')).toBeVisible();
  await screen.unmount();
  letGo();
  const told = 'bad.safetensors is no safetensors file';
  await vi.waitFor(() => expect(useStore.getState().notice?.text).toContain(told));
  const again = await render(<StartWeightsGroup setup={setup} />);
  await expect.element(again.getByRole('alert')).toHaveTextContent(told);
  expect(getStart()).toBe('old.safetensors');
});
