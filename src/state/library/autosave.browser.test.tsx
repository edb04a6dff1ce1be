import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design, emptyDesign } from '../../document/document';
import { useStore } from '../store';
import { type Autosave, type KeptDesigns, restoreDesign, startAutosave } from './autosave';
import { createDesignLibrary, type DesignLibrary } from './designLibrary';
import { recallLastDesign } from './lastDesign';
import { putAside, takeAside } from './unsavedDesign';

const databaseName = 'fovea-autosave-test';
let library: DesignLibrary;
let autosave: Autosave | null = null;

beforeEach(async () => {
  await deleteDB(databaseName);
  localStorage.clear();
  library = createDesignLibrary(databaseName);
  useStore.getState().openDesign(emptyDesign);
  useStore.getState().setKeeping('kept');
});

afterEach(async () => {
  autosave?.stop();
  await library.close();
});

/** What a page does that is opened again. */
async function restoreLastDesign(): Promise<KeptDesigns> {
  const kept: KeptDesigns = { revisions: new Map(), designs: new Map() };
  await restoreDesign(library, recallLastDesign(), kept, useStore.getState().openDesign);
  return kept;
}

function createNet(title: string): Design {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv1', { outChannels: 12 });
  return createDesign(builder.build(), { title });
}

const rename = (title: string) =>
  useStore.getState().editDesign('Rename', (design) => ({ ...design, title }));

test('an edit is there after a reload', async () => {
  autosave = startAutosave(library);
  useStore.getState().openDesign(createNet('Draft'));
  rename('Final');
  expect(useStore.getState().keeping).toBe('pending');
  await autosave.flush();
  expect(useStore.getState().keeping).toBe('kept');
  autosave.stop();
  const edited = useStore.getState().design;
  useStore.getState().openDesign(createNet('Something else'));
  const { revisions } = await restoreLastDesign();
  expect([...revisions.values()]).toEqual([1]);
  expect(useStore.getState().design).toEqual(edited);
});

test('looking at a design again does not write it', async () => {
  autosave = startAutosave(library);
  useStore.getState().openDesign(createNet('Draft'));
  rename('Final');
  await autosave.flush();
  autosave.stop();
  const again = startAutosave(library, await restoreLastDesign());
  await again.flush();
  again.stop();
  expect((await library.load(useStore.getState().designId))?.revision).toBe(1);
});

test('what was open before is kept too', async () => {
  autosave = startAutosave(library);
  useStore.getState().openDesign(createNet('First'));
  rename('First, edited');
  useStore.getState().openDesign(createNet('Second'));
  rename('Second, edited');
  await autosave.flush();
  const titles = (await library.list()).map(({ title }) => title).sort();
  expect(titles).toEqual(['First, edited', 'Second, edited']);
});

test('a design that another tab has written to becomes a copy, and neither is lost', async () => {
  autosave = startAutosave(library);
  useStore.getState().openDesign(createNet('Shared'));
  rename('Shared, edited');
  await autosave.flush();
  const { designId, design } = useStore.getState();
  await library.save(designId, { ...design, title: 'From the other tab' }, 1);
  rename('From this tab');
  await autosave.flush();
  expect(useStore.getState().keeping).toBe('forked');
  expect(useStore.getState().designId).not.toBe(designId);
  const titles = (await library.list()).map(({ title }) => title).sort();
  expect(titles).toEqual(['From the other tab', 'From this tab']);
  rename('Later');
  await autosave.flush();
  expect(useStore.getState().design.title).toBe('Later');
  expect((await library.load(useStore.getState().designId))?.design.title).toBe('Later');
});

