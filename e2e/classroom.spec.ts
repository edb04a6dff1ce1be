/** @file A teacher composes a lesson, and somebody else opens its link. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test('a composed lesson opens as a link: hides its numbers, leaves its panels, knows when it is done', async ({
  page,
  browser,
}) => {
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('6 of 13 convolutions');
  await page.getByRole('button', { name: 'Lessons' }).click();
  await page.getByRole('button', { name: 'Compose a lesson for a class …' }).click();
  const form = page.getByRole('dialog', { name: 'A lesson for your class' });
  await form.getByRole('textbox', { name: 'Title' }).fill('See <b>enough</b>');
  const first = form.getByRole('region', { name: 'Step 1' });
  await first.getByRole('textbox', { name: 'Task' }).fill('How far does the border layer see?');
  await first.getByText('A number', { exact: true }).click();
  await first.getByRole('combobox', { name: 'Layer' }).selectOption('conv8');
  for (const name of ['Fields and jumps', 'Parameters']) await first.getByRole('checkbox', { name }).check();
  await form.getByRole('button', { name: 'Add a step' }).click();
  await form.getByRole('region', { name: 'Step 2' }).getByText('A network', { exact: true }).click();
  await form.getByRole('checkbox', { name: 'Tab Advice' }).uncheck();
  await form.getByText('Only these', { exact: true }).first().click();
  const { violations: inForm } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(inForm).toEqual([]);
  const link = await form.getByRole('textbox', { name: 'Link of the lesson' }).inputValue();
  expect(link).toMatch(/#t\d\.[\w-]*[A-Za-z0-9]$/);

  const context = await browser.newContext({ serviceWorkers: 'block' });
  const pupil = await context.newPage();
  await pupil.goto(link);
  const lesson = pupil.getByRole('complementary', { name: 'Lesson' });
  await expect(lesson.getByRole('heading', { level: 2 })).toHaveText('See <b>enough</b>');
  const result = pupil.getByRole('region', { name: 'Result' });
  await expect(result).toContainText('hidden until you have answered');
  await expect(result).not.toContainText('14.7');
  await expect(pupil.getByRole('columnheader', { name: 'Params' })).toHaveCount(0);
  await expect(pupil.getByRole('tab', { name: 'Advice' })).toHaveCount(0);
  await expect(
    pupil.getByRole('button', { name: /^conv8, Conv2d 3x3, 512 filters, receives/ }),
  ).toBeVisible();
  const palette = pupil.getByRole('complementary', { name: 'Palette' });
  await expect(palette.getByRole('button', { name: /^Max pool/ })).toBeVisible();
  await expect(palette.getByRole('button', { name: /^Add/ })).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page: pupil }).analyze();
  expect(violations).toEqual([]);

  // conv8 sees 44 + (3 - 1) * 8 = 60 pixels.
  await lesson.getByRole('textbox', { name: 'Your answer' }).fill('61');
  await lesson.getByRole('button', { name: 'Check' }).click();
  await expect(lesson.getByText(/^61 is not it\. Try again\.$/)).toBeVisible();
  await lesson.getByRole('textbox', { name: 'Your answer' }).fill('60');
  await lesson.getByRole('button', { name: 'Check' }).click();
  await expect(lesson).toContainText('Right.');
  await expect(result).toContainText('6 of 13 convolutions');
  await expect(result).toContainText('14.7');
  await lesson.getByRole('button', { name: 'Next' }).click();
  await expect(lesson.getByRole('list', { name: 'Goals' })).toContainText('No convolution is unproductive.');
  // conv13 receives 164 pixels: an image of that size lets all of them work.
  const size = pupil.getByRole('spinbutton', { name: /height/i }).first();
  await size.fill('164');
  await size.press('Enter');
  await expect(lesson).toContainText('That was the last step.');

  // After a reload the lesson is where it was, and the address is still its link.
  await expect.poll(() => pupil.url()).toBe(link);
  await pupil.reload();
  await expect(lesson).toContainText('That was the last step.');
  await lesson.getByRole('button', { name: 'Leave the lesson' }).first().click();
  await expect(pupil.getByRole('tab', { name: 'Advice' })).toBeVisible();
  await context.close();
});
