/** @file Quiz sheets on paper: chosen in a dialog, printed on A4, no question cut between two pages. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

/** What A4 leaves within margins of 12 mm, in CSS pixels (96 to 25.4 mm). */
const paper = { width: Math.floor((186 / 25.4) * 96), height: Math.floor((273 / 25.4) * 96) };

test('questions and key are printed on A4, alone, and none is cut', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { print: () => document.documentElement.setAttribute('data-printed', '') });
  });
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('6 of 13 convolutions');
  await page.getByRole('button', { name: 'Lessons' }).click();
  await page.getByRole('button', { name: 'Quiz sheets …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Quiz sheets' });
  await dialog.getByText('hard', { exact: true }).click();
  await dialog.getByRole('spinbutton', { name: 'Questions' }).fill('9');
  await expect(dialog.getByRole('region', { name: 'Question 9' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Print the key' }).click();
  await expect(page.locator('html[data-printed]')).toBeAttached();

  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(paper);
  const key = page.getByRole('article', { name: 'What does it see? The key' });
  await expect(key.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(dialog).toBeHidden();
  const questions = await key.locator('section').evaluateAll((sections) =>
    sections.map((section) => ({
      break: getComputedStyle(section).breakInside,
      height: section.getBoundingClientRect().height,
      over: section.scrollWidth - section.clientWidth,
    })),
  );
  expect(questions).toHaveLength(9);
  for (const question of questions) {
    expect(question.break).toBe('avoid');
    expect(question.height).toBeLessThan(paper.height);
    expect(question.over).toBeLessThanOrEqual(0);
  }
  await expect(key.getByText(/^Answer: /)).toHaveCount(9);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  // A4 in points: 210 / 25.4 * 72 = 595, 297 / 25.4 * 72 = 842.
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(key).toHaveCount(0);
});
