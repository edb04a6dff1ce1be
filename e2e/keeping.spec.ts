import { expect, type Page, test } from '@playwright/test';

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
  await page.getByRole('button', { name: 'ResNet18', exact: true }).click();
  await expect(title).toHaveValue('ResNet18');
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
