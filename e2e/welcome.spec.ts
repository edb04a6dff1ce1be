/** @file The first minute: one sentence, a tour that can be left and found again, words that are explained. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

test.use({ storageState: { cookies: [], origins: [] } });

async function findViolations(page: Page): Promise<unknown> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target) }));
}

const sentence = 'Red layers are given the whole image already';

test('the first visit has a sentence, later ones have not', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText(sentence)).toBeVisible();
  await expect(page.getByText('6 of 13 convolutions are beyond the border')).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByText(sentence)).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('6 of 13 convolutions are beyond the border')).toBeVisible();
  await expect(page.getByText(sentence)).toHaveCount(0);
});

test('an opened link and a presentation go without the sentence', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Share' }).first().click();
  const link = await page.getByRole('dialog').getByRole('textbox').first().inputValue();
  await page.keyboard.press('Escape');
  await expect(page.getByText(sentence)).toBeVisible();
  await page.getByRole('button', { name: 'Lessons' }).first().click();
  await page.getByRole('button', { name: 'Present' }).click();
  await expect(page.getByRole('region', { name: 'Present', exact: true })).toBeVisible();
  await expect(page.getByText(sentence)).toHaveCount(0);
  await page.evaluate(() => localStorage.clear());
  await page.goto(new URL(new URL(link).hash, page.url()).href);
  await page.reload();
  await expect(page.getByText('6 of 13 convolutions are beyond the border')).toBeVisible();
  await expect(page.getByText(sentence)).toHaveCount(0);
});

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const) {
  test(`the tour fits on ${width}x${height}, and is found again`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('/');
    await page.getByRole('button', { name: 'A tour in a minute' }).click();
    const card = page.getByRole('region', { name: /^Tour: / });
    const titles: string[] = [];
    for (let step = 1; step <= 5; step++) {
      await expect(card.getByText(`${step} of 5`)).toBeVisible();
      await expect(card).toBeFocused();
      titles.push((await card.getByRole('heading').textContent()) ?? '');
      const box = await card.boundingBox();
      expect(
        box !== null &&
          box.x >= 0 &&
          box.y >= 0 &&
          box.x + box.width <= width &&
          box.y + box.height <= height,
      ).toBe(true);
      if (step === 2) expect(await findViolations(page)).toEqual([]);
      // What it speaks of is where it says.
      if (step === 5) {
        const isPhone = width === 390;
        await expect(card).toContainText(isPhone ? 'Under “Table” are' : 'Below are all layers as a table');
        await expect(card).toContainText(isPhone ? 'The menu “…” in the bar' : 'The cap in the bar');
        await expect(page.getByRole('button', { name: 'Table', exact: true })).toHaveCount(isPhone ? 1 : 0);
        await expect(page.getByRole('button', { name: 'More', exact: true })).toHaveCount(isPhone ? 1 : 0);
      }
      await page.keyboard.press('Tab');
      await card.getByRole('button', { name: step === 5 ? 'Done' : 'Next' }).press('Enter');
    }
    expect(new Set(titles).size).toBe(5);
    await expect(card).toHaveCount(0);
    // What it was begun with is gone: the focus is on the network.
    await expect(page.getByRole('region', { name: 'Network' }).locator(':focus')).toHaveCount(1);
    await page.keyboard.press('ControlOrMeta+k');
    const search = page.getByRole('dialog').getByRole('combobox');
    await search.fill('tour');
    await search.press('Enter');
    await expect(card.getByText('1 of 5')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(card).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Network' }).locator(':focus')).toHaveCount(1);
  });
}

test('the focus is on the tour, and goes back to where it was begun', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/');
  const lessons = page.getByRole('button', { name: 'Lessons' }).first();
  const card = page.getByRole('region', { name: /^Tour: / });
  for (const end of ['Leave the tour', 'Escape']) {
    await lessons.press('Enter');
    await page.getByRole('dialog', { name: 'Lessons' }).getByRole('button', { name: 'Tour' }).press('Enter');
    await expect(card).toBeFocused();
    await card.getByRole('button', { name: 'Next' }).press('Enter');
    await expect(card.getByText('2 of 5')).toBeVisible();
    await expect(card).toBeFocused();
    if (end === 'Escape') await page.keyboard.press('Escape');
    else await card.getByRole('button', { name: end }).press('Enter');
    await expect(card).toHaveCount(0);
    await expect(lessons).toBeFocused();
  }
});

test('the tour leaves in sight what it speaks of where there is room', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/');
  await page.getByRole('button', { name: 'A tour in a minute' }).click();
  const card = page.getByRole('region', { name: /^Tour: / });
  await card.getByRole('button', { name: 'Next' }).click();
  await expect(card.getByText('2 of 5')).toBeVisible();
  const box = await card.boundingBox();
  const layers = await page
    .locator('.layer-card')
    .evaluateAll((cards) => cards.map((layer) => layer.getBoundingClientRect().bottom));
  expect(layers.length).toBeGreaterThan(10);
  expect(Math.max(...layers)).toBeLessThan(box?.y ?? 0);
  // The line around the border layer's label stands off it on all sides.
  const frame = await page.locator('.tour-frame').boundingBox();
  const label = await page.locator('.card-border-line span').boundingBox();
  expect((label?.y ?? 0) - (frame?.y ?? 0)).toBeGreaterThanOrEqual(4);
  expect((frame?.y ?? 0) + (frame?.height ?? 0)).toBeGreaterThan((label?.y ?? 0) + (label?.height ?? 0));
});

test('the glossary draws its terms', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Lessons' }).first().click();
  await page.getByRole('button', { name: 'Glossary' }).click();
  const dialog = page.getByRole('dialog', { name: 'Glossary' });
  await expect(dialog.getByRole('term').filter({ hasText: 'Border layer' })).toBeVisible();
  await expect(dialog.getByRole('img', { name: 'Drawing: Jump' })).toBeVisible();
  await expect(dialog.getByRole('list', { name: 'Drawing: Critical' })).toContainText('conv7');
  expect(await findViolations(page)).toEqual([]);
});

test('presenting folds the panels, and keys of a clicker step through layers and lessons', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Lessons' }).first().click();
  await page.getByRole('button', { name: 'Present' }).click();
  const bar = page.getByRole('region', { name: 'Present', exact: true });
  await expect(bar).toContainText('conv8');
  await expect(page.getByRole('grid', { name: 'Layer table' })).toHaveCount(0);
  await page.keyboard.press('PageUp');
  await expect(bar).toContainText('pool3');
  // The activation between them is passed over.
  await page.keyboard.press('PageUp');
  await expect(bar).toContainText('conv7');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(bar).toContainText('Unproductive.');
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Lessons' }).first().click();
  await page.getByRole('button', { name: 'Start: Stride and the jump' }).click();
  const panel = page.getByRole('complementary', { name: 'Lesson' });
  await expect(panel.getByRole('heading', { name: 'Every second stop' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(panel.getByRole('heading', { name: 'The next kernel reaches farther' })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(panel.getByRole('heading', { name: 'Every second stop' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
});
