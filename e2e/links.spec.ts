/** @file Links in the address: they follow the design, open as designs of their own, and explain themselves. */
import { expect, type Page, test } from '@playwright/test';
import { createBuilder } from '../src/architecture/builder';
import { readLink, writeLink } from '../src/codecs/url/link';
import { createDesign, type Design } from '../src/document/document';

function createShared(title: string): Design {
  const net = createBuilder();
  net.add('Input', 'image');
  net.add('Conv2d', 'first', { outChannels: 8, kernelSize: [5, 5] });
  net.add('ReLU', 'relu1');
  net.add('Conv2d', 'second', { outChannels: 8, kernelSize: [3, 3] });
  return createDesign(net.build(), { title, resolution: [64, 96] });
}

const getTitle = (page: Page) => page.getByRole('textbox', { name: 'Title' });
const getHash = (page: Page) => page.evaluate(() => location.hash);

/** The design that stands in the address; null where it holds none. */
async function readAddress(page: Page): Promise<Design | null> {
  const result = readLink(await getHash(page));
  return result.ok ? result.design : null;
}

async function openPage(page: Page): Promise<void> {
  await page.goto('/');
  await expect.poll(() => getHash(page)).toMatch(/^#f\d\./);
}

/** Titles of everything that the library of this browser holds. */
const listKept = (page: Page) =>
  page.evaluate(
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

test('the address follows the design and leaves the history alone', async ({ page }) => {
  await openPage(page);
  const steps = await page.evaluate(() => history.length);
  const before = await getHash(page);
  await getTitle(page).fill('Follow me');
  await expect.poll(() => getHash(page)).not.toBe(before);
  expect((await readAddress(page))?.title).toBe('Follow me');
  await page
    .getByLabel(/height/i)
    .first()
    .fill('48');
  await expect.poll(async () => (await readAddress(page))?.resolution[0]).toBe(48);
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await page.getByRole('button', { name: 'New design' }).click();
  await expect.poll(() => getHash(page)).toBe('');
});

test('a link opens at once as a design of its own, one step from what was open', async ({
  page,
  context,
}) => {
  await openPage(page);
  await getTitle(page).fill('My own work');
  await expect.poll(async () => (await readAddress(page))?.title).toBe('My own work');
  await page.goto(`/${writeLink(createShared('From a friend'))}`);
  await expect(getTitle(page)).toHaveValue('From a friend');
  await expect(page.getByLabel(/width/i).first()).toHaveValue('96');
  await page.getByRole('button', { name: 'Back to My own work' }).click();
  await expect(getTitle(page)).toHaveValue('My own work');
  await expect(page.getByRole('button', { name: 'Undo: Rename the design' })).toBeEnabled();

  // The same from a page that is opened with the link.
  const second = await context.newPage();
  await second.goto(`/${writeLink(createShared('From another friend'))}`);
  await expect(getTitle(second)).toHaveValue('From another friend');
  await second.getByRole('button', { name: 'Back to My own work' }).click();
  await expect(getTitle(second)).toHaveValue('My own work');
  expect((await listKept(second)).filter((title) => title === 'My own work')).toHaveLength(1);
});

test('after a reload the kept design wins over the link that was written for it', async ({ page }) => {
  await openPage(page);
  await page.goto(`/${writeLink(createShared('Mine now'))}`);
  await expect(getTitle(page)).toHaveValue('Mine now');
  await getTitle(page).fill('Mine, edited');
  await expect.poll(async () => (await readAddress(page))?.title).toBe('Mine, edited');
  // The last change comes too late for the address, but not for the library.
  await getTitle(page).fill('Mine, edited again');
  await page.reload();
  await expect(getTitle(page)).toHaveValue('Mine, edited again');
  await expect.poll(async () => (await readAddress(page))?.title).toBe('Mine, edited again');
  const kept = await listKept(page);
  expect(kept.filter((title) => title.startsWith('Mine'))).toEqual(['Mine, edited again']);
});

test('a bookmark of another design is followed, and the way back leads to the design itself', async ({
  page,
}) => {
  await openPage(page);
  await getTitle(page).fill('Before');
  await expect.poll(async () => (await readAddress(page))?.title).toBe('Before');
  await page.goto(`/${writeLink(createShared('Bookmark'))}`);
  await expect(getTitle(page)).toHaveValue('Bookmark');
  await page.goBack();
  await expect(getTitle(page)).toHaveValue('Before');
  await expect(page.getByRole('button', { name: 'Undo: Rename the design' })).toBeEnabled();
});

test('a damaged link explains itself, and nothing is lost', async ({ page, context }) => {
  await openPage(page);
  await getTitle(page).fill('Precious');
  await expect.poll(async () => (await readAddress(page))?.title).toBe('Precious');
  const whole = writeLink(createShared('Cut'));
  for (const [hash, words] of [
    [whole.slice(0, -7), 'This link is damaged'],
    ['#f9.AAAA', 'made by a newer Fovea'],
    ['#about', 'This link holds no design'],
    [`#j1.${Buffer.from('["Input",["Conv9d"]]').toString('base64url')}`, 'Conv9d'],
  ] as const) {
    const other = await context.newPage();
    const errors: string[] = [];
    other.on('pageerror', (error) => errors.push(error.message));
    await other.goto(`/${hash}`);
    await expect(other.getByRole('alert')).toContainText(words);
    await expect(other.getByRole('alert')).toContainText('Your own designs are as they were.');
    await expect(getTitle(other)).toHaveValue('Precious');
    expect(await getHash(other)).toBe(hash);
    expect(errors).toEqual([]);
    await other.close();
  }
  await page.goto(`/#f1.${'A'.repeat(1_000_001)}`);
  await expect(page.getByRole('alert')).toContainText('This link is too large');
  await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click();
  await getTitle(page).fill('Precious still');
  await expect.poll(async () => (await readAddress(page))?.title).toBe('Precious still');
});
