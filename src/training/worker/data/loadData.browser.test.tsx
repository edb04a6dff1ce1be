/** @file Pictures through the real worker: decoded by the browser, kept in its storage, and what is damaged there. */
import { afterAll, expect, test } from 'vitest';
import { startTraining } from '../../../workers/startTraining';
import type { DataProblem, DataSource, PictureSettings } from '../../dataset';
import { deleteKeptData, getKeptFileName, keptDataFolder, unfinishedMark } from '../../keptData';
import { listKeptData } from '../../listKeptData';
import type { PictureQuery, RunId, TrainingEvent } from '../../protocol';
import { parquetSample } from './parquetSample.testing';

const settings: PictureSettings = { side: 4, testShare: 0.2, seed: 1, perClass: null };
const everyone: PictureQuery = {
  set: 'test',
  label: null,
  answer: null,
  isWrong: false,
  start: 0,
  count: 100,
};
const name = 'A set / of "pictures"';
const { client, terminate } = startTraining((message) => {
  throw new Error(message);
});

afterAll(async () => {
  terminate();
  await deleteKeptData(name);
});

function look(data: DataSource, query = everyone): Promise<TrainingEvent> {
  const run = crypto.randomUUID() as RunId;
  return new Promise((resolve) => {
    const leave = client.subscribe((event) => {
      if (event.run !== run || event.type === 'loading') return;
      leave();
      resolve(event);
    });
    client.look(run, query, data);
  });
}

const files: DataSource = { kind: 'files', files: parquetSample, settings, keepAs: name };

test('PNG pictures come out as they were packed, and stay in the browser', async () => {
  const seen = await look(files);
  if (seen.type !== 'pictures') throw new Error(JSON.stringify(seen));
  expect(seen.data).toMatchObject({ classNames: ['cat', 'dog'], trainCount: 5, testCount: 2, width: 4 });
  // The seed decides which comes first; each has its own label.
  const { labels } = seen.pictures;
  expect([...labels].sort()).toEqual([0, 1]);
  const [dog, cat] = [labels.indexOf(1), labels.indexOf(0)];
  const plane = (picture: number, channel: number) =>
    [...seen.pictures.pixels].slice(48 * picture + 16 * channel, 48 * picture + 16 * (channel + 1));
  const spread = (color: number, pixel: number) =>
    Array.from({ length: 16 }, (_, index) => (index === 3 ? pixel : color));
  expect([plane(dog, 0), plane(dog, 1), plane(dog, 2)]).toEqual([spread(7, 1), spread(8, 2), spread(9, 3)]);
  expect([plane(cat, 0), plane(cat, 1), plane(cat, 2)]).toEqual([
    spread(70, 4),
    spread(80, 5),
    spread(90, 6),
  ]);

  const [kept] = (await listKeptData()).filter((item) => item.name === name);
  // 7 pictures of 48 bytes and a label each, and a description.
  expect(kept?.bytes).toBeGreaterThan(7 * 49);
  const again = await look({ kind: 'kept', name });
  expect(again).toMatchObject({ type: 'pictures', data: seen.data });
  expect(again.type === 'pictures' && again.pictures.pixels).toEqual(seen.pictures.pixels);
});

test('larger pictures are shrunk, smaller ones enlarged', async () => {
  const seen = await look({ ...files, settings: { ...settings, side: 8 }, keepAs: null });
  if (seen.type !== 'pictures') throw new Error(JSON.stringify(seen));
  // The lower left quarter is far from the odd pixel.
  const dog = seen.pictures.labels.indexOf(1);
  expect(seen.pictures.pixels[dog * 3 * 8 * 8 + 7 * 8]).toBe(7);
  expect(seen.pictures.width).toBe(8);
});

async function changeKept(
  change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
): Promise<void> {
  const folder = await openKept();
  const handle = await folder.getFileHandle(getKeptFileName(name));
  const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
  const writable = await handle.createWritable();
  await writable.write(change(bytes));
  await writable.close();
}

