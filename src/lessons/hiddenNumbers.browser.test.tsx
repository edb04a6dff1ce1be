/**
 * @file Everything on the page, with numbers hidden by a teacher's lesson: none of them is anywhere, in no letter, no
 * name for screen readers, no tooltip and no colour. The same places without the lesson do tell, so that the search
 * can find something.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { App } from '../App';
import { analyze } from '../analysis/analyze';
import { createBuilder } from '../architecture/builder';
import { writeAssignmentLink } from '../codecs/url/link';
import { assignmentPanels, emptyStep, hiddenFacts } from '../document/assignment';
import { createDesign, type Design } from '../document/document';
import { printReport } from '../editor/exporting/printReport';
import { toggleOnCanvas } from '../state/compare/canvasComparison';
import { compareWith } from '../state/compare/startCompare';
import { loadLateText } from '../state/language';
import type { DesignId } from '../state/library/designId';
import { pageLibrary } from '../state/library/pageLibrary';
import { startAssignment } from '../state/startAssignment';
import { useStore } from '../state/store';
import type { DialogName, DockTab } from '../state/viewSlice';
import { formatBytes, formatCount, formatExact, formatPerAxis, formatSize } from '../text/quantities';
import { bothAxes, type PerAxis } from '../util/perAxis';
import { createRun } from './lessonRuns.testing';

const store = () => useStore.getState();

/** Numbers that are nowhere else on the page: odd kernels, strides, channels and an odd image. */
function build(): Design {
  const net = createBuilder();
  const conv = (name: string, outChannels: number, kernel: number, stride = 1, dilation = 1) =>
    net.add('Conv2d', name, {
      outChannels,
      kernelSize: bothAxes(kernel),
      stride: bothAxes(stride),
      dilation: bothAxes(dilation),
      padding: 'same',
      bias: false,
    });
  net.add('Input', 'image', { channels: 3 });
  net.group('stage', 'stage', () => {
    conv('first', 29, 13, 3);
    conv('second', 31, 11, 3);
    conv('third', 37, 7, 1, 5);
    conv('fourth', 41, 5);
  });
  net.add('GlobalAvgPool', 'pool');
  net.add('Flatten', 'flatten');
  net.add('Linear', 'fc', { outFeatures: 10 });
  return createDesign(net.build(), { title: 'Riddle', resolution: bothAxes(257) });
}

const design = build();
const { architecture, resolution, rule } = design;
const analysis = analyze(architecture, { resolution, rule });

/** What is hidden, as the page would write it; what is shorter than three letters could be anything. */
const secrets = [...analysis.layers.values()]
  .flatMap(({ field, shape, params, macs, memoryBytes }) => [
    ...(field === null ? [] : [field.min, field.max].map(formatPerAxis)),
    ...(shape !== null && 'height' in shape
      ? [formatSize([shape.height, shape.width] as PerAxis<number>), String(shape.height)]
      : []),
    ...[params, macs].flatMap((cost) => [formatCount(cost), formatExact(cost), String(cost)]),
    ...[formatBytes(memoryBytes), String(memoryBytes)],
  ])
  .concat(
    [analysis.totals.params, analysis.totals.macs].flatMap((cost) => [formatCount(cost), String(cost)]),
    [formatBytes(analysis.totals.memoryBytes)],
    [formatPerAxis(analysis.feasibleResolution.min), formatPerAxis(analysis.feasibleResolution.max)],
  )
  .filter((secret) => secret.length > 2 && !['257', '257x257', '1x1'].includes(secret));

const statuses = /unproductive|critical|is the border|border layer is|data-border/i;

