import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { rootAddress, subPathAddress } from './addresses';

/** Collects what the page complains of: console errors, uncaught exceptions, failed or foreign requests. */
function watchComplaints(page: Page, address: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(address)) {
      complaints.push(`foreign: ${request.url()}`);
    }
  });
  return complaints;
}

for (const [place, address] of [
  ['the root of a host', rootAddress],
  ['a sub-path', subPathAddress],
] as const) {
  test(`opens at ${place} and complains of nothing`, async ({ page }) => {
    const complaints = watchComplaints(page, address);
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'Fovea', level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(complaints).toEqual([]);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`passes the accessibility rules in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Fovea', level: 1 })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target) }))).toEqual(
      [],
    );
  });
}

test('is isolated, so that WebAssembly may use threads', async ({ page }) => {
  await page.goto('/');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});
