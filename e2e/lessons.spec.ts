/** @file Lessons on the page: found, taken by keyboard on a phone, watched as the network is edited, kept. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

async function findViolations(page: Page): Promise<unknown> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target) }));
}

const getPanel = (page: Page) => page.getByRole('complementary', { name: 'Lesson' });

/** Moves the focus forward until it is on what is sought, as Tab does. */
async function tabTo(
  page: Page,
  name: string | RegExp,
  role: 'button' | 'textbox' | 'spinbutton',
): Promise<void> {
  const target = page.getByRole(role, { name }).first();
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${role} ${name}`);
}

test('lesson 8 is taken by keyboard on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await tabTo(page, 'More', 'button');
  await page.keyboard.press('Enter');
  const entry = page.getByRole('menuitem', { name: 'Lessons' });
  await expect(entry).toBeVisible();
  for (let presses = 0; presses < 20; presses++) {
    if (await entry.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Lessons' })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await tabTo(page, 'Start: The border layer', 'button');
  await page.keyboard.press('Enter');

  // Find it: the focus is on the heading of the step; the network is behind the panel.
  const panel = getPanel(page);
  await expect(panel.getByRole('heading', { name: 'Where nothing new comes in' })).toBeFocused();
  await expect(page.getByText('What follows is hidden until you have answered')).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: /^input, Input/ }).focus();
  const seen: string[] = [];
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    seen.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''));
    if (seen.at(-1)?.startsWith('conv8,')) break;
  }
  expect(seen.at(-1)).toMatch(/^conv8,/);
  await expect(panel.getByText('it is given 40 pixels, more than the 32 there are')).toBeVisible();
  await expect(page.getByText('6 of 13 convolutions are beyond the border')).toBeVisible();

  // Count: a wrong answer is told, the right one goes on.
  await tabTo(page, 'Next', 'button');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: 'How much is behind it' })).toBeFocused();
  await tabTo(page, 'Your answer', 'textbox');
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('5 is not it.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('6');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('6 of 13, and they are the widest')).toBeVisible();

  // A larger image.
  await tabTo(page, 'Next', 'button');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: 'A larger image' })).toBeFocused();
  await tabTo(page, 'Image height in pixels', 'spinbutton');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('164');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('Sizes from 164 to 212 fit.')).toBeVisible();

  // Mend it: by deleting pools on the canvas.
  await tabTo(page, 'Next', 'button');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: 'A network for the image you have' })).toBeFocused();
  for (const pool of ['pool1', 'pool2', 'pool3']) {
    const card = page.getByRole('button', { name: new RegExp(`^${pool}, `) });
    await card.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Delete');
    await expect(card).toHaveCount(0);
  }
  await expect(panel.getByText('Cutting makes a network cheaper')).toBeVisible();
  await tabTo(page, 'To the lessons', 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Again: The border layer' })).toBeVisible();

  // What was done is kept, and the network of before is one step back.
  await page.keyboard.press('Escape');
  await page.reload();
  await tabTo(page, 'More', 'button');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Lessons' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Again: The border layer' })).toBeVisible();
});

test('the rule of a lesson is fixed, and free again behind it', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/');
  await page.getByText('Toolbox', { exact: true }).click();
  await expect(page.getByText('7 of 13 convolutions are beyond the border')).toBeVisible();
  await page.getByRole('button', { name: 'Lessons' }).first().click();
  await page.getByRole('button', { name: 'Start: The border layer' }).click();
  await expect(page.getByText('Rule (fixed)')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Paper' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Toolbox' })).toBeDisabled();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Leave the lesson' }).click();
  await expect(page.getByRole('radio', { name: 'Toolbox' })).toBeEnabled();
});

test('a lesson watches the network and draws what a unit is computed from', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Lessons' }).click();
  await page.getByRole('button', { name: 'Start: Stacking convolutions' }).click();
  const panel = getPanel(page);
  await panel.getByRole('textbox', { name: 'Your answer' }).fill('5 px');
  await panel.getByRole('button', { name: 'Check' }).click();
  const unit = panel.getByRole('slider');
  await expect(
    panel.getByRole('img', { name: /^Unit 7 of conv2 sees the pixels from 5 to 9/ }),
  ).toBeVisible();
  await unit.press('Home');
  await expect(
    panel.getByRole('img', { name: /^Unit 0 of conv2 sees the pixels from −2 to 2/ }),
  ).toBeVisible();
  await panel.getByRole('button', { name: 'Next' }).click();
  await panel.getByRole('button', { name: 'Skip' }).click();
  await expect(panel.getByRole('heading', { name: 'Reach fifteen' })).toBeFocused();
  await panel.getByRole('button', { name: 'A hint' }).click();
  await expect(panel.getByText('Seven convolutions of 3x3 would do.')).toBeVisible();
  const height = page.getByRole('spinbutton', { name: 'Kernel, height' });
  await height.fill('9');
  await expect(panel.getByText('There it is, with')).toBeVisible();
  await panel.getByRole('button', { name: 'Leave the lesson' }).click();
  await expect(panel).toHaveCount(0);
  // The focus is not lost with the panel.
  await expect(page.getByRole('region', { name: 'Network' }).locator(':focus')).toHaveCount(1);
  await page.getByRole('button', { name: 'Back to VGG16' }).click();
  await expect(page.getByText('6 of 13 convolutions are beyond the border')).toBeVisible();
});

test('progress is a code that another browser reads', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Lessons' }).click();
  await page.getByRole('button', { name: 'Start: What one unit sees' }).click();
  await page.getByRole('button', { name: /^conv, / }).click();
  await expect(getPanel(page).getByText('Right.')).toBeVisible();
  await page.getByRole('button', { name: 'Lessons' }).click();
  const dialog = page.getByRole('dialog', { name: 'Lessons' });
  const code = (await dialog.locator('code').textContent()) ?? '';
  // It asks first, and what is kept is kept.
  const forget = dialog.getByRole('button', { name: 'Forget my progress' });
  await forget.click();
  await expect(dialog.getByRole('button', { name: 'Keep them' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(forget).toBeFocused();
  await expect(dialog.getByRole('button', { name: 'Go on: What one unit sees' })).toBeVisible();
  await forget.press('Enter');
  expect(await findViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Forget them' }).click();
  await expect(forget).toBeFocused();
  await expect(dialog.getByRole('button', { name: 'Start: What one unit sees' })).toBeVisible();
  const field = dialog.getByRole('textbox', { name: 'Read somebody’s code' });
  await field.fill(code.toLowerCase());
  await expect(dialog.getByText('What one unit sees: 1 of 4')).toBeVisible();
  await field.fill(`${code}0`);
  await expect(dialog.getByText('This is no code of these lessons')).toBeVisible();
});

test('a challenge is opened by its link, solved by keyboard, and keeps its stars', async ({ page }) => {
  await page.goto('/#k1.fifteen.2');
  const panel = getPanel(page);
  await expect(panel.getByRole('heading', { name: 'Fifteen with four' })).toBeFocused();
  await expect(panel.getByText('Whoever sent you this reached 2 changed layers')).toBeVisible();
  await expect(panel.getByText('The last convolution sees exactly 15 px now 9')).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  const card = page.getByRole('button', { name: /^conv4, / });
  await card.focus();
  await page.keyboard.press('Enter');
  const dilation = page.getByRole('spinbutton', { name: 'Dilation, height' });
  await dilation.fill('4');
  await expect(panel.getByText('This is as good as the best known answer.')).toBeVisible();
  await expect(panel.getByRole('textbox', { name: 'Copy a link to it' })).toHaveValue(/#k1\.fifteen\.1$/);

  // A reload of the tab goes on where it was.
  await expect(page).toHaveURL(/#f\d\./);
  await page.reload();
  await expect(panel.getByText('This is as good as the best known answer.')).toBeVisible();
  await tabTo(page, 'All challenges', 'button');
  await page.keyboard.press('Enter');
  const list = page.getByRole('dialog', { name: 'Challenges' });
  await expect(list.getByRole('listitem').first().getByRole('img', { name: '3 of 3 stars' })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
});
