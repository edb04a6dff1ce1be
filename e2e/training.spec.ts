/**
 * @file Training on the built page, isolated, on wasm: a small network learns the synthetic set to a stated accuracy,
 * is paused, survives a reload, goes on, and comes to the same numbers as a run that was never disturbed.
 */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { runCommand } from './hands';
import { trainingAddress } from './trainingDesign';

/** Whatever the page complains of. */
function watchComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  return complaints;
}

const getPart = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const getBar = (page: Page) => page.getByRole('region', { name: 'Run', exact: true });

async function openTraining(page: Page): Promise<void> {
  await page.goto(trainingAddress);
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('3 of 8 convolutions are beyond');
  await getPart(page, 'Train').click();
  await expect(page.getByRole('heading', { name: 'Pictures', exact: true })).toBeVisible();
}

async function setNumber(page: Page, name: string, value: string): Promise<void> {
  const field = page.getByRole('spinbutton', { name, exact: true });
  await field.fill(value);
  await field.blur();
}

/** Few pictures: enough for what is looked at. */
async function setUp(page: Page, pictures: number, epochs: number): Promise<void> {
  await setNumber(page, 'Pictures to train', String(pictures));
  await setNumber(page, 'Pictures to test', '200');
  await setNumber(page, 'Epochs', String(epochs));
  await setNumber(page, 'Probes train on', '400');
  await setNumber(page, 'Probes test on', '200');
}

async function start(page: Page, name: 'Start' | 'Start another' = 'Start'): Promise<void> {
  await getBar(page).getByRole('button', { name, exact: true }).click();
}

/** The cells of a folded table, row by row. */
async function readTable(page: Page, name: string): Promise<string[][]> {
  const details = page.locator('details').filter({ hasText: name });
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  const rows: Locator = details.locator('tbody tr');
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')),
  );
}

const toShare = (cell: string | undefined) => Number.parseFloat(cell ?? '') / 100;

// Two runs of a few seconds each where the machine is idle; this one may not be.
test.setTimeout(600_000);

