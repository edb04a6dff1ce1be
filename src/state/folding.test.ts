/** @file Folding in the store: it belongs to the way a design is looked at, and leaves design and history alone. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { GroupId, LayerId } from '../architecture/architecture';
import { setLayerParams } from '../architecture/edits';
import { removeLayers } from '../architecture/removeLayers';
import { setArchitecture } from '../document/designEdits';
import { createDesign } from '../document/document';
import { type Folds, noFolds } from '../layout/foldState';
import { fold, split, unfold } from '../layout/folds';
import { buildReference } from '../presets/presets.testing';
import { selectAnalysis } from './selectors';
import './startFolding';
import { useStore } from './store';

const initial = useStore.getState();
const small = createDesign(buildReference('resnet18'), { title: 'small' });
const large = createDesign(buildReference('resnet50'), { title: 'large' });
const groups = [...large.architecture.groups.keys()];
const { openDesign, reopenRecent, setCanvasView, editDesign, undo, redo } = initial;
const getFolds = () => useStore.getState().canvasView.folds;

beforeEach(() => useStore.setState(initial, true));

const anyFold = fc
  .tuple(fc.constantFrom(fold, unfold, split), fc.uniqueArray(fc.constantFrom(...groups), { maxLength: 5 }))
  .map(
    ([change, chosen]) =>
      (folds: Folds) =>
        change(folds, chosen),
  );

test('no way to fold changes the design, its analysis or its history', () => {
  fc.assert(
    fc.property(fc.array(anyFold), (changes) => {
      useStore.setState(initial, true);
      openDesign(large);
      editDesign('Rename', (design) => ({ ...design, title: 'edited' }));
      editDesign('Rename', (design) => ({ ...design, title: 'twice' }));
      undo();
      const before = useStore.getState();
      const analysis = selectAnalysis(before);
      for (const change of changes) setCanvasView({ folds: change(getFolds()) });
      const after = useStore.getState();
      expect(after.design).toBe(before.design);
      expect(selectAnalysis(after)).toBe(analysis);
      expect([after.past, after.future]).toEqual([before.past, before.future]);
      redo();
      expect(useStore.getState().design.title).toBe('twice');
    }),
  );
});

test('large designs open folded by block, small ones as they are', () => {
  openDesign(small);
  expect(getFolds()).toBe(noFolds);
  openDesign(large);
  const blocks = [...large.architecture.groups.values()].filter(({ kind }) => kind === 'block');
  expect([...getFolds().folded]).toEqual(blocks.map(({ id }) => id));
});

test('a design that is opened again is folded as it was', () => {
  openDesign(large);
  setCanvasView({ folds: noFolds, direction: 'right' });
  openDesign(small);
  expect(useStore.getState().canvasView.direction).toBe('down');
  reopenRecent();
  expect(useStore.getState().canvasView).toEqual({ folds: noFolds, direction: 'right' });
});

test('a stage that comes back by undo is folded as it was', () => {
  openDesign(large);
  const stage = 'layer3' as GroupId;
  const folds = fold(noFolds, [stage]);
  setCanvasView({ folds });
  const inStage = [...large.architecture.layers.values()].filter(({ name }) => name.startsWith('layer3.'));
  editDesign('Delete', (design) =>
    setArchitecture(
      design,
      removeLayers(
        design.architecture,
        inStage.map(({ id }) => id),
      ).architecture,
    ),
  );
  expect(useStore.getState().design.architecture.groups.has(stage)).toBe(false);
  undo();
  expect(useStore.getState().design.architecture.groups.has(stage)).toBe(true);
  expect(getFolds()).toBe(folds);
});

test('an edit of what is drawn once for a row is made in all of it, as one step', () => {
  openDesign(large);
  const row = ['layer3.1', 'layer3.2', 'layer3.3', 'layer3.4', 'layer3.5'] as GroupId[];
  setCanvasView({ folds: unfold(getFolds(), row) });
  const conv = 'layer3.1.conv2' as LayerId;
  editDesign('Set', (design) =>
    setArchitecture(design, setLayerParams(design.architecture, conv, { outChannels: 99 })),
  );
  const getChannels = () =>
    row.map(
      (group) =>
        useStore.getState().design.architecture.layers.get(`${group}.conv2` as LayerId)?.layer.params,
    );
  expect(getChannels()).toEqual(row.map(() => expect.objectContaining({ outChannels: 99 })));
  undo();
  expect(useStore.getState().design).toBe(large);
  redo();
  expect(getChannels()).toEqual(row.map(() => expect.objectContaining({ outChannels: 99 })));
});
