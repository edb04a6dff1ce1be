/**
 * @file What holds for everybody: axe finds nothing in any state of the page, at three sizes, at twice the size, light
 * and dark; larger letters cut nothing off; the focus is always seen and never caught; nothing moves for those who want
 * it so; a screen reader hears what each layer is.
 */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { runCommand } from './hands';

const getDialog = (page: Page) => page.getByRole('dialog');
const getResult = (page: Page) => page.getByRole('region', { name: 'Result' });

async function open(page: Page): Promise<void> {
  await page.goto('/');
  await expect(getResult(page)).toContainText('6 of 13 convolutions');
  await expect(page.getByRole('region', { name: 'Network' }).locator('.port-knob').first()).toBeAttached();
}

/** Runs a command from nowhere: no part of the page has the focus. */
async function runFromNowhere(page: Page, name: string): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await runCommand(page, name);
}

/** A state of the page: how one gets there, and out again. */
interface State {
  readonly name: string;
  /** What is new on the page: the rest has been looked at. */
  readonly part: string;
  readonly enter: (page: Page) => Promise<unknown>;
  readonly leave?: (page: Page) => Promise<unknown>;
}

const closeDialog = async (page: Page) => {
  await page.keyboard.press('Escape');
  await expect(getDialog(page)).toBeHidden();
};

/** The state of a dialog that a command opens. */
const dialogOf = (command: string): State => ({
  name: command,
  part: '[role=dialog]',
  enter: async (page) => {
    await runFromNowhere(page, command);
    await expect(getDialog(page)).toBeVisible();
  },
  leave: closeDialog,
});

const dialogs: readonly State[] = [
  {
    name: 'commands',
    part: '[role=dialog]',
    enter: async (page) => {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox', { name: 'What do you want to do?' })).toBeFocused();
    },
    leave: closeDialog,
  },
  dialogOf('Open'),
  dialogOf('Share'),
  dialogOf('Kept designs'),
  dialogOf('Keys'),
  dialogOf('Lessons'),
  dialogOf('Glossary'),
  dialogOf('Find a layer in the network'),
];

const closeMenu = async (page: Page) => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
};

/** Open menus, of the network and of the bar. */
const menus: readonly State[] = [
  {
    name: 'menu of a layer',
    part: 'body',
    enter: async (page) => {
      const network = page.getByRole('region', { name: 'Network' });
      await network.getByRole('button', { name: /^conv8, / }).click({ button: 'right' });
      await expect(page.getByRole('menu', { name: 'Layer' })).toBeVisible();
    },
    leave: closeMenu,
  },
  {
    name: 'common sizes',
    part: 'body',
    enter: async (page) => {
      await page.getByRole('button', { name: 'Common image sizes' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
    leave: closeMenu,
  },
];

const selections: readonly State[] = [
  { name: 'several layers', part: '.app', enter: (page) => runFromNowhere(page, 'Select all layers') },
  {
    name: 'no layer',
    part: '.app',
    enter: async (page) => {
      const pressed = page.getByRole('button', { pressed: true, name: /^conv/ });
      await pressed.first().press('Escape');
      await expect(pressed).toHaveCount(0);
    },
  },
];

/** Panels beside the network, as wide screens have them. */
const widePanels: readonly State[] = [
  {
    name: 'a value that is not allowed',
    part: '.inspector',
    enter: async (page) => {
      const field = page.getByRole('spinbutton', { name: 'Kernel, height' });
      await field.fill('0');
      await expect(field).toHaveAttribute('aria-invalid', 'true');
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'the folded panel',
    part: '.dock',
    enter: async (page) => {
      await page.getByRole('button', { name: 'Fold the panel' }).click();
      await expect(page.getByRole('tabpanel')).toBeHidden();
    },
    leave: (page) => page.getByRole('button', { name: 'Show the layer table' }).click(),
  },
  {
    name: 'a cell that is edited',
    part: '.layer-table',
    enter: async (page) => {
      const grid = page.getByRole('grid', { name: 'Layer table' });
      await grid.getByRole('gridcell', { name: 'Conv 3x3, 512', exact: true }).first().dblclick();
      await grid.getByRole('textbox').fill('3x3, many');
      await expect(page.getByText('“many” means nothing here.')).toBeVisible();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'what a change did',
    part: '.inspector',
    enter: async (page) => {
      await page.getByRole('spinbutton', { name: 'Kernel, height' }).fill('5');
      await expect(page.getByRole('region', { name: 'What the last change did' })).toBeVisible();
    },
  },
];

async function findViolations(page: Page, part: string): Promise<unknown[]> {
  const axe = new AxeBuilder({ page }).include(part);
  // Dark differs from light in its colours alone.
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const { violations } = await (isDark ? axe.withRules(['color-contrast']) : axe).analyze();
  return violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target) }));
}

/** What axe finds in the page as it is, and in each state. */
async function visit(page: Page, states: readonly State[]): Promise<void> {
  for (const { name, part, enter, leave } of states)
    await test.step(name, async () => {
      await enter(page);
      expect.soft(await findViolations(page, part), name).toEqual([]);
      // Nothing is wider than the screen.
      const { scroll, width } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        width: innerWidth,
      }));
      expect(scroll, name).toBeLessThanOrEqual(width);
      await leave?.(page);
    });
}

