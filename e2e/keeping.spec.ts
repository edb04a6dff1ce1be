import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openResnet18 } from './hands';

async function findViolations(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target) }));
}

/** Opens the page and waits until it keeps designs, which it begins with after the first paint. */
async function openPage(page: Page): Promise<void> {
  await page.goto('/');
  await page.waitForFunction(() => localStorage.getItem('fovea.open') !== null);
}

test('what was typed is there after a reload that follows at once', async ({ page }) => {
  await openPage(page);
  const title = page.getByRole('textbox', { name: 'Title' });
  const height = page.getByLabel(/height/i).first();
  await title.fill('Mine');
  await height.fill('64');
  await expect(page.getByText('beyond the border')).toBeVisible();
  await page.reload();
  await expect(title).toHaveValue('Mine');
  await expect(height).toHaveValue('64');
});

test('a design that two tabs edit is kept from both', async ({ page, context }) => {
  await openPage(page);
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('Shared');
  await page.reload();
  await expect(title).toHaveValue('Shared');
  const second = await context.newPage();
  await openPage(second);
  const secondTitle = second.getByRole('textbox', { name: 'Title' });
  await expect(secondTitle).toHaveValue('Shared');
  await title.fill('From the first tab');
  await page.reload();
  await expect(title).toHaveValue('From the first tab');
  await secondTitle.fill('From the second tab');
  await expect(second.getByText('Another tab changed this design')).toBeVisible();
  await second.reload();
  await expect(secondTitle).toHaveValue('From the second tab');
  // The copy is now what was open last; the other design is still in the library of both.
  const titles = await second.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('fovea');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('designs').objectStore('designs').getAll();
          reading.onsuccess = () => resolve(reading.result.map((entry: { title: string }) => entry.title));
        };
      }),
  );
  expect(titles.sort()).toEqual(['From the first tab', 'From the second tab']);
});

test('a design that is opened from the kept ones stays the same entry', async ({ page, context }) => {
  await openPage(page);
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('Kept for later');
  await page.reload();
  await expect(title).toHaveValue('Kept for later');
  await openResnet18(page);
  await page.close();

  const later = await context.newPage();
  await openPage(later);
  await later.keyboard.press('Control+k');
  await later.getByRole('combobox').fill('kept designs');
  await later.keyboard.press('Enter');
  await later.getByRole('button', { name: /^Kept for later/ }).click();
  const laterTitle = later.getByRole('textbox', { name: 'Title' });
  await expect(laterTitle).toHaveValue('Kept for later');
  await laterTitle.fill('Kept and changed');
  await later.reload();
  await expect(laterTitle).toHaveValue('Kept and changed');
  await expect(later.getByText('Another tab changed this design')).toBeHidden();
});

const getLibrary = (page: Page) => page.getByRole('dialog', { name: 'Kept designs' });

async function openLibrary(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'What do you want to do?' });
  await field.fill('kept designs');
  await field.press('Enter');
  await expect(getLibrary(page)).toBeVisible();
}

test('designs are kept with pictures: copied, renamed, deleted, put back, opened', async ({ page }) => {
  await openPage(page);
  const title = page.getByRole('textbox', { name: 'Title of the design' });
  await title.fill('First');
  await title.press('Enter');
  await openLibrary(page);
  const library = getLibrary(page);
  const getEntries = () => library.getByRole('listitem');
  await expect(getEntries()).toHaveCount(1);
  await expect(getEntries()).toContainText('open now, 35 layers, 32 px, 6 of 13 unproductive');
  // A bar for each convolution.
  await expect(getEntries().locator('.reach-strip rect')).toHaveCount(13);
  await expect(library).toContainText('1 design');

  await library.getByRole('button', { name: 'Duplicate First' }).click();
  await expect(getEntries()).toHaveCount(2);
  await library.getByRole('button', { name: 'Rename First, copy' }).click();
  const field = library.getByRole('textbox', { name: 'New title of First, copy' });
  await field.fill('Nonsense');
  await field.press('Escape');
  await expect(library.getByRole('button', { name: 'Rename First, copy' })).toBeVisible();
  await library.getByRole('button', { name: 'Rename First, copy' }).click();
  await field.fill('Second');
  await field.press('Enter');
  await expect(library.getByRole('button', { name: 'Rename Second' })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);

  await library.getByRole('button', { name: 'Delete Second' }).click();
  await expect(library).toContainText('Deleted Second.');
  await expect(library.getByRole('button', { name: 'Undo: put Second back' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(library.getByRole('button', { name: 'Delete Second' })).toBeVisible();
  await library.getByRole('button', { name: 'Delete Second' }).click();
  await library.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await openLibrary(page);
  await library.getByRole('button', { name: /^Second/ }).click();
  await expect(title).toHaveValue('Second');
  await openLibrary(page);
  await library.getByRole('button', { name: 'Rename Second' }).click();
  await library.getByRole('textbox').fill('Third');
  await library.getByRole('textbox').press('Enter');
  await library.getByRole('button', { name: 'Close' }).click();
  await expect(title).toHaveValue('Third');
  await expect(page.getByRole('button', { name: 'Undo: Rename the design' })).toBeEnabled();
});

test('a second tab with the same design is noticed by both', async ({ page, context }) => {
  await openPage(page);
  const title = page.getByRole('textbox', { name: 'Title of the design' });
  await title.fill('Shared');
  await page.reload();
  await expect(title).toHaveValue('Shared');
  const notice = 'Another tab has this design open as well.';
  await expect(page.getByText(notice)).toBeHidden();
  const second = await context.newPage();
  await openPage(second);
  await expect(second.getByText(notice)).toBeVisible();
  await expect(page.getByText(notice)).toBeVisible();
  await second.close();
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(page.getByText(notice)).toBeHidden();
});

test('full storage says so, keeps on trying, and keeps the work as soon as there is room', async ({
  page,
}) => {
  await openPage(page);
  const title = page.getByRole('textbox', { name: 'Title of the design' });
  await title.fill('Old');
  await title.press('Enter');
  await openLibrary(page);
  const library = getLibrary(page);
  await library.getByRole('button', { name: 'Duplicate Old' }).click();
  await expect(library.getByRole('button', { name: 'Delete Old, copy' })).toBeVisible();
  await library.getByRole('button', { name: 'Close' }).click();
  // A disk that has room for one entry less than there are.
  await page.evaluate(() => {
    const { put, delete: remove } = IDBObjectStore.prototype;
    let isFull = true;
    IDBObjectStore.prototype.put = function (...values) {
      if (isFull) throw new DOMException('No space', 'QuotaExceededError');
      return put.apply(this, values);
    };
    IDBObjectStore.prototype.delete = function (key) {
      isFull = false;
      return remove.call(this, key);
    };
  });
  await title.fill('Mine');
  await title.press('Enter');
  await expect(page.getByText('The browser gives this page no more space')).toBeVisible();
  await openLibrary(page);
  await expect(library.getByRole('alert')).toContainText('It will be as soon as there is room.');
  expect(await findViolations(page)).toEqual([]);
  await library.getByRole('button', { name: 'Delete Old, copy' }).click();
  await expect(library.getByRole('alert')).toBeHidden();
  await library.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('The browser gives this page no more space')).toBeHidden();
  await page.reload();
  await expect(title).toHaveValue('Mine');
});
