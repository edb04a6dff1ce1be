/** @file The page with words a third longer than in English: nothing is cut off, nothing lies on anything else. */
import { expect, type Page, test } from '@playwright/test';
import { findSpoiltWords, lengthenWords } from './longWords';

async function look(page: Page, what: string): Promise<void> {
  await expect.poll(() => findSpoiltWords(page), { message: what }).toEqual([]);
}

/** Chooses a command by its name. */
async function choose(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  const commands = page.getByRole('dialog');
  await commands.getByRole('combobox').fill(name);
  await expect(commands.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
}

/** Closes the dialog that is open. */
async function close(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

async function lookAtTabs(page: Page, at: string): Promise<void> {
  const tabs = page.getByRole('tablist').first().getByRole('tab');
  await expect(tabs.first()).toBeVisible();
  for (let place = (await tabs.count()) - 1; place >= 0; place--) {
    await tabs.nth(place).click();
    await expect(tabs.nth(place)).toHaveAttribute('aria-selected', 'true');
    await look(page, `tab ${place} ${at}`);
  }
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`holds with words a third longer at ${width}x${height}`, async ({ page }) => {
    test.setTimeout(180_000);
    const at = `at ${width}x${height}`;
    const isPhone = width < 720;
    await lengthenWords(page);
    await page.setViewportSize({ width, height });
    await page.goto('/');
    await expect(page.getByText('6 of 13 convolutionsnnnn aren beyondnn then bordernn')).toBeVisible();
    await look(page, `the first screen ${at}`);

    // The inspector, and what the dock has.
    const sheets = page.getByRole('navigation').getByRole('button');
    await page.getByRole('button', { name: /^conv8, / }).click();
    if (isPhone) {
      await sheets.nth(1).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    }
    await look(page, `a layer ${at}`);
    if (isPhone) {
      await close(page);
      await sheets.nth(2).click();
    }
    await lookAtTabs(page, at);
    if (isPhone) await close(page);

    // Dialogs.
    for (const name of ['share', 'export', 'lessons']) {
      await choose(page, name);
      await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible();
      await look(page, `${name} ${at}`);
      if (name !== 'lessons') await close(page);
    }

    // A lesson, and a challenge.
    const buttons = page.getByRole('dialog').getByRole('listitem').getByRole('button');
    await buttons.nth(7).click();
    const panel = page.getByRole('complementary', { name: 'Lesson' });
    await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
    await look(page, `lesson 8 ${at}`);
    await page.goto('/#k1.views');
    await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
    await look(page, `a challenge ${at}`);
  });
}
