/** @file Previews: what they show, and that every change of the open design ends them. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { LayerId } from '../architecture/architecture';
import { setLayerName } from '../architecture/edits';
import { removeLayers } from '../architecture/removeLayers';
import { setArchitecture } from '../document/designEdits';
import { createDesign } from '../document/document';
import { buildReference } from '../presets/presets.testing';
import { loadLateText } from './language';
import { applyPreview, showPreview } from './preview';
import { selectAnalysis, selectShownAnalysis, selectShownArchitecture } from './selectors';
import { useStore } from './store';

const store = () => useStore.getState();
const id = (name: string) => name as LayerId;
const start = createDesign(buildReference('vgg11'), { resolution: [32, 32] });

/** What is left of the open design without its last pool. */
const cut = () => ({
  architecture: removeLayers(store().design.architecture, [id('pool5')]).architecture,
  input: { resolution: store().design.resolution, rule: store().design.rule },
});

beforeEach(async () => {
  await loadLateText('en');
  store().openDesign(start);
  showPreview('key', 'Remove pool5', cut());
});

describe('a preview', () => {
  test('shows the other design, what goes with it, and leaves the open one alone', () => {
    expect(store().design).toBe(start);
    expect(selectShownArchitecture(store()).layers.has(id('pool5'))).toBe(true);
    expect(store().preview?.shown.marks.get(id('pool5'))).toEqual({
      kind: 'removed',
      statusBefore: null,
      words: 'goes',
    });
    expect(selectShownAnalysis(store())).not.toBe(selectAnalysis(store()));
    expect(selectAnalysis(store()).layers.has(id('pool5'))).toBe(true);
  });

  test('that is left shows the open design again', () => {
    store().setPreview(null);
    expect(selectShownArchitecture(store())).toBe(start.architecture);
    expect(selectShownAnalysis(store())).toBe(selectAnalysis(store()));
  });

  test('that is taken is one step', () => {
    applyPreview();
    expect(store().preview).toBeNull();
    expect(store().design.architecture.layers.has(id('pool5'))).toBe(false);
    expect(store().past.map(({ label }) => label)).toEqual(['Remove pool5']);
    store().undo();
    expect(store().design).toBe(start);
    applyPreview();
    expect(store().design).toBe(start);
  });

  test.each<[string, () => void]>([
    [
      'an edit',
      () =>
        store().editDesign('rename', (design) =>
          setArchitecture(design, setLayerName(design.architecture, id('conv1'), 'first')),
        ),
    ],
    ['another size', () => store().editDesign('size', (design) => ({ ...design, resolution: [64, 64] }))],
    ['another design', () => store().openDesign(createDesign(buildReference('lenet5')))],
    ['the design from before', () => store().reopenRecent()],
  ])('ends with %s', (_, change) => {
    store().openDesign(createDesign(buildReference('vgg13')));
    store().reopenRecent();
    showPreview('key', 'Remove pool5', cut());
    change();
    expect(store().preview).toBeNull();
  });

  test('ends with undo and redo', () => {
    applyPreview();
    showPreview('again', 'Nothing', { ...cut(), architecture: store().design.architecture });
    store().undo();
    expect(store().preview).toBeNull();
    showPreview('again', 'Remove pool5', cut());
    store().redo();
    expect(store().preview).toBeNull();
  });

  test('of larger images changes the size with its step, and marks what changes its colour', () => {
    const { architecture, rule } = store().design;
    showPreview('larger', 'Larger', { architecture, input: { resolution: [224, 224], rule } });
    const mark = store().preview?.shown.marks.get(id('conv8'));
    expect(mark).toEqual({ kind: 'recoloured', statusBefore: 'unproductive', words: 'was unproductive' });
    applyPreview();
    expect(store().design.resolution).toEqual([224, 224]);
    expect(store().design.architecture).toBe(architecture);
  });
});
