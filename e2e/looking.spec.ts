/**
 * @file A look at the pictures of the built page before anything is trained: a set is fetched once however often it is
 * looked at, who leaves ends the fetching, and a set that is dropped beside other files is taken.
 */
import { expect, type Page, test } from '@playwright/test';
import { createZip } from './pictureZip';
import { trainingAddress } from './trainingDesign';

const pets = createZip('pets.zip', ['cat', 'dog'], 0, 40);
const address = 'sets/pets.zip';

const getPart = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

async function openTraining(page: Page): Promise<void> {
  await page.goto(trainingAddress);
  await getPart(page, 'Train').click();
  await expect(page.getByRole('heading', { name: 'Pictures', exact: true })).toBeVisible();
}

async function setAddress(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Set', exact: true }).selectOption({ label: 'From an address' });
  const whole = new URL(address, page.url().replace(/#.*$/, '')).href;
  await page.getByRole('textbox', { name: 'Address' }).fill(whole);
}

test('a set is fetched once, however often it is looked at, and for the run after that', async ({ page }) => {
  let fetched = 0;
  await page.route(`**/${address}`, (route) => {
    fetched += 1;
    return route.fulfill({ body: pets.buffer, contentType: 'application/zip' });
  });
  await openTraining(page);
  await setAddress(page);
  await page.getByRole('spinbutton', { name: 'Side in pixels' }).fill('16');
  await getPart(page, 'Pictures').click();
  const range = page.locator('.picture-pages [role=status]');
  // A fifth of 80 pictures tests.
  await expect(range).toHaveText('1 to 16 of 16');
  await expect(page.getByText('64 pictures to train, 16 to test, 2 classes, 16x16')).toBeVisible();
  await page.getByRole('combobox', { name: 'Pictures', exact: true }).selectOption({ label: 'to train' });
  await expect(range).toHaveText('1 to 48 of 64');
  await page.getByRole('button', { name: 'Next pictures' }).click();
  await expect(range).toHaveText('49 to 64 of 64');
  await page.getByRole('combobox', { name: 'Class', exact: true }).selectOption({ label: 'dog' });
  await expect(range).toHaveText('1 to 32 of 32');
  await getPart(page, 'Curves').click();
  await getPart(page, 'Pictures').click();
  await expect(range).toHaveText('1 to 16 of 16');
  expect(fetched).toBe(1);

  await getPart(page, 'Set up').click();
  await page.getByRole('spinbutton', { name: 'Epochs', exact: true }).fill('1');
  await page.getByRole('combobox', { name: 'Computes on' }).selectOption({ label: 'WebAssembly' });
  await page.getByRole('combobox', { name: 'Probes', exact: true }).selectOption({ label: 'on demand' });
  const bar = page.getByRole('region', { name: 'Run', exact: true });
  await bar.getByRole('button', { name: /^Start/ }).click();
  await expect(bar).toContainText('Finished', { timeout: 90_000 });
  await getPart(page, 'Pictures').click();
  await expect(page.getByText(/^Those of the run “.*”: 64 pictures to train/)).toBeVisible();
  expect(fetched).toBe(1);
});

test('who leaves the pictures ends their being fetched', async ({ page }) => {
  await page.route(`**/${address}`, () => {
    // The host never answers.
  });
  await openTraining(page);
  await setAddress(page);
  const asked = page.waitForRequest(`**/${address}`);
  await getPart(page, 'Pictures').click();
  await asked;
  await expect(page.getByText('Reading pictures …')).toBeVisible();
  const ended = page.waitForEvent('requestfailed', (request) => request.url().endsWith(address));
  await getPart(page, 'Set up').click();
  await ended;
});

test('a set that is dropped beside other files is taken, and they are left out by name', async ({ page }) => {
  await openTraining(page);
  await page.evaluate(
    ({ bytes, name }) => {
      const data = new DataTransfer();
      data.items.add(new File(['what this is'], 'notes.txt'));
      data.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    },
    { bytes: pets.buffer.toString('base64'), name: pets.name },
  );
  await expect(page.getByText('Left out beside the set of pictures: notes.txt.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Set', exact: true })).toHaveValue('own');
  await getPart(page, 'Pictures').click();
  await expect(page.getByText('64 pictures to train, 16 to test, 2 classes, 32x32')).toBeVisible();
});