test('a copy of the same name is called one, also in the steps before', async () => {
  autosave = startAutosave(library);
  useStore.getState().openDesign(createNet('Alpha'));
  useStore.getState().editDesign('notes', (design) => ({ ...design, notes: 'mine' }));
  await autosave.flush();
  const { designId, design } = useStore.getState();
  await library.save(designId, { ...design, notes: 'theirs' }, 1);
  useStore.getState().editDesign('notes', (old) => ({ ...old, notes: 'mine again' }));
  await autosave.flush();
  const titles = (await library.list()).map(({ title }) => title).sort();
  expect(titles).toEqual(['Alpha', 'Alpha, copy']);
  useStore.getState().undo();
  expect(useStore.getState().design).toMatchObject({ title: 'Alpha, copy', notes: 'mine' });
});

test('a design that another tab has deleted is kept by the one that goes on with it', async () => {
  autosave = startAutosave(library);
  useStore.getState().openDesign(createNet('Alpha'));
  rename('Alpha 2');
  await autosave.flush();
  const { designId } = useStore.getState();
  await library.remove(designId);
  rename('Alpha 3');
  await autosave.flush();
  expect(useStore.getState()).toMatchObject({ designId, keeping: 'kept' });
  expect((await library.list()).map(({ title }) => title)).toEqual(['Alpha 3']);
});

test('a change that did not reach the library before the page went is taken up', async () => {
  autosave = startAutosave(library);
  useStore.getState().openDesign(createNet('Draft'));
  rename('Saved');
  await autosave.flush();
  const { designId } = useStore.getState();
  rename('Typed last');
  putAside({ id: designId, design: useStore.getState().design, baseRevision: 1 });
  autosave.stop();
  useStore.getState().openDesign(emptyDesign);
  const kept = await restoreLastDesign();
  expect(useStore.getState()).toMatchObject({ designId, design: { title: 'Typed last' } });
  autosave = startAutosave(library, kept);
  await autosave.flush();
  expect((await library.load(designId))?.design.title).toBe('Typed last');
  expect(takeAside(designId)).toBeNull();
});

test('a change is put aside before the page is left, not only once it is hidden', () => {
  autosave = startAutosave(library);
  useStore.getState().openDesign(createNet('Draft'));
  rename('Typed last');
  const { designId } = useStore.getState();
  expect(takeAside(designId)).toBeNull();
  dispatchEvent(new Event('beforeunload'));
  expect(takeAside(designId)?.design.title).toBe('Typed last');
});

test('such a change is a copy where another tab has written since', async () => {
  useStore.getState().openDesign(createNet('Draft'));
  const { designId, design } = useStore.getState();
  localStorage.setItem('fovea.open', designId);
  putAside({ id: designId, design: { ...design, title: 'Mine' }, baseRevision: 1 });
  await library.save(designId, design, 0);
  await library.save(designId, { ...design, title: 'Theirs' }, 1);
  await restoreLastDesign();
  expect(useStore.getState().design.title).toBe('Mine');
  expect(useStore.getState().designId).not.toBe(designId);
});

test('says so where the browser keeps nothing', async () => {
  const broken: DesignLibrary = { ...library, save: async () => ({ ok: false, code: 'full' }) };
  autosave = startAutosave(broken);
  useStore.getState().openDesign(createNet('Draft'));
  rename('Too much');
  await autosave.flush();
  expect(useStore.getState().keeping).toBe('full');
});

/** The title that the library holds of the open design. */
async function readKeptTitle(): Promise<string | undefined> {
  return (await library.load(useStore.getState().designId))?.design.title;
}

test('a step is written as soon as the page rests, a burst of typing once it ends', async () => {
  const never = 1_000_000;
  autosave = startAutosave(library, undefined, never);
  useStore.getState().openDesign(createNet('Draft'));
  await expect.poll(readKeptTitle).toBe('Draft');
  autosave.stop();

  autosave = startAutosave(library, await restoreLastDesign(), never);
  const type = (title: string) =>
    useStore.getState().editDesign('Rename', (design) => ({ ...design, title }), 'title');
  type('F');
  type('Final');
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(await readKeptTitle()).toBe('Draft');
  useStore.getState().endGesture();
  await expect.poll(readKeptTitle).toBe('Final');
});
