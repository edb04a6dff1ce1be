/**
 * @file Runs that go on on the built page: only with the pictures that they were trained on, also where these were
 * deleted; and one that was stopped in the middle of a test, which is made when it goes on.
 */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { createZip } from './pictureZip';
import { trainingAddress } from './trainingDesign';

const pets = createZip('pets.zip', ['cat', 'dog'], 0);
const darker = createZip('darker.zip', ['cat', 'dog'], 100);
const three = createZip('three.zip', ['ant', 'bee', 'cow'], 0);

const getPart = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const getBar = (page: Page) => page.getByRole('region', { name: 'Run', exact: true });
const getRunList = (page: Page) => page.getByRole('region', { name: 'Kept runs' });

async function choose(page: Page, button: Locator, file: ReturnType<typeof createZip>): Promise<void> {
  const waiting = page.waitForEvent('filechooser');
  await button.click();
  await (await waiting).setFiles([file]);
}

async function setNumber(page: Page, name: string, value: number): Promise<void> {
  const field = page.getByRole('spinbutton', { name, exact: true });
  await field.fill(String(value));
  await field.blur();
}

async function openTraining(page: Page): Promise<void> {
  await page.goto(trainingAddress);
  await getPart(page, 'Train').click();
  await expect(page.getByRole('heading', { name: 'Pictures', exact: true })).toBeVisible();
}

/** Trains a little on own pictures, and stops. */
async function trainOn(
  page: Page,
  file: ReturnType<typeof createZip>,
  keeping: 'not kept' | 'kept' | { readonly replacing: string },
): Promise<void> {
  await page.getByRole('combobox', { name: 'Set', exact: true }).selectOption({ label: 'Own pictures' });
  await choose(page, page.getByRole('button', { name: 'Choose files' }), file);
  if (keeping !== 'not kept') await page.getByLabel('Keep in this browser').first().click();
  if (typeof keeping === 'object') {
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(keeping.replacing);
    await page.getByRole('switch', { name: 'Replace the kept set' }).click();
  }
  await setNumber(page, 'Epochs', 300);
  await page.getByRole('combobox', { name: 'Computes on' }).selectOption({ label: 'WebAssembly' });
  await page.getByRole('combobox', { name: 'Probes', exact: true }).selectOption({ label: 'on demand' });
  const bar = getBar(page);
  await bar.getByRole('button', { name: /^Start/ }).click();
  await expect(bar).toContainText(/Training, epoch [1-9]/, { timeout: 120_000 });
  await bar.getByRole('button', { name: 'Stop' }).click();
  await expect(bar).toContainText('Stopped', { timeout: 60_000 });
}

/** The epochs of the run that is shown, and what they came to. */
async function readEpochs(page: Page): Promise<string> {
  await getPart(page, 'Curves').click();
  const details = page.locator('details').filter({ hasText: 'Epochs as a table' });
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  return details.locator('tbody').innerText();
}

async function reload(page: Page): Promise<void> {
  await page.reload();
  await getPart(page, 'Train').click();
}

test.setTimeout(600_000);

