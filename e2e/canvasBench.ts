/**
 * @file How smooth the canvas is: `npm run bench:page`.
 *
 * The built page in Chromium at 1440 by 900. ResNet152 unfolded, 516 layers: panning, zooming, dragging, scrubbing a
 * parameter and editing it, beside a bare React Flow page with a node for each layer and an edge for each connection.
 * Then panning and zooming with 2 000 and 10 000 layers, and a run of training. Ends with 1 where an edit takes more
 * than a frame (16 ms), where the page needs more scripting a frame than the bare one, where a large network needs more
 * than 33 ms in any frame, where more than 1000 nodes are mounted, where training needs a task of more than 50 ms, or
 * where an edit on a processor that is six times slower takes more than 200 ms to recolour the network.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { chromiumLaunchOptions } from '../.ci/chromium.mjs';
import type { Architecture } from '../src/architecture/architecture';
import { buildReference } from '../src/presets/presets.testing';
import type { BareGraph } from './bareFlow/bareFlow';
import { createCardGraph, createLargeNetwork, createLayerGraph, writeDesignFile } from './benchNetworks';
import { measureEdits } from './editBench';
import { computeMean, type FrameCosts, findQuantile, longTaskMs, measureFrames } from './frameCosts';
import { dragNode, pan, type Steps, scrub, zoom, zoomNear } from './gestures';
import { measureSlowEdits } from './slowEdits';
import { measureTrainingTasks } from './trainingTasks';

const port = Number(process.env.FOVEA_PORT ?? 4193);
const frameMs = 16;
const largeFrameMs = 33;
const slowEditMs = 200;
const maxNodes = 1000;
const root = join(import.meta.dirname, '..');
const failures: string[] = [];

type Gestures = Readonly<Record<string, (page: Page) => Promise<Steps>>>;
type Costs = Readonly<Record<string, FrameCosts>>;

async function measure(browser: Browser, page: Page, gestures: Gestures): Promise<Costs> {
  const costs: Record<string, FrameCosts> = {};
  for (const [name, gesture] of Object.entries(gestures)) {
    // Once to warm up: code is compiled, letters are drawn.
    for (const step of await gesture(page)) await step();
    costs[name] = await measureFrames(browser, page, await gesture(page));
  }
  return costs;
}

function describe({ scripting, longestFrame, drawing, longTasks, mountedNodes }: FrameCosts): string {
  const at = (share: number) => findQuantile(scripting, share).toFixed(1).padStart(5);
  const parts = [
    `mean ${computeMean(scripting).toFixed(1).padStart(5)}`,
    `p95 ${at(0.95)}`,
    `max ${at(1)}, of a frame ${longestFrame.toFixed(1).padStart(5)} ms`,
    `drawing ${computeMean(drawing).toFixed(1).padStart(5)} ms`,
    `${longTasks} long tasks`,
    `${mountedNodes} nodes`,
  ];
  return parts.join(', ');
}

function report(title: string, costs: Costs): void {
  process.stdout.write(`\n${title}\n`);
  for (const [name, cost] of Object.entries(costs))
    process.stdout.write(`  ${name.padEnd(14)} ${describe(cost)}\n`);
}

function compare(title: string, own: Costs, bare: Costs, isRequired: boolean): void {
  process.stdout.write(`\n${title}: scripting a frame, the page to the bare page\n`);
  for (const [name, cost] of Object.entries(own)) {
    const other = bare[name];
    if (other === undefined) continue;
    const ratio = computeMean(cost.scripting) / computeMean(other.scripting);
    process.stdout.write(`  ${name.padEnd(14)} ${ratio.toFixed(2)}\n`);
    if (isRequired && ratio > 1) failures.push(`${name} is slower than on the bare page`);
  }
}

async function openFile(page: Page, name: string, content: Buffer): Promise<void> {
  // Playwright drives the file field only, not the browser's own picker.
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'showOpenFilePicker'));
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: content });
}

async function runCommand(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'What do you want to do?' }).fill(query);
  await page.keyboard.press('Enter');
}

/** Opens a network with everything unfolded and in view. */
async function openUnfolded(page: Page, title: string, architecture: Architecture): Promise<void> {
  await openFile(page, `${title}.json`, writeDesignFile(title, architecture));
  await page.getByText(`${title}.json was opened.`).waitFor({ timeout: 120_000 });
  await page.getByRole('heading', { name: 'Fovea' }).click();
  await page.locator('.group-card').first().waitFor();
  await runCommand(page, 'unfold everything');
  await page.locator('.group-card').first().waitFor({ state: 'detached', timeout: 120_000 });
  await showAll(page);
}

async function showAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show the whole network' }).click();
  // The movement to it takes 200 ms.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
}