/** Colours of statuses. */
const paints = /var\(--(?:ok|crit|dead)\b/;

/** Attributes that say where something is drawn. */
const drawn = new Set(
  'd points transform style viewBox href id x y x1 x2 y1 y2 cx cy r width height'.split(' '),
);

/** Everything that somebody could see, hear or point at. */
function readPage(): readonly string[] {
  const said: string[] = [];
  for (const element of document.querySelectorAll('body *')) {
    // What explains the colours, and what can be dragged, means no layer.
    if (element.closest('.legend, .brand, [role=separator], script, style') !== null) continue;
    for (const { name, value } of element.attributes)
      if (!drawn.has(name) || paints.test(value)) said.push(`${name}=${value}`);
    for (const node of element.childNodes)
      if (node.nodeType === Node.TEXT_NODE) said.push(node.textContent ?? '');
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
      said.push(element.value);
  }
  return said.filter((text) => text.trim() !== '');
}

const quote = (secret: string) => secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const pattern = new RegExp(`(?<![\\d.,×])(?:${[...new Set(secrets)].map(quote).join('|')})(?![\\d.,]*\\d)`);

/** What gives something away. */
const findTold = () =>
  readPage().filter((text) => pattern.test(text) || statuses.test(text) || paints.test(text));

/** Waits until nothing is on its way any more. */
async function settle(): Promise<void> {
  let before = '';
  let quiet = 0;
  for (let round = 0; round < 60 && quiet < 4; round++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = readPage().join('\n');
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
}

const showTab = (tab: DockTab) => () => store().showDockTab(tab);
const showDialog = (dialog: DialogName) => () => store().showDialog(dialog);
const idOf = (name: string) => {
  for (const { id, name: own } of store().design.architecture.layers.values()) if (own === name) return id;
  throw new Error(`no ${name}`);
};
const run = createRun(design, {
  saturation: [70, 60, 20, 10, 90],
  probes: [50, 60, 80, 80, 81],
  accuracy: 81,
});
const train = (section: 'setup' | 'curves' | 'layers' | 'runs') => () => {
  store().updateTraining((view) => ({
    ...view,
    runs: new Map([[run.id, run]]),
    shown: [run.id],
    section,
    isOnCards: true,
  }));
  store().showDockTab('train');
};
const press = (name: RegExp) => {
  for (const option of document.querySelectorAll<HTMLElement>('[role=option], button, summary'))
    if (name.test(option.textContent ?? '')) option.click();
};
const exportAs = (format: RegExp) => async () => {
  store().showDialog('export');
  await settle();
  press(format);
};

interface Place {
  readonly name: string;
  readonly open: () => void | Promise<void>;
  /** Whether something is told there without a lesson. */
  readonly tells: boolean;
}

const places: readonly Place[] = [
  { name: 'the canvas and the inspector of the network', open: () => store().select([]), tells: true },
  { name: 'the inspector of a layer', open: () => store().select([idOf('fourth')]), tells: true },
  {
    name: 'the inspector of several layers',
    open: () => store().select([idOf('third'), idOf('fourth')]),
    tells: true,
  },
  {
    name: 'the inspector of a group',
    open: () => store().select(['first', 'second', 'third', 'fourth'].map(idOf)),
    tells: true,
  },
  {
    name: 'what the last change did',
    open: () => {
      store().select([]);
      store().editDesign('Kernel', (before) => ({ ...before, notes: 'edited' }));
    },
    tells: true,
  },
  ...(['table', 'growth', 'resolution', 'advice', 'image'] as const).map(
    (tab): Place => ({ name: `tab ${tab}`, open: showTab(tab), tells: true }),
  ),
  ...(['setup', 'curves', 'layers', 'runs'] as const).map(
    (section): Place => ({
      name: `tab train, ${section}`,
      open: train(section),
      tells: section === 'layers',
    }),
  ),
  {
    name: 'tab compare, with a copy of itself',
    open: () => compareWith(createDesign(architecture, { title: 'Copy', resolution })),
    tells: true,
  },
  {
    name: 'a copy of itself over it',
    open: async () => {
      await loadLateText('en');
      compareWith(createDesign(architecture, { title: 'Copy', resolution }));
      toggleOnCanvas();
    },
    tells: true,
  },
  { name: 'kept designs', open: showDialog('designs'), tells: true },
  ...(['open', 'compare', 'share', 'commands', 'layers', 'history', 'lessons', 'challenges'] as const).map(
    (dialog): Place => ({ name: `dialog ${dialog}`, open: showDialog(dialog), tells: false }),
  ),
  { name: 'export SVG', open: exportAs(/^SVG/), tells: false },
  { name: 'export PyTorch', open: exportAs(/^PyTorch/), tells: false },
  { name: 'export CSV', open: exportAs(/^CSV/), tells: true },
  { name: 'print', open: () => printReport(), tells: true },
  {
    name: 'presenting',
    open: () => {
      store().setPresenting(true);
      store().select([idOf('fourth')]);
    },
    tells: true,
  },
];

const assignment = {
  title: 'Find out',
  steps: [
    { ...emptyStep, text: 'How far?', question: { fact: 'field', layer: 'fourth' }, hides: hiddenFacts },
  ],
  panels: assignmentPanels,
  kinds: null,
  seed: null,
} as const;

const [first] = assignment.steps;
const hidesStatus = { ...assignment, steps: [{ ...first, hides: ['status'] }] } as const;

beforeAll(async () => {
  vi.stubGlobal('print', () => {});
  await loadLateText('en');
  await pageLibrary.save('riddle-copy' as DesignId, { ...design, title: 'Kept copy' }, 0);
});

afterAll(() => {
  vi.unstubAllGlobals();
});

beforeEach(() => {
  dispatchEvent(new Event('afterprint'));
  store().setPresenting(false);
  store().setAssignment(null);
  store().setCompared(null);
  store().showDialog(null);
  store().showDockTab('table');
  store().openDesign(design);
});

describe.each(places)('$name', ({ open }) => {
  test('gives nothing away while a lesson hides it', async () => {
    startAssignment(assignment, design, writeAssignmentLink(assignment, design));
    expect(store().hidden.size).toBe(hiddenFacts.length);
    await render(<App />);
    await settle();
    await open();
    await settle();
    expect(findTold()).toEqual([]);
    expect(store().hidden.size).toBe(hiddenFacts.length);
  });
});

describe.each(places.filter(({ tells }) => tells))('$name, which tells it otherwise,', ({ open }) => {
  test('shows no status where only that is hidden', async () => {
    startAssignment(hidesStatus, design, writeAssignmentLink(hidesStatus, design));
    await render(<App />);
    await open();
    await settle();
    expect(readPage().filter((text) => statuses.test(text) || paints.test(text))).toEqual([]);
  });

  test('tells it without one', async () => {
    await render(<App />);
    await open();
    await settle();
    expect(findTold().length).toBeGreaterThan(0);
  });
});
