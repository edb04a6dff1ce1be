/** @file Connections by hand: made, refused with the reason, moved, cut, split, put in order; each of it undone again. */
import { expect, type Page, test } from '@playwright/test';
import {
  createFingers,
  findPlace,
  getCanvas,
  getLayer,
  getNames,
  openPage,
  type Place,
  waitForFrames,
} from './hands';

/** An empty canvas with layers in a chain, by their letters. */
async function drawChain(page: Page, keys: string): Promise<void> {
  await openPage(page);
  await page.getByRole('button', { name: 'New design' }).click();
  await expect(page.getByRole('heading', { name: 'An empty design' })).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const [index, key] of [...keys].entries()) {
    await page.keyboard.press(key);
    await expect(getNames(page)).toHaveCount(index + 1);
  }
}

async function drag(page: Page, from: Place, to: Place, look = async () => {}): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await look();
  await page.mouse.up();
}

const getHint = (page: Page) => page.locator('.drag-hint');
const getUndo = (page: Page, step: string) => page.getByRole('button', { name: `Undo: ${step}` });
const offset = ({ x, y }: Place, dx: number, dy: number): Place => ({ x: x + dx, y: y + dy });

/** What feeds a layer, as its card says it. */
const expectInputs = (page: Page, name: string, inputs: string) =>
  expect(getLayer(page, name)).toHaveAccessibleName(new RegExp(`receives from ${inputs}(, feeds |\\.|$)`));

test('a bad connection is refused before the drop, with the reason, and what would help is a button', async ({
  page,
}) => {
  await drawChain(page, 'iccc');
  const output = await findPlace(page, 'conv1', 'output');
  await drag(page, output, await findPlace(page, 'input', 'card'), () =>
    expect(getHint(page)).toHaveText('input is where the image comes in and takes no input.'),
  );
  await drag(page, output, await findPlace(page, 'conv3', 'card'), () =>
    expect(getHint(page)).toContainText('This input of conv3 is fed by conv2 already.'),
  );
  await expect(getNames(page)).toHaveCount(4);
  await page.getByRole('button', { name: 'Add both' }).click();
  await expectInputs(page, 'add1', 'conv2 and conv1');
  await expectInputs(page, 'conv3', 'add1');

  // Behind the sum, conv3 cannot feed it: it depends on it already.
  await drag(page, await findPlace(page, 'conv3', 'output'), await findPlace(page, 'add1', 'card'), () =>
    expect(getHint(page)).toContainText('would close a circle'),
  );
});

test('a press on a dot begins a wire there, whatever is selected', async ({ page }) => {
  await drawChain(page, 'iccca');
  await getLayer(page, 'conv2').click();
  const output = await findPlace(page, 'conv1', 'output');
  const add = await findPlace(page, 'add1', 'card');
  for (const dy of [-3, 0, 3]) {
    await drag(page, offset(output, 0, dy), add, () => expect(getHint(page)).toHaveText('conv1 feeds add1'));
    await expect(getUndo(page, 'Connect conv1 to add1')).toBeEnabled();
    await expectInputs(page, 'conv2', 'conv1');
    await page.keyboard.press('Control+z');
    await expectInputs(page, 'add1', 'conv3');
    await getLayer(page, 'conv2').click();
  }
  // At its own dot, the connection comes off.
  await drag(page, await findPlace(page, 'conv2', 'input'), add, () =>
    expect(getHint(page)).toHaveText('conv1 feeds add1, no longer conv2'),
  );
  await expect(getUndo(page, 'Move a connection: conv1 to add1')).toBeEnabled();
});

