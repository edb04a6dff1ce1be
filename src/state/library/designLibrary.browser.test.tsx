import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design } from '../../document/document';
import { createDesignId } from './designId';
import { createDesignLibrary, type DesignLibrary } from './designLibrary';

const databaseName = 'fovea-test';
let library: DesignLibrary;
let time = 0;

beforeEach(async () => {
  await deleteDB(databaseName);
  time = 1000;
  library = createDesignLibrary(databaseName, () => time++);
});

afterEach(() => library.close());

function createNet(title: string): Design {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv1', { outChannels: 12 });
  return createDesign(builder.build(), { title });
}

test('keeps a design as it was, and lists what was changed last first', async () => {
  const [first, second] = [createDesignId(), createDesignId()];
  const design = createNet('First');
  expect(await library.save(first, design, 0)).toEqual({ ok: true, revision: 1 });
  await library.save(second, createNet('Second'), 0);
  expect((await library.list()).map(({ title }) => title)).toEqual(['Second', 'First']);
  expect(await library.save(first, design, 1)).toEqual({ ok: true, revision: 2 });
  expect(await library.list()).toMatchObject([
    { id: first, title: 'First', layerCount: 2, updatedAt: 1002, revision: 2, isPristine: false },
    { id: second, title: 'Second', layerCount: 2, updatedAt: 1001, revision: 1, isPristine: false },
  ]);
  expect(await library.load(first)).toEqual({ design, revision: 2 });
});

test('does not let one tab overwrite what another has saved', async () => {
  const other = createDesignLibrary(databaseName, () => time++);
  const id = createDesignId();
  await library.save(id, createNet('Start'), 0);
  expect(await other.save(id, createNet('From the other tab'), 1)).toEqual({ ok: true, revision: 2 });
  expect(await library.save(id, createNet('From this tab'), 1)).toEqual({
    ok: false,
    code: 'conflict',
    revision: 2,
  });
  expect((await library.load(id))?.design.title).toBe('From the other tab');
  await other.close();
});

test('forgets what is removed, and knows nothing of what was never there', async () => {
  const id = createDesignId();
  await library.save(id, createNet('Gone'), 0);
  await library.remove(id);
  expect(await library.list()).toEqual([]);
  expect(await library.load(id)).toBeNull();
});

test('lists no design that was only looked at, and keeps the last of them', async () => {
  const [first, second] = [createDesignId(), createDesignId()];
  await library.save(first, createNet('First'), 0, true);
  await library.save(second, createNet('Second'), 0, true);
  expect(await library.list()).toEqual([]);
  await library.prunePristine(new Set([second]));
  expect(await library.load(first)).toBeNull();
  expect((await library.load(second))?.design.title).toBe('Second');
});

test('lists each with a picture: what every convolution sees by the size of the image', async () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv1', { kernelSize: [5, 5] });
  builder.add('ReLU', 'relu1');
  builder.add('Conv2d', 'conv2', { kernelSize: [7, 5] });
  builder.add('Conv2d', 'conv3');
  await library.save(createDesignId(), createDesign(builder.build(), { resolution: [10, 8] }), 0);
  const [entry] = await library.list();
  // Fields of 5x5, 11x9 and 13x11: the first is within the image, the second the first to see all of it.
  expect(entry?.preview).toEqual({
    resolution: [10, 8],
    judged: 3,
    unproductive: 1,
    bars: [
      { status: 'productive', reach: 0.5 },
      { status: 'critical', reach: 1.1 },
      { status: 'unproductive', reach: 1.3 },
    ],
  });
  expect(entry?.size).toBeGreaterThan(100);
});

test('copies and renames what is kept; a tab that has it open sees a conflict, not its work lost', async () => {
  const [id, copy] = [createDesignId(), createDesignId()];
  await library.save(id, createNet('First'), 0);
  expect(await library.duplicate(id, copy, 'First, copy')).toEqual({ ok: true, revision: 1 });
  expect(await library.rename(id, 'Renamed')).toEqual({ ok: true, revision: 2 });
  expect((await library.list()).map(({ title }) => title)).toEqual(['Renamed', 'First, copy']);
  const [original, duplicate] = [await library.load(id), await library.load(copy)];
  expect(original?.design.title).toBe('Renamed');
  expect(duplicate?.design).toEqual({ ...original?.design, title: 'First, copy' });
  expect(await library.save(id, createNet('Edited elsewhere'), 1)).toMatchObject({ code: 'conflict' });
  expect(await library.rename(createDesignId(), 'Nobody')).toBeNull();
  expect(await library.duplicate(createDesignId(), createDesignId(), 'Nobody')).toBeNull();
});

test('puts back what was deleted, as it was, unless something else stands there by now', async () => {
  const id = createDesignId();
  await library.save(id, createNet('Dear'), 0);
  await library.save(id, createNet('Dear'), 1);
  const [before] = await library.list();
  const removed = await library.remove(id);
  expect(await library.list()).toEqual([]);
  if (removed === null) throw new Error('nothing was removed');
  expect(await library.restore(removed)).toEqual({ ok: true, revision: 2 });
  expect(await library.list()).toEqual([before]);
  expect(await library.restore(removed)).toMatchObject({ ok: false, code: 'conflict' });
  expect(await library.remove(createDesignId())).toBeNull();
});
