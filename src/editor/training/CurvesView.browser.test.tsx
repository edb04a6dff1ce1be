/** @file Curves of runs: read by mouse, keys and finger, each run with its epochs as a table. */
import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createRun, createSmallDesign } from '../../lessons/lessonRuns.testing';
import { useStore } from '../../state/store';
import { type DesignRun, emptyTraining } from '../../state/training/trainingView';
import type { RunId } from '../../training/protocol';
import { CurvesView } from './CurvesView';

const room = { width: 900, height: 300 };

/** Two epochs of ten steps with a report every five; the rate is a tenth in the second epoch. */
function createCurved(name: string): DesignRun {
  const run = createRun(createSmallDesign(), { saturation: [], probes: [], accuracy: 70 });
  const [report] = run.state.epochs;
  if (report === undefined) throw new Error('The run has an epoch');
  const curve = [
    { step: 5, epoch: 0.5, loss: 2.5, accuracy: 0.2, learningRate: 0.1 },
    { step: 10, epoch: 1, loss: 2, accuracy: 0.3, learningRate: 0.1 },
    { step: 15, epoch: 1.5, loss: 1.175, accuracy: 0.4, learningRate: 0.01 },
    { step: 20, epoch: 2, loss: 1, accuracy: 0.5, learningRate: 0.01 },
  ];
  const epochs = [report, { ...report, epoch: 2, step: 20, train: { loss: 1.5, accuracy: 0.45 } }];
  const id = name as RunId;
  return {
    ...run,
    id,
    name,
    state: { ...run.state, run: id, curve, epochs, stepsPerEpoch: 10, totalSteps: 20 },
  };
}

function show(...runs: readonly DesignRun[]): void {
  useStore.getState().updateTraining((view) => ({
    ...view,
    runs: new Map(runs.map((run) => [run.id, run])),
    shown: runs.map(({ id }) => id),
  }));
}

const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ');

beforeEach(() => useStore.setState({ training: emptyTraining }));

test('every run that is shown has its epochs as a table, with the rate of the last step of each', async () => {
  show(createCurved('First'), createCurved('Second'));
  const screen = await render(<CurvesView room={room} />);
  for (const name of ['First', 'Second']) {
    await screen.getByText(`Epochs as a table: ${name}`, { exact: true }).click();
    const rows = screen.getByRole('table', { name: `${name}: Epochs as a table` }).getByRole('row');
    const cells = rows.elements().map((row) => [...row.children].map((cell) => plain(cell.textContent)));
    expect(cells.slice(1)).toEqual([
      ['1', '1.0000', '70.0 %', '1.0000', '70.0 %', '0.1'],
      ['2', '1.5000', '45.0 %', '1.0000', '70.0 %', '0.01'],
    ]);
  }
});

test('the curves are read by keys, and by a finger, which leaves what it has touched', async () => {
  show(createCurved('Mine'));
  const screen = await render(<CurvesView room={room} />);
  const reading = () => plain(document.querySelector('.curve-reading')?.textContent);
  const latest = 'epoch 2 · training pictures 45.0 %, loss 1.500 · test pictures 70.0 % · learning rate 0.01';
  expect(reading()).toBe(latest);
  const slider = screen.getByRole('slider', { name: 'Epoch to read the curves at' });
  slider.element().focus();
  // A tenth of an epoch each: from 2 to 1.4, where the next report is that of 1.5.
  await userEvent.keyboard('{ArrowLeft>6/}');
  const within =
    'epoch 1.5 · last training batches 40.0 %, loss 1.175 · test pictures 70.0 % · learning rate 0.01';
  await expect.poll(reading).toBe(within);
  expect(plain(slider.element().getAttribute('aria-valuetext'))).toBe(within);
  await userEvent.tab();
  await expect.poll(reading).toBe(latest);
  const plot = screen.getByRole('img', { name: /^Accuracy/ });
  // In the middle of the axis, which begins at 44 and ends 12 before the right: epoch 1.
  const { width } = plot.element().getBoundingClientRect();
  await plot.click({ position: { x: 44 + (width - 56) / 2 - 1, y: 100 } });
  const half =
    'epoch 1.0 · last training batches 30.0 %, loss 2.000 · test pictures 70.0 % · learning rate 0.1';
  await expect.poll(reading).toBe(half);
  await expect.element(slider).toHaveFocus();
  const leave = (pointerType: string) =>
    plot
      .element()
      .dispatchEvent(
        new PointerEvent('pointerout', { bubbles: true, pointerType, relatedTarget: document.body }),
      );
  leave('touch');
  expect(reading()).toBe(half);
  leave('mouse');
  await expect.poll(reading).toBe(latest);
});