test('files of an earlier visit: other ones are refused with a reason, the same ones go on', async ({
  page,
}) => {
  await openTraining(page);
  await trainOn(page, pets, 'not kept');
  await reload(page);
  const bar = getBar(page);
  await expect(bar).toContainText('Stopped');
  const before = await readEpochs(page);
  const alert = page.getByRole('alert').filter({ hasText: 'trained on other pictures' });

  await choose(page, bar.getByRole('button', { name: 'Continue with files' }), three);
  await expect(alert).toContainText(
    'The run was trained on other pictures: 16 pictures to train, 4 to test, 2 classes, 32x32: cat and dog. ' +
      'These are 24 pictures to train, 6 to test, 3 classes, 32x32: ant, bee and cow. ' +
      'Choose the files that it was trained on, or start a new run; it can start from the weights of this one.',
    { timeout: 60_000 },
  );
  expect(await readEpochs(page)).toBe(before);
  await choose(page, alert.getByRole('button', { name: 'Continue with files' }), darker);
  await expect(alert).toContainText('These are as many, of the same classes and the same size', {
    timeout: 60_000,
  });
  expect(await readEpochs(page)).toBe(before);

  // Refused twice, and still there as it was.
  await reload(page);
  await expect(bar).toContainText('Stopped');
  expect(await readEpochs(page)).toBe(before);

  // Probes want the same ones, and leave the run as it is.
  await getPart(page, 'Saturation').click();
  const probeFiles = page.getByRole('button', { name: 'Probes with files' });
  await choose(page, probeFiles, darker);
  await expect(page.getByText('The run was trained on other pictures')).toBeVisible({ timeout: 60_000 });
  await choose(page, probeFiles, pets);
  await expect(page.getByText('probe accuracy (line)')).toBeVisible({ timeout: 60_000 });
  await expect(bar).toContainText('Stopped');
  expect(await readEpochs(page)).toBe(before);

  await choose(page, bar.getByRole('button', { name: 'Continue with files' }), pets);
  await expect(bar).toContainText('Training, epoch', { timeout: 60_000 });
  await expect(alert).toBeHidden();
  await expect.poll(async () => (await readEpochs(page)).length).toBeGreaterThan(before.length);
  expect((await readEpochs(page)).startsWith(before)).toBe(true);
});

test('a kept set that was replaced is refused, one that was deleted is chosen again', async ({ page }) => {
  await openTraining(page);
  await trainOn(page, pets, 'kept');
  const before = await readEpochs(page);
  await getPart(page, 'Set up').click();
  await trainOn(page, three, { replacing: 'pets' });
  await reload(page);
  const bar = getBar(page);
  await getPart(page, 'Runs').click();
  await getRunList(page).getByRole('button', { name: 'Continue' }).last().click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The run was trained on other pictures', { timeout: 60_000 });
  expect(await readEpochs(page)).toBe(before);

  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry('fovea-data', { recursive: true });
  });
  await reload(page);
  await getPart(page, 'Runs').click();
  await getRunList(page).getByRole('button', { name: 'Continue' }).last().click();
  await expect(alert).toContainText('Choose its files again', { timeout: 60_000 });
  await choose(page, alert.getByRole('button', { name: 'Continue with files' }), pets);
  await expect(bar).toContainText('Training, epoch', { timeout: 60_000 });
  await expect.poll(async () => (await readEpochs(page)).length).toBeGreaterThan(before.length);
  expect((await readEpochs(page)).startsWith(before)).toBe(true);
});

test('a run that is stopped while it tests stops at once, and tests when it goes on', async ({ page }) => {
  await openTraining(page);
  await setNumber(page, 'Pictures to train', 100);
  await setNumber(page, 'Pictures to test', 4000);
  await setNumber(page, 'Epochs', 2);
  await page.getByRole('combobox', { name: 'Computes on' }).selectOption({ label: 'WebAssembly' });
  await page.getByRole('combobox', { name: 'Width', exact: true }).selectOption({ label: 'as drawn' });
  await page.getByRole('combobox', { name: 'Probes', exact: true }).selectOption({ label: 'on demand' });
  const bar = getBar(page);
  await bar.getByRole('button', { name: 'Start' }).click();
  await expect(bar).toContainText(/Testing: [\d,.\s]+ of 4[,.\s]?000 pictures/, { timeout: 300_000 });
  await bar.getByRole('button', { name: 'Stop' }).click();
  await expect(bar).toContainText('Stopped, epoch 1 of 2', { timeout: 60_000 });
  expect(await readEpochs(page)).toBe('');
  await reload(page);
  await bar.getByRole('button', { name: 'Continue' }).click();
  await expect(bar).toContainText('Testing:', { timeout: 300_000 });
  await bar.getByRole('button', { name: 'Pause' }).click();
  await expect(bar).toContainText('Pausing after the test');
  await expect(bar).toContainText('Paused, epoch 1 of 2', { timeout: 300_000 });
  expect((await readEpochs(page)).split('\n')).toHaveLength(1);
});