/** The whole page, as it opens. */
const opening: State = { name: 'as it opens', part: 'body', enter: async () => {} };

/** Every tab of the dock, wherever it is shown. */
async function listTabs(within: Locator): Promise<readonly State[]> {
  const tabs = within.getByRole('tab');
  await expect(tabs.first()).toBeVisible();
  const names = await tabs.allTextContents();
  return names.map((name) => ({
    name: `tab ${name}`,
    part: '[role=tabpanel]',
    enter: async () => {
      await within.getByRole('tab', { name, exact: true }).click();
      await expect(within.getByRole('tab', { name, exact: true })).toHaveAttribute('aria-selected', 'true');
      await expect(within.getByRole('tabpanel').first()).not.toBeEmpty();
    },
  }));
}

for (const [colorScheme, size] of [
  ['light', { width: 1440, height: 900 }],
  ['dark', { width: 1440, height: 900 }],
  ['light', { width: 1024, height: 768 }],
] as const)
  test(`axe finds nothing at ${size.width}x${size.height}, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(600_000);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    await open(page);
    const dock = page.getByRole('region', { name: 'Tables and plots' });
    const tabs = await listTabs(dock);
    await visit(page, [opening, ...menus, ...widePanels, ...tabs, ...selections, ...dialogs]);
  });

for (const [colorScheme, size] of [
  ['light', { width: 390, height: 844 }],
  ['dark', { width: 390, height: 844 }],
  // A page of 1440x900 at twice its size.
  ['light', { width: 720, height: 450 }],
] as const)
  test(`axe finds nothing at ${size.width}x${size.height}, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(600_000);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    await open(page);
    const network = await page.getByRole('region', { name: 'Network' }).boundingBox();
    // The network comes first: it has most of the page.
    expect((network?.width ?? 0) * (network?.height ?? 0)).toBeGreaterThan(0.4 * size.width * size.height);
    const sheets = page.getByRole('navigation', { name: 'Panels' });
    const sheet = (button: number): State => ({
      name: `sheet ${button}`,
      part: '[role=dialog]',
      enter: async () => {
        await sheets.getByRole('button').nth(button).click();
        await expect(getDialog(page)).toBeVisible();
      },
      leave: closeDialog,
    });
    await visit(page, [opening, ...menus, sheet(0), sheet(1), ...selections, sheet(1)]);
    await sheets.getByRole('button').nth(2).click();
    await visit(page, await listTabs(getDialog(page)));
    await closeDialog(page);
    await visit(page, dialogs);
  });

/** Texts that are cut off, and not by an ellipsis, once all letters are larger by a factor. */
async function findCutTexts(within: Locator, factor: number): Promise<readonly string[]> {
  return within.evaluate((root, grown) => {
    const elements = [root, ...root.querySelectorAll<HTMLElement>('*')] as HTMLElement[];
    const sizes = elements.map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    for (const [index, element] of elements.entries())
      element.style.fontSize = `${(sizes[index] ?? 0) * grown}px`;
    return elements.flatMap((element) => {
      const hasText = [...element.childNodes].some(
        ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim() !== '',
      );
      const { overflow, textOverflow, clipPath } = getComputedStyle(element);
      // What scrolls can be reached.
      const isCut = overflow.includes('hidden') || overflow.includes('clip');
      const isMeant = textOverflow === 'ellipsis' || clipPath !== 'none' || element instanceof SVGElement;
      if (!hasText || isMeant || element.clientWidth === 0) return [];
      const isWide = element.scrollWidth > element.clientWidth + 1;
      const isHigh = element.scrollHeight > element.clientHeight + 1;
      return isCut && (isWide || isHigh) ? [element.textContent ?? ''] : [];
    });
  }, factor);
}