/** What is said of a set that is not kept as asked; null where it is. */
async function findKeepProblem(data: DataSource): Promise<DataProblem | null> {
  let problem: DataProblem | null = null;
  const leave = client.subscribe((event) => {
    if (event.type === 'not-kept') problem = event.problem;
  });
  await look(data);
  leave();
  return problem;
}

async function openKept(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(keptDataFolder, { create: true });
}

/** The same pictures at another size: another set. */
const others: DataSource = { ...files, settings: { ...settings, side: 8 } };

test('a set is replaced by another of its name only where that is wished', async () => {
  await deleteKeptData(name);
  expect(await findKeepProblem(files)).toBeNull();
  expect(await findKeepProblem(others)).toEqual({ code: 'name-taken', name });
  expect(await look({ kind: 'kept', name })).toMatchObject({ data: { width: 4 } });
  // Kept once more it is the same, also where a setting differs that made no difference.
  expect(await findKeepProblem(files)).toBeNull();
  expect(await findKeepProblem({ ...files, settings: { ...settings, testShare: 0.5 } })).toBeNull();
  expect(await findKeepProblem({ ...others, replaces: true })).toBeNull();
  expect(await look({ kind: 'kept', name })).toMatchObject({ data: { width: 8 } });
  const [kept] = (await listKeptData()).filter((item) => item.name === name);
  expect(kept?.reading).toEqual({ ...settings, side: 8 });
});

test('where a set cannot be replaced the old one stays, and why is said', async () => {
  await deleteKeptData(name);
  await look(files);
  const folder = await openKept();
  // As another tab would hold it.
  const writable = await (await folder.getFileHandle(getKeptFileName(name))).createWritable();
  expect(await findKeepProblem({ ...others, replaces: true })).toEqual({ code: 'storage-busy', name });
  await writable.abort();
  expect(await look({ kind: 'kept', name })).toMatchObject({ data: { width: 4 } });
});

test('what a closed tab left unfinished is no set, and goes when the next one is kept', async () => {
  await deleteKeptData(name);
  const folder = await openKept();
  await folder.getFileHandle(`${unfinishedMark}left`, { create: true });
  expect(await listKeptData()).toEqual([]);
  expect(await findKeepProblem(files)).toBeNull();
  const names: string[] = [];
  for await (const fileName of folder.keys()) names.push(fileName);
  expect(names).toEqual([getKeptFileName(name)]);
});

test('what is not as it was kept is refused', async () => {
  await look(files);
  await changeKept((bytes) => {
    const last = bytes.length - 1;
    bytes[last] = 1 - (bytes[last] ?? 0);
    return bytes;
  });
  const damaged = { type: 'no-pictures', problem: { code: 'kept-damaged', name } };
  expect(await look({ kind: 'kept', name })).toMatchObject(damaged);
  // The same files again mend it where they may take its place.
  await look({ ...files, replaces: true });
  expect(await look({ kind: 'kept', name })).toMatchObject({ type: 'pictures' });
  await changeKept((bytes) => bytes.slice(0, -1));
  expect(await look({ kind: 'kept', name })).toMatchObject(damaged);
  await deleteKeptData(name);
  expect(await look({ kind: 'kept', name })).toMatchObject({ problem: { code: 'not-kept', name } });
  expect((await listKeptData()).some((item) => item.name === name)).toBe(false);
});

test('addresses: two files, and one that is not there', async () => {
  const addresses = parquetSample.map(({ path, file }) => ({ path, url: URL.createObjectURL(file) }));
  // Addresses of blobs have no names, so a share of each class is held back.
  const address = addresses.map(({ url }) => url).join('\n');
  const seen = await look({ kind: 'address', address, settings, keepAs: null });
  expect(seen).toMatchObject({ type: 'pictures', data: { trainCount: 5, testCount: 2 } });
  const missing = new URL('/no/such/file.zip', location.href).href;
  const failed = await look({ kind: 'address', address: missing, settings, keepAs: null });
  expect(failed.type).toBe('no-pictures');
});
