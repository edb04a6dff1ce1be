/**
 * @file Any sequence of what people can do: as many undos lead back to the start, as many redos forth again, and no
 * step makes a design that is malformed or that a file could not hold.
 */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { LayerId, LayerNode } from '../../architecture/architecture';
import { checkArchitecture } from '../../architecture/checkArchitecture';
import { createResidualNetwork } from '../../architecture/randomEdits.testing';
import { arbitraryParameter } from '../../codecs/json/designs.testing';
import { readDesign } from '../../codecs/json/readDesign';
import { writeDesign } from '../../codecs/json/writeDesign';
import { setPositions } from '../../document/designEdits';
import { createDesign, type Design } from '../../document/document';
import { getParameters } from '../../layers/validate';
import { getLateText, loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import {
  endBurst,
  renameLayer,
  setParameter,
  setParameters,
  writeDesignNotes,
  writeLayerNotes,
} from '../inspector/layerEdits';
import { paletteIds } from '../palette/paletteEntries';
import { placeEntry } from '../palette/placeEntry';
import { readShorthand } from '../table/shorthand';
import { renameDesign } from '../toolbar/renameDesign';
import { setResolution, setRule } from '../toolbar/resolutionEdits';
import { allCommands } from './allCommands';
import { pasteText, writeSelection } from './clipboardPieces';

vi.setConfig({ testTimeout: 300_000 });

const store = () => useStore.getState();

/** Commands that change the design, or what the next edit starts from. */
const commandIds = [
  ...['delete', 'duplicate', 'skip', 'group', 'ungroup', 'toggle-fold', 'fold-blocks', 'unfold-all'],
  ...['split-row', 'join-row', 'select-all', 'select-upstream', 'select-downstream', 'select-branch'],
  ...['connect', 'disconnect', 'next-edge', 'insert-on-edge', 'input-earlier', 'input-later'],
  ...['undo', 'redo', 'tidy', 'tidy-selection', 'select-group', 'more-repeats', 'fewer-repeats'],
  ...['group-kind', 'move-out', 'move-in', 'split-off'],
];

/** Numbers that a step makes its choices with. */
interface Step {
  readonly type: keyof typeof steps;
  readonly numbers: readonly number[];
  /** Something for a parameter, right or wrong. */
  readonly value: unknown;
  readonly words: string;
}

const at = <T,>(list: readonly T[], number: number | undefined): T | undefined =>
  list[(number ?? 0) % Math.max(list.length, 1)];

const getNodes = () => [...store().design.architecture.layers.values()];

const chooseNode = ({ numbers: [first] }: Step): LayerNode | undefined => at(getNodes(), first);

const steps = {
  select: ({ numbers }: Step) =>
    store().select(numbers.slice(0, 1 + ((numbers[0] ?? 0) % 4)).flatMap((n) => at(getNodes(), n)?.id ?? [])),
  command: async ({ numbers: [first] }: Step) => {
    const id = at(commandIds, first);
    const command = allCommands.find((entry) => entry.id === id);
    if (command === undefined) throw new Error(`There is no command ${id}`);
    if (!command.isEnabled(store())) return;
    command.run();
    await vi.dynamicImportSettled();
  },
  add: ({ numbers: [first] }: Step) => placeEntry(at(paletteIds, first) ?? 'ReLU', false),
  paste: () => {
    const written = writeSelection();
    if (written !== null) pasteText(written);
  },
  pasteAnything: ({ words }: Step) => pasteText(words),
  parameter: (step: Step) => {
    const node = chooseNode(step);
    if (node === undefined) return;
    const nodes = getNodes().filter(({ layer }) => layer.kind === node.layer.kind);
    const name = at(Object.keys(getParameters(node.layer.kind)), step.numbers[1]);
    const some = (step.numbers[2] ?? 0) % 2 === 0 ? [node] : nodes;
    if (name !== undefined) setParameter(some, name, () => step.value, getLateText());
  },
  rightParameter: (step: Step) => {
    const node = chooseNode(step);
    const parameters = Object.entries(node ? getParameters(node.layer.kind) : {});
    const [name, spec] = at(parameters, step.numbers[1]) ?? [];
    if (node === undefined || name === undefined || spec === undefined) return;
    const [value] = fc.sample(arbitraryParameter(spec), { numRuns: 1, seed: step.numbers[2] ?? 0 });
    setParameter([node], name, () => value, getLateText());
  },
  shorthand: (step: Step) => {
    const node = chooseNode(step);
    if (node === undefined) return;
    const result = readShorthand(node.layer, step.words);
    if ('changes' in result) setParameters(node, result.changes, getLateText());
  },
  rename: (step: Step) => {
    const node = chooseNode(step);
    if (node !== undefined) renameLayer(node, step.words, getLateText());
  },
  notes: (step: Step) => {
    const node = chooseNode(step);
    if (node !== undefined) writeLayerNotes(node, step.words, getLateText());
  },
  title: ({ words }: Step) => renameDesign(words, getLateText()),
  designNotes: ({ words }: Step) => writeDesignNotes(words, getLateText()),
  resolution: ({ numbers: [height = 0, width = 0] }: Step) =>
    setResolution([1 + (height % 300), 1 + (width % 300)], getLateText()),
  rule: ({ numbers: [first = 0] }: Step) => setRule(first % 2 === 0 ? 'paper' : 'toolbox', getLateText()),
  move: (step: Step) => {
    const node = chooseNode(step);
    const [, x = 0, y = 0] = step.numbers;
    if (node !== undefined)
      store().editDesign('Move', (design) => setPositions(design, new Map([[node.id, { x, y }]])), 'move');
  },
  end: () => endBurst(),
};

const step: fc.Arbitrary<Step> = fc.record({
  type: fc.constantFrom(...(Object.keys(steps) as (keyof typeof steps)[]), 'command', 'command', 'select'),
  numbers: fc.array(fc.nat(10_000), { minLength: 4, maxLength: 4 }),
  value: fc.oneof(fc.anything(), fc.integer({ min: -1, max: 9 }), fc.tuple(fc.nat(9), fc.nat(9))),
  words: fc.oneof(fc.string(), fc.constantFrom('3x3, 8', '1x1 /2', 'dw', '0x0', 'conv1', '#f1.nonsense')),
});

/** What a file would hold of a design, and whether the page could read it again. */
function checkDesign(design: Design, what: string): void {
  expect(checkArchitecture(design.architecture), what).toEqual([]);
  const read = readDesign(JSON.parse(JSON.stringify(writeDesign(design))));
  if ('problem' in read) throw new Error(`${what}: ${JSON.stringify(read.problem)}`);
  expect(writeDesign(read.design), what).toEqual(writeDesign(design));
  expect(
    [...store().selection].filter((id) => !design.architecture.layers.has(id)),
    what,
  ).toEqual([]);
}

test('any sequence of edits is undone step by step, redone step by step, and valid all the way', async () => {
  await loadLateText();
  const start = createDesign(createResidualNetwork(), {
    positions: new Map([['stem' as LayerId, { x: 4, y: 4 }]]),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), async (sequence) => {
      store().openDesign(start);
      for (const one of sequence) {
        await steps[one.type](one);
        checkDesign(store().design, one.type);
      }
      const { past } = store();
      const end = store().design;
      const futures = store().future.length;
      for (const { design } of past.toReversed()) {
        store().undo();
        expect(store().design).toBe(design);
      }
      expect(store().past).toHaveLength(0);
      expect(store().design).toBe(start);
      for (const _ of past) store().redo();
      expect(store().design).toBe(end);
      expect(store().future).toHaveLength(futures);
    }),
    { numRuns: 200 },
  );
});

test('every kind of step does something to a residual network for some choice', async () => {
  await loadLateText();
  const idle: string[] = [];
  for (const type of Object.keys(steps) as (keyof typeof steps)[]) {
    if (type === 'end' || type === 'select' || type === 'pasteAnything') continue;
    let isIdle = true;
    for (const one of fc.sample(step, { numRuns: 60, seed: 1 })) {
      store().openDesign(createDesign(createResidualNetwork()));
      store().select(['block1_conv1' as LayerId]);
      const before = store().design;
      await steps[type]({ ...one, type });
      if (store().design !== before) isIdle = false;
    }
    if (isIdle) idle.push(type);
  }
  expect(idle).toEqual([]);
});