async function scrubKernel(page: Page): Promise<Steps> {
  const box = await page.locator('.inspector label', { hasText: 'Kernel' }).first().boundingBox();
  if (box === null) throw new Error('there is no field for the kernel');
  return await scrub(page, { x: box.x + 20, y: box.y + box.height / 2 });
}

async function scrubSlider(page: Page): Promise<Steps> {
  const box = await page.getByRole('slider', { name: 'Scrub' }).boundingBox();
  if (box === null) throw new Error('there is no slider');
  return await scrub(page, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
}

async function measureNear(browser: Browser, page: Page): Promise<Costs> {
  await zoomNear(page);
  const { pan: nearPan, zoom: nearZoom } = await measure(browser, page, { pan, zoom });
  return {
    ...(nearPan !== undefined && { 'pan, near': nearPan }),
    ...(nearZoom !== undefined && { 'zoom, near': nearZoom }),
  };
}

async function measureBare(browser: Browser, address: string, graph: BareGraph): Promise<Costs> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript((content) => {
    window.bareGraph = content;
  }, graph);
  await page.goto(address);
  await page.locator('.react-flow__node').first().waitFor();
  const whole = await measure(browser, page, { pan, zoom, drag: dragNode, scrub: scrubSlider });
  const costs = { ...whole, ...(await measureNear(browser, page)) };
  await page.close();
  return costs;
}

const bareFolder = mkdtempSync(join(tmpdir(), 'fovea-bare-'));
await build({
  root: join(import.meta.dirname, 'bareFlow'),
  configFile: false,
  logLevel: 'error',
  build: { outDir: join(bareFolder, 'dist') },
});
const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port } });
const bareServer = await preview({
  root: bareFolder,
  configFile: false,
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port: port + 1 },
});
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? '?'}), load ${load}`;
  process.stdout.write(`Chromium ${browser.version()}, ${machine}\n`);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const address = server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`;
  const trainingMs = await measureTrainingTasks(browser, address);
  if (trainingMs > longTaskMs) failures.push(`training needs a task of ${trainingMs.toFixed(0)} ms`);
  const slowMs = await measureSlowEdits(browser, address);
  if (slowMs > slowEditMs) failures.push(`an edit takes ${slowMs.toFixed(0)} ms on a slow processor`);
  await page.goto(address);
  const resnet = buildReference('resnet152');
  await openUnfolded(page, 'ResNet152', resnet);
  const own = await measure(browser, page, { pan, zoom, drag: dragNode });
  await page.keyboard.press('Control+z');
  await showAll(page);
  await page
    .getByRole('region', { name: 'Network' })
    .getByRole('button', { name: /^conv1, / })
    .click();
  const scrubbed = await measure(browser, page, { scrub: scrubKernel });
  const editMs = await measureEdits(browser, page);
  if (editMs > frameMs) failures.push(`an edit takes more than ${frameMs} ms of scripting`);
  const near = await measureNear(browser, page);
  const ownCosts = { ...own, ...scrubbed, ...near };
  report(`ResNet152 on the page, ${resnet.layers.size} layers`, ownCosts);

  const bareAddress = bareServer.resolvedUrls?.local[0] ?? '';
  const layers = createLayerGraph(resnet);
  const bareLayers = await measureBare(browser, bareAddress, layers);
  const counts = `${layers.nodes.length} nodes, ${layers.edges.length} edges`;
  report(`Bare React Flow, a node a layer: ${counts}`, bareLayers);
  const cards = createCardGraph(resnet);
  const bareCards = await measureBare(browser, bareAddress, cards);
  report(
    `Bare React Flow, a node a card: ${cards.nodes.length} nodes, ${cards.edges.length} edges`,
    bareCards,
  );
  compare('The same layers and connections', ownCosts, bareLayers, true);
  compare('Only as many nodes as the page has cards', ownCosts, bareCards, false);

  for (const count of [2000, 10_000]) {
    const large = createLargeNetwork(count);
    await openUnfolded(page, `${count} layers`, large);
    const whole = await measure(browser, page, { pan, zoom });
    const costs = { ...whole, ...(await measureNear(browser, page)) };
    report(`${large.layers.size} layers, unfolded`, costs);
    for (const [name, { longestFrame, mountedNodes }] of Object.entries(costs)) {
      if (longestFrame > largeFrameMs)
        failures.push(`${name} with ${count} layers needs ${longestFrame.toFixed(0)} ms in a frame`);
      if (mountedNodes > maxNodes) failures.push(`${mountedNodes} nodes with ${count} layers`);
    }
  }
} finally {
  await browser.close();
  await server.close();
  await bareServer.close();
  rmSync(bareFolder, { recursive: true, force: true });
}
process.stdout.write(
  failures.length === 0 ? '\nwithin all limits\n' : `\nNOT WITHIN: ${failures.join('; ')}\n`,
);
process.exitCode = failures.length === 0 ? 0 : 1;
