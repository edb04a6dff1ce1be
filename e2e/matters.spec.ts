/**
 * @file What matters to a unit, on the built page: the effective field of a network that was never trained; then weights
 * of a file, a short run that starts from them, and what the trained network used of a picture.
 */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { createBuilder } from '../src/architecture/builder';
import { writeSafetensors } from '../src/codecs/safetensors/safetensors';
import { writeLink } from '../src/codecs/url/link';
import type { WeightTensor } from '../src/codecs/weights';
import { createDesign } from '../src/document/document';

/** Three 3x3 convolutions, so a field of 7, and ten classes. */
function buildDesign() {
  const builder = createBuilder();
  builder.add('Input', 'image');
  for (const index of [1, 2, 3]) {
    builder.add('Conv2d', `conv${index}`, { outChannels: 8 });
    builder.add('ReLU', `relu${index}`);
  }
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'answer', { outFeatures: 10 });
  return createDesign(builder.build(), { title: 'Three', resolution: [16, 16] });
}

const address = `/${writeLink(buildDesign())}`;

/** Small numbers of every tensor, by our names. */
function writeWeights(classes: number): Buffer {
  const create = (...shape: number[]): WeightTensor => {
    const count = shape.reduce((product, length) => product * length, 1);
    return { shape, values: Float32Array.from({ length: count }, (_, index) => Math.sin(index) / 5) };
  };
  const tensors: (readonly [string, WeightTensor])[] = [1, 2, 3].flatMap((index) => [
    [`conv${index}.weight`, create(8, index === 1 ? 3 : 8, 3, 3)],
    [`conv${index}.bias`, create(8)],
  ]);
  tensors.push(['answer.weight', create(classes, 8)], ['answer.bias', create(classes)]);
  return Buffer.from(writeSafetensors(new Map(tensors)));
}

/** Whatever the page complains of. */
function watchComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Has what gets the focus from here on remembered. */
const watchFocus = (page: Page) =>
  page.evaluate(() => {
    const names: string[] = [];
    Object.assign(globalThis, { focused: names });
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement)
        names.push(target.tagName === 'BUTTON' ? (target.textContent ?? '') : target.className);
    });
  });

/** What had it, without what was pressed. */
const readFocus = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { readonly focused: readonly string[] }).focused.slice(1));

const showTab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();

async function chooseWeights(page: Page, classes: number): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Load weights' }).click();
  const chooser = await choosing;
  const buffer = writeWeights(classes);
  await chooser.setFiles({ name: 'three.safetensors', mimeType: 'application/octet-stream', buffer });
}

test('the effective field of a unit lies over the picture, with its size in words', async ({ page }) => {
  const complaints = watchComplaints(page);
  await page.goto(address);
  await showTab(page, 'On an image');
  await page.getByRole('combobox', { name: 'Layer', exact: true }).selectOption({ label: 'conv3' });
  const section = page.getByRole('region', { name: 'What matters' });
  const isAnswered = section.getByRole('button', { name: 'Compute it again' });
  await watchFocus(page);
  await section.getByRole('button', { name: 'Compute the effective field' }).press('Enter');
  await expect(isAnswered).toBeVisible({ timeout: 60_000 });
  await expect(section.locator('.matters-answer')).toBeFocused();
  expect(await readFocus(page)).toEqual(['Cancel', 'matters-answer']);
  await expect(section).toContainText(
    /lies within [3-7].rows of pixels, and as much within [3-7].columns; by theory it sees 7x7\./,
  );
  await expect(page.getByRole('img', { name: /^Effective field of the unit of conv3/ })).toBeVisible();
  await section.getByText('Sizes as a table').click();
  await expect(section.getByRole('rowheader', { name: /99/ })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('.image-panel').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await section.getByRole('button', { name: 'Train it' }).press('Enter');
  await expect(page.getByRole('tab', { name: 'Train', exact: true })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Starting weights' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a run starts from the weights of a file, and says afterwards what it used', async ({ page }) => {
  test.setTimeout(180_000);
  const complaints = watchComplaints(page);
  await page.goto(address);
  await showTab(page, 'Train');
  await expect(page.getByRole('heading', { name: 'Starting weights' })).toBeVisible();
  await chooseWeights(page, 7);
  await expect(page.getByText(/^6 of 8.tensors fit, by the names of our own files/)).toBeVisible();
  await page.getByText('2 tensors to be drawn anew').click();
  await expect(page.getByText('answer.weight: 7x8 in the file, 10x8 here')).toBeVisible();
  await chooseWeights(page, 10);
  await expect(page.getByText(/All 8.tensors fit, by the names of our own files/)).toBeVisible();
  const numbers = { 'Pictures to train': 100, 'Pictures to test': 100, Epochs: 1 };
  for (const [name, value] of Object.entries(numbers)) {
    const field = page.getByRole('spinbutton', { name, exact: true });
    await field.fill(String(value));
    await field.blur();
  }
  const bar = page.getByRole('region', { name: 'Run', exact: true });
  await bar.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(bar).toContainText('Finished', { timeout: 90_000 });

  await showTab(page, 'On an image');
  await page.getByRole('combobox', { name: 'Layer', exact: true }).selectOption({ label: 'conv3' });
  const section = page.getByRole('region', { name: 'What matters' });
  await section.getByRole('button', { name: 'Show what it used' }).press('Enter');
  await expect(section).toContainText(/Taken for “.+”, with \d+.%/, { timeout: 60_000 });
  await expect(page.getByRole('img', { name: /^Evidence for “/ })).toBeVisible();
  await expect(section.locator('.matters-answer')).toBeFocused();
  expect(complaints).toEqual([]);
});
