/** @file The page in German, whose words are longer: nothing is left in English, nothing is cut off or pushed out. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

test.use({ locale: 'de-DE' });

async function findViolations(page: Page): Promise<unknown> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target) }));
}

/** Controls that stick out of the window, and buttons whose words do not fit. */
const findCramped = (page: Page) =>
  page.evaluate(() => {
    const cramped: string[] = [];
    for (const element of document.querySelectorAll('button, input, h1, h2, [role=tab]')) {
      const box = element.getBoundingClientRect();
      // A row of tabs and the table scroll sideways on their own.
      if (box.width === 0 || element.closest('.tabs, [role=grid], .react-flow, .visually-hidden')) continue;
      const isCut =
        element instanceof HTMLButtonElement &&
        element.scrollWidth > element.clientWidth + 1 &&
        getComputedStyle(element).textOverflow !== 'ellipsis' &&
        getComputedStyle(element).overflow !== 'visible';
      const isOutside = box.left < -1 || box.right > innerWidth + 1;
      if (isCut || isOutside) cramped.push(element.textContent || element.getAttribute('aria-label') || '');
    }
    return { cramped, isScrolling: document.documentElement.scrollWidth > innerWidth };
  });

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const) {
  test(`opens in the language of the browser at ${width}x${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('/');
    await expect(page.getByText('6 von 13 Faltungen liegen jenseits der Grenze')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.getByRole('region', { name: 'Ergebnis' })).toContainText('14,7\u00A0M Parameter');
    expect(await findCramped(page)).toEqual({ cramped: [], isScrolling: false });
    expect(await findViolations(page)).toEqual([]);
  });
}
