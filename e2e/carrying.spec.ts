/** @file What comes from elsewhere: models of Keras and TensorFlow.js, and what a training project came to. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { unzipSync, zipSync } from 'fflate';
import { createKerasNetwork, toKeras3, toTfjs } from '../src/codecs/keras/reading/kerasFiles.testing';
import { getNames } from './hands';
import { trainingAddress } from './trainingDesign';

/** Three layers with weights: 16 (5 · 5 · 3 + 1) + 32 (3 · 3 · 16 + 1) + 10 (32 + 1) = 6186 parameters. */
function createSmall(name: string) {
  const net = createKerasNetwork(name);
  net.add('InputLayer', 'picture', { shape: [48, 64, 3] });
  net.add('Conv2D', 'stem', { filters: 16, kernel_size: [5, 5], strides: [2, 2], padding: 'same' });
  net.add('Conv2D', 'second', { filters: 32, kernel_size: [3, 3], padding: 'same' });
  net.add('GlobalAveragePooling2D', 'mean');
  net.add('Dense', 'classes', { units: 10 });
  return net.build();
}

async function choose(page: Page, button: string, name: string, content: string | Uint8Array): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  const mimeType = 'application/octet-stream';
  await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from(content) });
}

test('models of Keras and TensorFlow.js are opened from their files', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showOpenFilePicker'));
  await page.goto('/');
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result).toContainText('6 of 13 convolutions');
  const config = new TextEncoder().encode(JSON.stringify(toKeras3(createSmall('saved'))));
  const archive = zipSync({ 'metadata.json': new Uint8Array([123, 125]), 'config.json': config });
  const model = JSON.stringify(toTfjs(createSmall('converted')));
  for (const [file, title, content] of [
    ['small.keras', 'small', archive],
    ['model.json', 'converted', model],
  ] as const) {
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await choose(page, 'Choose a file', file, content);
    await expect(page.getByText(new RegExp(`${file}: 4\\s+layers read, all understood`))).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Title of the design' })).toHaveValue(title);
    await expect(result).toContainText('6186 params');
    await expect(page.getByRole('spinbutton', { name: 'Image height in pixels' })).toHaveValue('48');
    await expect(page.getByRole('spinbutton', { name: 'Image width in pixels' })).toHaveValue('64');
    await expect(getNames(page)).toContainText(['picture', 'stem', 'second', 'mean', 'classes']);
  }
});

test('a training project is saved, and what it came to opens beside other runs', async ({ page }) => {
  await page.goto(trainingAddress);
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('3 of 8 convolutions are beyond');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Other formats' }).click();
  await page.getByRole('option', { name: 'Training project', exact: true }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save Eleven.zip' }).click();
  const files = unzipSync(readFileSync(await (await saving).path()));
  const project = JSON.parse(new TextDecoder().decode(files['training/project.json']));
  expect(Object.keys(files)).toContain('training/train.py');
  await page.keyboard.press('Escape');

  /** As train.py writes it. */
  const writeResults = (name: string, accuracy: number) => {
    const score = { loss: 0.5, accuracy };
    const epochs = [1, 2].map((epoch) => ({
      epoch,
      step: 10 * epoch,
      train: score,
      test: score,
      saturation: null,
    }));
    return JSON.stringify({
      schema: 'fovea-run/1',
      name,
      startedAt: '2026-01-02T03:04:05Z',
      design: project.design,
      setup: project.setup,
      results: {
        classNames: ['a', 'b'],
        ...{ trainCount: 20, testCount: 10, stepsPerEpoch: 10, totalSteps: 20, backend: null },
        ...{ curve: [], epochs, probes: [] },
      },
    });
  };
  await page.getByRole('tab', { name: 'Train', exact: true }).click();
  await page.getByRole('tab', { name: 'Runs', exact: true }).click();
  for (const [name, accuracy] of [
    ['On the cluster', 0.875],
    ['Once more', 0.75],
    ['On the cluster', 0.625],
  ] as const)
    await choose(page, 'Open results', 'results.json', writeResults(name, accuracy));
  const row = (accuracy: string) =>
    page.getByRole('listitem').filter({ hasText: `${accuracy} on test pictures` });
  await expect(row('87.5 %').getByRole('textbox', { name: 'Name of the run' })).toHaveValue('On the cluster');
  await expect(row('75.0 %').getByRole('textbox', { name: 'Name of the run' })).toHaveValue('Once more');
  // Of one design come many: each has a name of its own.
  await expect(row('62.5 %').getByRole('textbox', { name: 'Name of the run' })).toHaveValue(
    'On the cluster, 2',
  );
  await choose(page, 'Open results', 'other.json', '{"schema": "fovea-run/1"}');
  await expect(page.getByText('other.json was not opened. name is missing.')).toBeVisible();
  const waiting = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open results' }).click();
  const bad = (name: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from('{}') });
  await (await waiting).setFiles(['1.json', '2.json', '3.json', '4.json', '5.json'].map(bad));
  const notice = page.getByText('1.json was not opened.');
  await expect(notice).toContainText('3.json was not opened.');
  await expect(notice).toContainText('Nor were 2 others.');
});