test('letters that are larger by a third cut nothing off, and everything can still be reached', async ({
  page,
}) => {
  await open(page);
  for (const part of [
    page.getByRole('banner'),
    getResult(page),
    page.getByRole('complementary', { name: 'Layer' }),
    page.locator('.stage-foot'),
  ])
    expect.soft(await findCutTexts(part, 1.3)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1440);
  for (const command of ['Open', 'Kept designs', 'Keys', 'Share']) {
    await runFromNowhere(page, command);
    await expect(getDialog(page)).toBeVisible();
    expect.soft(await findCutTexts(getDialog(page), 1.3), command).toEqual([]);
    await closeDialog(page);
  }
});

test.describe('on a narrow page', () => {
  // Fields for fingers are wider.
  test.use({ hasTouch: true, isMobile: true });

  for (const { width, letters } of [
    { width: 320, letters: 13 },
    { width: 390, letters: 26 },
  ])
    test(`${width} px wide the sizes that fit are read in full, with letters of ${letters} px`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page);
      await page.evaluate((size) => {
        document.documentElement.style.fontSize = `${size}px`;
      }, letters);
      const fits = page.getByText('fits 164 to 212');
      await expect(fits).toBeVisible();
      const words = await fits.evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return { left, right, isSeen: hit === element };
      });
      expect(words.left).toBeGreaterThanOrEqual(0);
      expect(words.right).toBeLessThanOrEqual(width);
      expect(words.isSeen).toBe(true);
    });
});

test('Tab leads through the whole page, and where it is can always be seen', async ({ page }) => {
  await open(page);
  // Every part is there: what comes late would be passed by.
  for (const part of [
    page.getByRole('searchbox', { name: 'Find a layer' }),
    page.getByRole('spinbutton', { name: 'Kernel, height' }),
    page.getByPlaceholder('Filter'),
  ])
    await expect(part).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const seen: string[] = [];
  for (let count = 0; count < 150; count++) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      // A radio button that is not drawn is seen by its label.
      const shown = element.classList.contains('visually-hidden') ? element.closest('label') : element;
      const { outlineStyle, outlineWidth } = getComputedStyle(shown ?? element);
      const hasRing = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
      const box = (shown ?? element).getBoundingClientRect();
      const isInside = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return { name: `${element.tagName} ${name}`, hasRing, isInside };
    });
    if (place === null) break;
    expect(place, place.name).toMatchObject({ hasRing: true, isInside: true });
    seen.push(place.name);
  }
  // It came to the end, and on the way through bar, palette, network, table and inspector.
  expect(seen.length).toBeLessThan(150);
  for (const stop of ['Title of the design', 'Find a layer', 'conv8, ', 'Filter by name', 'Kernel, height'])
    expect(
      seen.some((name) => name.includes(stop)),
      stop,
    ).toBe(true);
});

test('nothing moves where somebody wants it so', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const countAnimations = () => page.evaluate(() => document.getAnimations().length);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  expect(await countAnimations()).toBe(0);
  await page
    .getByRole('region', { name: 'Network' })
    .getByRole('button', { name: /^conv6, / })
    .click();
  await page.keyboard.press('c');
  await expect(page.getByRole('textbox', { name: 'Name of the layer' })).toHaveValue('conv14');
  expect(await countAnimations()).toBe(0);
  await runFromNowhere(page, 'Keys');
  await expect(getDialog(page)).toBeVisible();
  expect(await countAnimations()).toBe(0);
});

test('a screen reader hears what a layer is, how it fares and what it is connected to', async ({ page }) => {
  await open(page);
  const network = page.getByRole('region', { name: 'Network' });
  const border = network.getByRole('button', { name: /^conv8, / });
  await expect(border).toHaveAccessibleName(
    /^conv8, Conv2d 3x3, 512 filters, unproductive, border layer, sees 60 .*, receives from pool3/,
  );
  await expect(border).toHaveAttribute('aria-pressed', 'true');
  const layer = page.getByRole('complementary', { name: 'Layer' });
  await expect(layer.getByRole('region', { name: 'Connections' })).toContainText('Receives frompool3');
  await expect(layer.getByRole('region', { name: 'Connections' })).toContainText('Feedsrelu8');
  // What follows from an edit is said without the focus going there.
  const kernel = page.getByRole('spinbutton', { name: 'Kernel, height' });
  await expect(kernel).toHaveAccessibleDescription(/^How many pixels .* Whole numbers from 1 to 4096\.$/);
  await network.getByRole('button', { name: /^conv6, / }).click();
  await kernel.fill('5');
  await expect(layer.getByRole('status').first()).toContainText('Critical. Its own field of 40 px');
  await expect(kernel).toBeFocused();
});
