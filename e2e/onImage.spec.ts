/** @file Fields on a picture: what a unit sees, which units see a pixel, the first layer for an object, own pictures. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const getPanel = (page: Page) => page.getByRole('tabpanel');
const getHand = (page: Page) => getPanel(page).getByRole('slider', { name: /^Picture: / });

async function findViolations(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page }).include('[role=tabpanel]').analyze();
  return violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target) }));
}

async function openTab(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('6 of 13 convolutions');
  await page.getByRole('tab', { name: 'On an image' }).click();
  await expect(getHand(page)).toBeVisible();
}

test('units and pixels on the picture of a drawn cat, layer by layer with the canvas', async ({ page }) => {
  await openTab(page);
  await getPanel(page).getByRole('combobox', { name: 'Layer' }).selectOption('conv8');
  // Its first unit sees -26 to 33, the next ones 8 px further: 32 of 60 rows are in the image, 28 % of the area.
  await getHand(page).focus();
  for (const key of ['ArrowUp', 'ArrowLeft'])
    for (let count = 0; count < 3; count++) await page.keyboard.press(key);
  await expect(getPanel(page)).toContainText(
    /Unit \(0, 0\) of conv8 sees rows −26 to 33 and columns −26 to 33/,
  );
  await expect(getPanel(page)).toContainText(/60x60 pixels, 72.% of it outside the image/);
  expect(await findViolations(page)).toEqual([]);

  const walk = getPanel(page).getByRole('slider', { name: 'Walk through the layers' });
  await walk.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(walk).toHaveAttribute('aria-valuetext', 'conv1');
  await expect(
    page.getByRole('region', { name: 'Network' }).getByRole('button', { name: /^conv1, / }),
  ).toHaveAttribute('aria-pressed', 'true');
  await getPanel(page).getByText('Pixel', { exact: true }).click();
  const box = await getHand(page).boundingBox();
  if (box === null) throw new Error('a picture expected');
  await page.mouse.click(box.x + 1, box.y + 1);
  // The corner is seen by units 0 and 1 on either axis.
  await expect(getPanel(page)).toContainText('Pixel (0, 0) is seen by 4 of 1024 units of conv1');
  expect(await findViolations(page)).toEqual([]);
});

test('an object is framed by a drag, on a picture of somebody; what is no picture is said to be none', async ({
  page,
}) => {
  await openTab(page);
  await getPanel(page).getByText('Object', { exact: true }).click();
  const box = await getHand(page).boundingBox();
  if (box === null) throw new Error('a picture expected');
  const pixel = box.width / 32;
  // From the corner of the image: 10 rows and 14 columns, what conv4 sees.
  await page.mouse.move(box.x + 0.5 * pixel, box.y + 0.5 * pixel);
  await page.mouse.down();
  await page.mouse.move(box.x + 13.5 * pixel, box.y + 9.5 * pixel, { steps: 4 });
  await page.mouse.up();
  await expect(getPanel(page)).toContainText('The first layer whose field holds this whole object is conv4.');
  await expect(getPanel(page).getByRole('spinbutton', { name: 'Right' })).toHaveValue('13');
  expect(await findViolations(page)).toEqual([]);

  const choose = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      getPanel(page).getByRole('button', { name: 'Own picture' }).click(),
    ]);
    await chooser.setFiles(file);
  };
  await choose({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await expect(getPanel(page).getByRole('alert')).toContainText(
    'notes.png is no picture that this browser can read',
  );
  expect(await findViolations(page)).toEqual([]);
  const picture = await getPanel(page).locator('.image-stage').screenshot();
  await choose({ name: 'stage.png', mimeType: 'image/png', buffer: picture });
  await expect(getPanel(page).getByRole('combobox', { name: 'Picture' })).toHaveValue('own');
  await expect(getPanel(page).getByRole('alert')).toBeEmpty();
});

test('the field grows from the image up to the chosen layer', async ({ page }) => {
  await openTab(page);
  await getPanel(page).getByRole('combobox', { name: 'Layer' }).selectOption('conv4');
  const walk = getPanel(page).getByRole('slider', { name: 'Walk through the layers' });
  const seen = await walk.evaluateHandle((slider) => {
    const names: (string | null)[] = [];
    new MutationObserver(() => names.push(slider.getAttribute('aria-valuetext'))).observe(slider, {
      attributes: true,
      attributeFilter: ['aria-valuetext'],
    });
    return names;
  });
  const play = getPanel(page).getByRole('button', { name: 'Grow from the image up to this layer' });
  await play.click();
  await expect(walk).not.toHaveAttribute('aria-valuetext', 'conv4');
  await expect(walk).toHaveAttribute('aria-valuetext', 'conv4');
  await expect(play).toBeVisible();
  const names = await seen.jsonValue();
  for (const name of ['conv1', 'conv2', 'conv3']) expect(names).toContain(name);
  expect(names.indexOf('conv1')).toBeLessThan(names.indexOf('conv3'));
});

test('the camera is asked for a picture, and stops with it', async ({ page }) => {
  // No machine that tests has a camera: one that sees a red wall.
  await page.addInitScript(() => {
    const wall = document.createElement('canvas');
    wall.width = 64;
    wall.height = 48;
    const paint = () => {
      const context = wall.getContext('2d');
      if (context === null) return;
      context.fillStyle = 'red';
      context.fillRect(0, 0, 64, 48);
    };
    const stream = wall.captureStream(10);
    setInterval(paint, 100);
    Object.assign(globalThis, { cameraStream: stream });
    Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: async () => stream } });
  });
  await openTab(page);
  await getPanel(page).getByRole('button', { name: 'Use the camera' }).click();
  await expect(getPanel(page).getByLabel('What the camera sees')).toBeVisible();
  await getPanel(page).getByRole('button', { name: 'Take the picture' }).click();
  await expect(getPanel(page).getByLabel('What the camera sees')).toHaveCount(0);
  await expect(getHand(page)).toBeVisible();
  expect(
    await page.evaluate(() => {
      const { cameraStream } = globalThis as unknown as { readonly cameraStream: MediaStream };
      return cameraStream.getTracks().map((track) => track.readyState);
    }),
  ).toEqual(['ended']);
});