test('a wire that is let go on a panel does nothing, and promises nothing', async ({ page }) => {
  await drawChain(page, 'icc');
  const output = await findPlace(page, 'conv2', 'output');
  for (const panel of [
    page.getByRole('complementary', { name: 'Palette' }),
    page.getByRole('complementary', { name: 'Layer' }),
    page.getByRole('grid', { name: 'Layer table' }),
  ]) {
    const box = await panel.boundingBox();
    if (box === null) throw new Error('expected a panel');
    await drag(page, output, { x: box.x + box.width / 2, y: box.y + 40 }, () =>
      expect(getHint(page)).toHaveCount(0),
    );
    await expect(page.getByRole('dialog', { name: 'Layers that fit here' })).toHaveCount(0);
  }
  // A connection that was pulled off is not cut either.
  await drag(page, await findPlace(page, 'conv2', 'input'), { x: 20, y: 20 });
  await expectInputs(page, 'conv2', 'conv1');
});

test('shapes that cannot merge are explained, and the missing convolution is put in', async ({ page }) => {
  await drawChain(page, 'icpca');
  // 64 channels at 32 x 32 meet 64 at 16 x 16.
  await drag(page, await findPlace(page, 'conv1', 'output'), await findPlace(page, 'add1', 'card'), () =>
    expect(getHint(page)).toContainText('Add needs equal shapes'),
  );
  await page.getByRole('button', { name: 'Insert the convolution' }).click();
  await expectInputs(page, 'add1', 'conv2 and conv3');
  await expectInputs(page, 'conv3', 'conv1');
  await expect(getCanvas(page).locator('[data-severity=error]')).toHaveCount(0);
});

test('a new layer is pulled out of a port, from layers that fit', async ({ page }) => {
  await drawChain(page, 'icgf');
  const output = await findPlace(page, 'flatten1', 'output');
  await drag(page, output, offset(output, 60, 60), () =>
    expect(getHint(page)).toHaveText('Let go to choose a layer'),
  );
  const offer = page.getByRole('dialog', { name: 'Layers that fit here' });
  // A vector leaves the Flatten: no convolution can take it.
  await expect(offer.getByRole('button', { name: 'Linear' })).toBeVisible();
  await expect(offer.getByRole('button', { name: 'Conv', exact: true })).toHaveCount(0);
  await page.keyboard.type('linear');
  await page.keyboard.press('Enter');
  await expectInputs(page, 'fc1', 'flatten1');
  await expect(getLayer(page, 'fc1')).toBeFocused();
});

test('entries are dragged from the palette onto a connection, and onto the empty canvas', async ({
  page,
}) => {
  await drawChain(page, 'icc');
  const entry = async (name: string): Promise<Place> => {
    const button = page
      .getByRole('complementary', { name: 'Palette' })
      .getByRole('button', { name, exact: true });
    const box = await button.first().boundingBox();
    if (box === null) throw new Error(`expected ${name} in the palette`);
    return { x: box.x + 40, y: box.y + box.height / 2 };
  };
  const gap = offset(await findPlace(page, 'conv1', 'output'), 0, 5);
  await drag(page, await entry('Max pool'), gap, () =>
    expect(getHint(page)).toContainText('Between conv1 and conv2'),
  );
  await expectInputs(page, 'conv2', 'pool1');
  const free = offset(await findPlace(page, 'conv2', 'card'), 300, 100);
  await drag(page, await entry('Upsample'), free, () =>
    expect(getHint(page)).toContainText('Not connected yet'),
  );
  const place = await findPlace(page, 'up1', 'card');
  expect(Math.abs(place.x - free.x)).toBeLessThan(12);
  expect(Math.abs(place.y - free.y)).toBeLessThan(12);
  // Away with it, back to where it came from: nothing happens.
  await drag(page, await entry('Max pool'), { x: 20, y: 20 });
  await expect(getNames(page)).toHaveCount(5);
});

test('a card dropped on a connection goes between its ends', async ({ page }) => {
  await drawChain(page, 'iccp');
  const gap = offset(await findPlace(page, 'conv1', 'output'), 0, 5);
  await drag(page, offset(await findPlace(page, 'pool1', 'card'), -50, 0), gap, () =>
    expect(getHint(page)).toHaveText('Between conv1 and conv2'),
  );
  await expectInputs(page, 'conv2', 'pool1');
  await expect(getUndo(page, 'Put pool1 between conv1 and conv2')).toBeEnabled();
  await page.keyboard.press('Control+z');
  await expectInputs(page, 'pool1', 'conv2');
});