test('a run learns, is paused, survives a reload, and comes to the same numbers as one that is left alone', async ({
  page,
}) => {
  const complaints = watchComplaints(page);
  const epochs = 8;
  await openTraining(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await setUp(page, 1500, epochs);
  await expect(page.getByRole('combobox', { name: 'Width', exact: true })).toHaveValue('0.125');
  await expect(page.getByRole('spinbutton', { name: 'Learning rate' })).toHaveValue('0.002');
  await page.getByRole('combobox', { name: 'Computes on' }).selectOption({ label: 'WebAssembly' });
  await start(page);
  const bar = getBar(page);
  await expect(bar).toContainText('WebAssembly, 2 threads', { timeout: 120_000 });
  await expect(bar).toContainText(/epoch [2-9]/, { timeout: 300_000 });
  await bar.getByRole('button', { name: 'Pause' }).click();
  await expect(bar).toContainText('Paused', { timeout: 60_000 });
  await bar.getByRole('button', { name: 'One step' }).click();
  await expect(bar).toContainText('Paused', { timeout: 60_000 });

  await page.reload();
  await getPart(page, 'Train').click();
  await getPart(page, 'Runs').click();
  await expect(
    page.getByRole('region', { name: 'Kept runs' }).getByRole('button', { name: 'Continue' }),
  ).toBeVisible();
  await bar.getByRole('button', { name: 'Continue' }).click();
  await expect(bar).toContainText('Finished', { timeout: 300_000 });
  await getPart(page, 'Curves').click();
  const disturbed = await readTable(page, 'Epochs as a table');
  expect(disturbed.map(([epoch]) => epoch)).toEqual(
    Array.from({ length: epochs }, (_, index) => `${index + 1}`),
  );
  expect(toShare(disturbed.at(-1)?.[4])).toBeGreaterThan(0.9);

  await getPart(page, 'Saturation').click();
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await expect(verdict).toContainText('A probe gains', { timeout: 120_000 });
  const layers = await readTable(page, 'Layers as a table');
  expect(layers.map(([name, predicted]) => [name, predicted])).toEqual([
    ...['conv1', 'conv2', 'conv3', 'conv4'].map((name) => [name, 'productive']),
    ['conv5', 'critical'],
    ['conv6', 'unproductive, border'],
    ['conv7', 'unproductive'],
    ['conv8', 'unproductive'],
    ['fc', 'head'],
  ]);
  for (const [, , saturation, , probe] of layers) {
    expect(toShare(saturation)).toBeGreaterThan(0);
    expect(toShare(saturation)).toBeLessThanOrEqual(1);
    expect(toShare(probe)).toBeGreaterThan(0.1);
  }
  const plot = page.getByRole('img', { name: /Eleven, epoch 8: saturation of 9 layers/ });
  await expect(plot.locator('[data-bar]')).toHaveCount(9);
  await expect(plot.locator('[data-border]')).toHaveAttribute('data-border', 'conv6');
  await expect(plot.locator('[data-accuracy]')).toHaveCount(1);

  // The same seed once more, in one go.
  await start(page, 'Start another');
  await expect(bar).toContainText('Eleven, 2');
  await expect(bar).toContainText('Finished', { timeout: 300_000 });
  await getPart(page, 'Curves').click();
  const whole = await readTable(page, 'Epochs as a table');
  // The loss on test pictures is the whole network's, after every step of every epoch.
  expect(whole.map((row) => row.slice(3))).toEqual(disturbed.map((row) => row.slice(3)));
  expect(complaints).toEqual([]);
});

test('a run that diverges says why, and its remedy starts another', async ({ page }) => {
  await openTraining(page);
  await setUp(page, 400, 3);
  await page.getByRole('combobox', { name: 'Optimiser' }).selectOption({ label: 'SGD' });
  await setNumber(page, 'Learning rate', '10');
  await page.getByRole('combobox', { name: 'Schedule' }).selectOption({ label: 'constant' });
  await setNumber(page, 'Batch size', '8');
  await start(page);
  const alert = page.getByRole('alert').filter({ hasText: 'grew beyond all measure' });
  await expect(alert).toBeVisible({ timeout: 300_000 });
  await alert.getByRole('button', { name: 'Start again with learning rate 1' }).click();
  await expect(getBar(page)).toContainText('Eleven, 2');
  await expect(alert).toBeHidden();
  await getPart(page, 'Set up').click();
  await expect(page.getByRole('spinbutton', { name: 'Learning rate' })).toHaveValue('1');
});

test('editing the design leaves the run alone, and its own design is one press away', async ({ page }) => {
  await openTraining(page);
  await setUp(page, 400, 60);
  await start(page);
  const bar = getBar(page);
  await expect(bar).toContainText('Training', { timeout: 120_000 });
  await expect(bar.getByRole('button', { name: 'Open its design' })).toBeHidden();
  await page
    .getByRole('button', { name: /^conv8, / })
    .first()
    .click();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('2 of 7 convolutions');
  await bar.getByRole('button', { name: 'Pause' }).click();
  await expect(bar).toContainText('Paused', { timeout: 120_000 });
  await getPart(page, 'Saturation').click();
  expect((await readTable(page, 'Layers as a table')).map(([name]) => name)).toContain('conv8');
  await bar.getByRole('button', { name: 'Open its design' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('3 of 8 convolutions are beyond');
  await expect(bar.getByRole('button', { name: 'Open its design' })).toBeHidden();
  await expect(getPart(page, 'Saturation')).toBeFocused();
  await getPart(page, 'Runs').click();
  await page.getByRole('button', { name: 'More for Eleven' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Start the next run from its weights' }).press('Enter');
  await expect(getPart(page, 'Set up')).toBeFocused();
});

test('a run that is stopped in one tab goes on in another, and what it came to there is known to both', async ({
  page,
  context,
}) => {
  await openTraining(page);
  await setUp(page, 400, 200);
  await start(page);
  await expect(getBar(page)).toContainText(/epoch [2-9]/, { timeout: 300_000 });
  const other = await context.newPage();
  await other.goto('/');
  await getPart(other, 'Train').click();
  await getPart(other, 'Runs').click();
  const row = other.locator('.run-row');
  await expect(row).toContainText('Open in another tab');
  await expect(row.getByRole('button', { name: 'Delete Eleven' })).toBeDisabled();
  await getBar(page).getByRole('button', { name: 'Stop' }).click();
  await expect(getBar(page)).toContainText('Stopped', { timeout: 60_000 });
  await getPart(page, 'Curves').click();
  const epochs = (await readTable(page, 'Epochs as a table')).length;
  await expect(row).toContainText('Stopped');
  await expect(row).toContainText(`${epochs} of 200 epochs`);
  await expect(row.getByRole('button', { name: 'Delete Eleven' })).toBeEnabled();

  await row.getByRole('button', { name: 'Continue' }).click();
  await expect(getBar(page)).toContainText('Nothing is training');
  const readEpoch = async () => Number(/epoch (\d+)/.exec(await getBar(other).innerText())?.[1] ?? 0);
  await expect.poll(readEpoch, { timeout: 60_000 }).toBeGreaterThan(epochs + 1);
  await getBar(other).getByRole('button', { name: 'Stop' }).click();
  await expect(getBar(other)).toContainText('Stopped', { timeout: 60_000 });
  const reached = (await readTable(other, 'Epochs as a table')).length;
  expect(reached).toBeGreaterThan(epochs);
  await getPart(page, 'Runs').click();
  await expect(page.locator('.run-row')).toContainText(`${reached} of 200 epochs`);
  await expect(page.locator('.run-row').getByRole('button', { name: 'Continue' })).toBeVisible();

  await page.locator('.run-row').getByRole('button', { name: 'Delete Eleven' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await getPart(other, 'Runs').click();
  await expect(row).toHaveCount(0);
  await expect(getBar(other)).toContainText('Nothing is training');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every part passes the accessibility rules, in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openTraining(page);
    await setUp(page, 200, 1);
    await start(page);
    await expect(getBar(page)).toContainText('Finished', { timeout: 300_000 });
    for (const part of ['Set up', 'Curves', 'Saturation', 'Pictures', 'Runs']) {
      await getPart(page, part).click();
      if (part === 'Pictures') await expect(page.getByText('1 to 48 of 200')).toBeVisible();
      for (const summary of await page.locator('.plot-table summary').all()) await summary.click();
      const { violations } = await new AxeBuilder({ page }).include('.dock').analyze();
      expect(
        violations.map(({ id, nodes }) => ({ part, id, targets: nodes.map(({ html }) => html) })),
      ).toEqual([]);
    }
  });
}

test('a phone has all of it, and nothing runs over its edge', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(trainingAddress);
  await page.getByRole('button', { name: 'Table' }).click();
  await getPart(page, 'Train').click();
  await setUp(page, 200, 1);
  await start(page);
  await expect(getBar(page)).toContainText('Finished', { timeout: 300_000 });
  const panel = page.locator('.train-panel');
  for (const part of ['Set up', 'Curves', 'Saturation', 'Pictures', 'Runs']) {
    await getPart(page, part).click();
    await expect(page.getByRole('tabpanel').last()).toBeVisible();
    expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(
      0,
    );
  }
});

test('on a phone a command that shows a tab opens its sheet', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(trainingAddress);
  const sheet = page.getByRole('dialog', { name: 'Tables and plots' });
  await expect(page.getByRole('button', { name: 'Table' })).toBeVisible();
  for (const [command, tab] of [
    ['Show the tab Growth', 'Growth'],
    ['Start training', 'Train'],
  ] as const) {
    await expect(sheet).toBeHidden();
    await runCommand(page, command);
    await expect(sheet.getByRole('tab', { name: tab, exact: true })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
  }
});
