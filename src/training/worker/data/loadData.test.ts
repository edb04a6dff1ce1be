/** @file A download that breaks off says after how much. */
import { afterEach, expect, test, vi } from 'vitest';
import { formatDataProblem } from '../../../text/en/dataProblemText';
import { unitSpace } from '../../../text/quantities';
import { DataError } from './dataError';
import { loadData } from './loadData';
import { parquetSample } from './parquetSample.testing';

vi.mock('./decodePicture', () => ({
  decodePicture: async (_: Blob, side: number) => new Uint8Array(3 * side * side),
}));

afterEach(() => void vi.unstubAllGlobals());

test('a connection that is cut is told from an address that does not answer', async () => {
  const settings = { side: 32, testShare: 0.2, seed: 1, perClass: null };
  const load = () =>
    loadData(
      { kind: 'address', address: 'https://a.test/a.tar.gz', settings, keepAs: null },
      { onProgress: () => {}, onNotKept: () => {} },
    ).catch((error: unknown) => (error instanceof DataError ? error.problem : error));
  vi.stubGlobal('fetch', async () => {
    let pieces = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        pieces += 1;
        if (pieces <= 2) controller.enqueue(new Uint8Array(1000));
        else controller.error(new TypeError('network error'));
      },
    });
    return new Response(body, { headers: { 'content-length': '5000' } });
  });
  const problem = { code: 'download-cut', bytes: 2000, totalBytes: 5000 } as const;
  expect(await load()).toEqual(problem);
  expect(formatDataProblem(problem).replaceAll(unitSpace, ' ')).toMatch(
    /^The connection was cut after 2\.00 kB of 5\.00 kB\./,
  );
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed')));
  expect(await load()).toEqual({ code: 'download-failed', status: null, isServed: false });
});

test('an answer that is no file says so, and what would help', async () => {
  const settings = { side: 32, testShare: 0.2, seed: 1, perClass: null };
  const served = 'http://localhost:4173/sub/data/cifar-10-binary.tar.gz';
  const load = async (address: string, response: Response) => {
    vi.stubGlobal('fetch', async () => response);
    const source = { kind: 'address', address, settings, keepAs: null } as const;
    const error = await loadData(source, { onProgress: () => {}, onNotKept: () => {} }).catch(
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof DataError)) throw error;
    return formatDataProblem(error.problem);
  };
  const page = () =>
    new Response('<!doctype html>', { headers: { 'content-type': 'text/html;charset=utf-8' } });
  const none = (status: number) => new Response('', { status });
  expect(await load(served, page())).toMatch(/^CIFAR10 does not lie beside this page: `npm run cifar10`/);
  expect(await load(served, none(404))).toMatch(/`npm run cifar10`/);
  const other = 'https://a.test/pets.zip';
  expect(await load(other, page())).toMatch(/^The address answers with a web page/);
  expect(await load(other, none(404))).toMatch(/^There is no file .*404.*drop it here\.$/);
  expect(await load(other, none(403))).toMatch(
    /^The address’s host does not hand out .*403.*drop it here\.$/,
  );
  expect(await load(other, none(503))).toMatch(/trouble of its own .*503.* Try later/);
});

test('the folder in an address says what a file is for', async () => {
  const [known, held] = parquetSample;
  if (!known || !held) throw new Error('no sample');
  vi.stubGlobal(
    'fetch',
    async (address: string) => new Response(address.includes('/train/') ? known.file : held.file),
  );
  // As Hugging Face names what it has converted.
  const folder = 'https://a.test/datasets/pets/resolve/refs%2Fconvert%2Fparquet/plain%20text';
  const { train, test: rest } = await loadData(
    {
      kind: 'address',
      address: `${folder}/train/0000.parquet ${folder}/test/0000.parquet`,
      settings: { side: 4, testShare: 0.2, seed: 1, perClass: null },
      keepAs: null,
    },
    { onProgress: () => {}, onNotKept: () => {} },
  );
  expect([train.count, rest.count]).toEqual([5, 2]);
});

test('who ends a download ends the line too', async () => {
  const settings = { side: 32, testShare: 0.2, seed: 1, perClass: null };
  const abort = new AbortController();
  const asked: (AbortSignal | null | undefined)[] = [];
  vi.stubGlobal('fetch', async (_: string, options?: RequestInit) => {
    asked.push(options?.signal);
    throw new TypeError('no line');
  });
  const source = { kind: 'address', address: 'https://a.test/pets.zip', settings, keepAs: null } as const;
  const listener = { onProgress: () => {}, onNotKept: () => {} };
  await expect(loadData(source, listener, abort.signal)).rejects.toBeInstanceOf(DataError);
  expect(asked).toEqual([abort.signal]);
});