test('Escape puts a card back that is being dragged, and nothing has happened', async ({ page }) => {
  await drawChain(page, 'icc');
  const at = await findPlace(page, 'conv2', 'card');
  await page.mouse.move(at.x - 50, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 150, at.y + 90, { steps: 4 });
  await expect(getCanvas(page).locator('[data-dragging]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  expect(await findPlace(page, 'conv2', 'card')).toEqual(at);
  // The button is still held; what it does from now on is no drag.
  await page.mouse.move(at.x + 180, at.y + 60, { steps: 4 });
  await page.mouse.up();
  expect(await findPlace(page, 'conv2', 'card')).toEqual(at);
  await expect(getUndo(page, 'Add conv2')).toBeEnabled();
  // The next drag is one.
  await drag(page, offset(at, -50, 0), offset(at, 200, 80));
  await expect(getUndo(page, 'Move conv2')).toBeEnabled();
});

for (const key of ['Control+z', 'Delete'])
  test(`the canvas stands still once a card is gone that was dragged to its edge: ${key}`, async ({
    page,
  }) => {
    await openPage(page);
    await getLayer(page, 'conv3').click();
    await page.keyboard.press('c');
    const names = getNames(page);
    const made = names.filter({ hasText: 'conv14' });
    await expect(made).toHaveCount(1);
    const at = await findPlace(page, 'conv14', 'card');
    const viewport = getCanvas(page).locator('.react-flow__viewport');
    const getTransform = () => viewport.evaluate((element) => element.style.transform);
    const atRest = await getTransform();
    const frame = await getCanvas(page).boundingBox();
    if (frame === null) throw new Error('expected the canvas to be drawn');
    const edge = frame.y + frame.height - 3;
    await page.mouse.move(at.x - 50, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x, edge, { steps: 4 });
    await expect.poll(getTransform).not.toBe(atRest);
    await page.keyboard.press(key);
    await expect(made).toHaveCount(0);
    await page.mouse.move(at.x + 5, edge, { steps: 2 });
    await page.mouse.up();
    await expect(async () => {
      const before = await getTransform();
      await waitForFrames(page, 30);
      expect(await getTransform()).toBe(before);
    }).toPass();
  });

test('a pulled wire is let go when the layer goes that it hangs on', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await drawChain(page, 'iccca');
  await getLayer(page, 'conv2').click();
  const output = await findPlace(page, 'conv2', 'output');
  const sum = await findPlace(page, 'add1', 'card');
  await page.mouse.move(output.x, output.y);
  await page.mouse.down();
  await page.mouse.move(output.x + 300, output.y, { steps: 3 });
  await expect(getHint(page)).toHaveText('Let go to choose a layer');
  await page.keyboard.press('Delete');
  await expect(getNames(page)).toHaveText(['input', 'conv1', 'conv3', 'add1']);
  await expect(getHint(page)).toHaveCount(0);
  await page.mouse.move(sum.x, sum.y, { steps: 4 });
  await page.mouse.up();
  await expect(getUndo(page, 'Delete conv2')).toBeEnabled();
  expect(errors).toEqual([]);
});

test('a connection is chosen by a click, moved by its ends, split and cut', async ({ page }) => {
  await drawChain(page, 'iccca');
  await page.keyboard.press('Escape');
  const output = await findPlace(page, 'conv3', 'output');
  const gap = offset(output, 0, 5);
  await page.mouse.move(gap.x, gap.y);
  // From the input up: 3 px of the image, then 64 channels.
  await page.mouse.click(gap.x, gap.y);
  const tools = page.getByRole('toolbar', { name: 'Connection from conv3 to add1' });
  await expect(tools).toContainText('64x32x32');

  // Its source end moves to conv1, its target end stays.
  await drag(page, output, await findPlace(page, 'conv1', 'card'), () =>
    expect(getHint(page)).toHaveText('conv1 feeds add1 in place of conv3'),
  );
  await expectInputs(page, 'add1', 'conv1');
  await page.keyboard.press('Control+z');

  await page.mouse.click(gap.x, gap.y);
  await tools.getByRole('button', { name: 'Add a layer between conv3 and add1' }).click();
  await page.keyboard.type('dropout');
  await page.keyboard.press('Enter');
  await expectInputs(page, 'add1', 'drop1');
  await page.keyboard.press('Control+z');
  // What fed the layer that went is selected, and would show its dots there.
  await page.keyboard.press('Escape');

  await page.mouse.click(gap.x, gap.y);
  await page.keyboard.press('Delete');
  await expect(getUndo(page, 'Disconnect conv3 from add1')).toBeEnabled();
  await expect(getLayer(page, 'add1')).not.toHaveAccessibleName(/receives from/);
});

test('by keys: connections are walked, inserted on and cut; inputs are put in order', async ({ page }) => {
  await drawChain(page, 'icck');
  await expectInputs(page, 'concat1', 'conv2');
  await page.keyboard.press('w');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('w');
  await page.keyboard.press('End');
  await page.keyboard.press('w');
  await expectInputs(page, 'concat1', 'conv2 and conv1');

  // The order: the first connection of the Concat, one input back.
  await page.keyboard.press('x');
  await page.keyboard.press('.');
  await expectInputs(page, 'concat1', 'conv1 and conv2');
  await expect(getCanvas(page).locator('.input-number')).toHaveText(['1', '2']);
  await expect(getUndo(page, 'Order the inputs of concat1')).toBeEnabled();
  // Undone, it is the connection from conv2 still that is chosen, and nobody is told of its place before.
  const said = page.getByText('conv2: input 2 of 2');
  await expect(said).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expectInputs(page, 'concat1', 'conv2 and conv1');
  await expect(page.getByRole('toolbar', { name: 'Connection from conv2 to concat1' })).toBeVisible();
  await expect(said).toHaveCount(0);
  await page.keyboard.press('.');
  await expectInputs(page, 'concat1', 'conv1 and conv2');

  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Layers that fit here' })).toBeVisible();
  await page.keyboard.type('relu');
  await page.keyboard.press('Enter');
  await expectInputs(page, 'concat1', 'conv1 and relu1');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.keyboard.press('Delete');
  await expectInputs(page, 'concat1', 'relu1');
  // In the inspector the same can be done.
  const inspector = page.getByRole('complementary', { name: 'Layer' });
  await inspector.getByRole('button', { name: 'Disconnect relu1 from concat1' }).click();
  await expect(getLayer(page, 'concat1')).not.toHaveAccessibleName(/receives from/);
});

test('the inputs of a Concat are numbered, each number in sight', async ({ page }) => {
  await drawChain(page, 'iccck');
  for (const name of ['conv1', 'conv2']) {
    await getLayer(page, name).click();
    await page.keyboard.press('w');
    await getLayer(page, 'concat1').click();
  }
  await getLayer(page, 'concat1').click();
  const numbers = getCanvas(page).locator('.input-number');
  await expect(numbers).toHaveText(['1', '2', '3']);
  const knobs = getCanvas(page).locator('.port-knob');
  await expect(knobs).toHaveCount(2);
  const boxes = await Promise.all(
    [...(await numbers.all()), ...(await knobs.all())].map((mark) => mark.boundingBox()),
  );
  for (const [at, a] of boxes.entries())
    for (const b of boxes.slice(at + 1)) {
      if (a === null || b === null) throw new Error('expected every mark to be drawn');
      const isApart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(isApart).toBe(true);
    }
});

test('single letters can be switched off, and stay off', async ({ page }) => {
  await drawChain(page, 'ic');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await sheet.getByRole('switch', { name: 'Single letters are keys' }).click();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await getLayer(page, 'conv1').focus();
  await page.keyboard.press('c');
  await page.keyboard.press('?');
  await page.keyboard.press('Control+d');
  await expect(getNames(page)).toHaveText(['input', 'conv1', 'conv2']);
  await page.reload();
  await expect(getNames(page)).toHaveCount(3);
  await expect(async () => {
    // Keys come behind the first picture.
    await getLayer(page, 'conv1').click();
    await page.keyboard.press('Control+d');
    await expect(getNames(page)).toHaveCount(4, { timeout: 2000 });
  }).toPass();
  await page.keyboard.press('c');
  await page.keyboard.press('Control+d');
  await expect(getNames(page)).toHaveCount(5);
});

test('a frame selects, a branch is one key, a layer is found by name, the history leads back', async ({
  page,
}) => {
  await drawChain(page, 'iccca');
  const first = await findPlace(page, 'conv1', 'card');
  const last = await findPlace(page, 'conv2', 'card');
  await page.keyboard.down('Shift');
  await drag(page, offset(first, -160, 0), offset(last, 160, 0));
  await page.keyboard.up('Shift');
  await expect(page.getByRole('heading', { name: '2 layers selected' })).toBeVisible();

  await page.keyboard.press('Shift+F');
  await expect(page.getByRole('combobox', { name: 'Name or kind of a layer' })).toBeFocused();
  await page.keyboard.type('add');
  await page.keyboard.press('Enter');
  await expect(getLayer(page, 'add1')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expect(page.getByRole('heading', { name: '5 layers selected' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('history');
  await page.keyboard.press('Enter');
  const history = page.getByRole('dialog', { name: 'History of steps' });
  await history.getByRole('button', { name: 'Add conv1' }).click();
  await expect(history.getByRole('button', { name: 'Add conv1' })).toHaveAttribute('aria-current', 'step');
  await history.getByRole('button', { name: 'Add conv3' }).click();
  await page.keyboard.press('Escape');
  await expect(getNames(page)).toHaveText(['input', 'conv1', 'conv2', 'conv3']);
});

test('what feeds a layer and what it feeds is selected; a connection says what flows; what was used comes first', async ({
  page,
}) => {
  await drawChain(page, 'iccg');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Shift+ArrowUp');
  await expect(page.getByRole('heading', { name: '3 layers selected' })).toBeVisible();
  await getLayer(page, 'conv1').click();
  await page.keyboard.press('Control+Shift+ArrowDown');
  await expect(page.getByRole('heading', { name: '3 layers selected' })).toBeVisible();
  await expect(getLayer(page, 'input')).toHaveAttribute('aria-pressed', 'false');

  // A skip connection runs beside the card: 64 channels at 32x32, as the convolution before makes them.
  await getLayer(page, 'conv2').click();
  await page.keyboard.press('s');
  await expectInputs(page, 'add1', 'conv2 and conv1');
  const beside = await findPlace(page, 'conv2', 'beside');
  const shape = getCanvas(page).locator('.edge-shape');
  for (let step = 0; step < 30 && (await shape.count()) === 0; step += 1)
    await page.mouse.move(beside.x - 2 * step, beside.y);
  await expect(shape).toHaveText('64x32x32');

  // The one that was used last is the first: after the global pool a convolution, by key, once more.
  const recent = page.getByRole('complementary', { name: 'Palette' }).getByRole('region', {
    name: 'Recently used',
  });
  await expect(recent.getByRole('button').first()).toHaveAccessibleName(/^Global average pool/);
  await getLayer(page, 'conv2').click();
  await page.keyboard.press('c');
  await expect(getNames(page)).toHaveCount(6);
  await expect(recent.getByRole('button').first()).toHaveAccessibleName(/^Conv/);
});

test('menus hold what can be done: on a layer, on a connection, on the canvas', async ({ page }) => {
  await drawChain(page, 'icc');
  await getLayer(page, 'conv1').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Duplicate what is selected' }).click();
  await expect(getNames(page)).toHaveText(['input', 'conv1', 'conv3', 'conv2']);
  const gap = offset(await findPlace(page, 'conv1', 'output'), 0, 5);
  await page.mouse.click(gap.x, gap.y, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Cut the connection' }).click();
  await expect(getLayer(page, 'conv3')).not.toHaveAccessibleName(/receives from/);
  const free = offset(await findPlace(page, 'conv1', 'card'), 300, 60);
  await page.mouse.click(free.x, free.y, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Add a layer here' }).click();
  await page.keyboard.type('flatten');
  await page.keyboard.press('Enter');
  await expect(getLayer(page, 'flatten1')).toBeFocused();
  // The menu key opens it where the focus is.
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu', { name: 'Layer' })).toBeVisible();
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 1024, height: 768 } });

  test('wires are dragged, entries are dragged, a resting finger opens the menu', async ({ page }) => {
    await openPage(page);
    const fingers = await createFingers(page);
    await page.getByRole('button', { name: 'New design' }).tap();
    await page.getByRole('button', { name: 'Add an input' }).tap();
    await page.getByRole('button', { name: 'Palette' }).tap();
    const palette = page.getByRole('complementary', { name: 'Palette' });
    for (const name of ['Conv', 'Conv', 'Add'])
      await palette.getByRole('button', { name, exact: true }).first().tap();
    await expect(getLayer(page, 'add1')).toBeVisible();

    await fingers.tap(await findPlace(page, 'conv1', 'card'));
    await fingers.drag(await findPlace(page, 'conv1', 'output'), await findPlace(page, 'add1', 'card'), () =>
      expect(getHint(page)).toHaveText('conv1 feeds add1'),
    );
    await expectInputs(page, 'add1', 'conv2 and conv1');

    const entry = palette.getByRole('button', { name: 'Max pool' }).first();
    await entry.scrollIntoViewIfNeeded();
    const box = await entry.boundingBox();
    if (box === null) throw new Error('expected the pool in the palette');
    const gap = offset(await findPlace(page, 'input', 'output'), 0, 5);
    await fingers.drag({ x: box.x + 30, y: box.y + 12 }, gap, () =>
      expect(getHint(page)).toContainText('Between input and conv1'),
    );
    await expectInputs(page, 'conv1', 'pool1');

    const menu = page.getByRole('menu', { name: 'Layer' });
    await fingers.rest(await findPlace(page, 'pool1', 'card'), () => expect(menu).toBeVisible());
    await page.getByRole('menuitem', { name: 'Delete what is selected' }).tap();
    await expectInputs(page, 'conv1', 'input');
  });

  test('on a phone an entry is dragged out of the sheet, which gives way', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openPage(page);
    const fingers = await createFingers(page);
    await page.getByRole('button', { name: 'More' }).tap();
    await page.getByRole('menuitem', { name: 'New design' }).tap();
    await page.getByRole('button', { name: 'Add an input' }).tap();
    const input = await findPlace(page, 'input', 'card');
    await page.getByRole('button', { name: 'Add', exact: true }).tap();
    const sheet = page.getByRole('dialog');
    const entry = sheet.getByRole('button', { name: 'Max pool' }).first();
    await entry.scrollIntoViewIfNeeded();
    const box = await entry.boundingBox();
    if (box === null) throw new Error('expected the pool in the palette');
    await fingers.drag({ x: box.x + 30, y: box.y + 12 }, offset(input, 0, 12), () =>
      expect(getHint(page)).toContainText('Behind input'),
    );
    await expect(getLayer(page, 'pool1')).toBeVisible();
    await expectInputs(page, 'pool1', 'input');
  });

  test('several layers are selected by a frame and by taps', async ({ page }) => {
    await openPage(page);
    const fingers = await createFingers(page);
    await page.getByRole('button', { name: /^Select several/ }).tap();
    await fingers.drag(await findPlace(page, 'conv5', 'beside'), await findPlace(page, 'conv6', 'card'));
    await fingers.tap(await findPlace(page, 'conv1', 'card'));
    for (const name of ['conv1', 'conv5', 'conv6'])
      await expect(getLayer(page, name)).toHaveAttribute('aria-pressed', 'true');
  });
});
