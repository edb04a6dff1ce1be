import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeFileError, type FileSource, openFile } from './fileSource';

const folder = mkdtempSync(join(tmpdir(), 'fovea-files-'));
const path = join(folder, 'bytes.bin');
const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);

afterAll(() => rmSync(folder, { recursive: true }));

describe('a file read in parts', () => {
  let source: FileSource;
  beforeAll(async () => {
    writeFileSync(path, bytes);
    const result = await openFile(path, 'bytes.bin');
    if ('problem' in result) throw new Error(result.problem.code);
    source = result.source;
  });
  afterAll(() => source.close());

  test('knows its size and its name', () => {
    expect([source.size, source.name]).toEqual([1000, 'bytes.bin']);
  });

  test.each([
    [0, 10],
    [990, 10],
    [500, 0],
    [0, 1000],
  ])('from %d, %d bytes', async (offset, length) => {
    expect(await source.read(offset, length)).toEqual(bytes.slice(offset, offset + length));
  });

  test('ends where the file ends, however much is asked for', async () => {
    expect(await source.read(995, 2 ** 40)).toEqual(bytes.slice(995));
    expect(await source.read(5000, 10)).toEqual(new Uint8Array());
  });
});

describe('what is no file', () => {
  const explain = async (name: string) => {
    const result = await openFile(name, 'it');
    if ('problem' in result) return result.problem;
    await result.source.close();
    return null;
  };

  test('is refused with a reason', async () => {
    writeFileSync(join(folder, 'empty'), '');
    mkdirSync(join(folder, 'inner'));
    expect(await explain(join(folder, 'gone'))).toEqual({ code: 'no-file', preset: null });
    expect(await explain(join(path, 'inside'))).toEqual({ code: 'no-file', preset: null });
    expect(await explain(join(folder, 'inner'))).toEqual({ code: 'folder' });
    expect(await explain(join(folder, 'empty'))).toEqual({ code: 'empty' });
    expect(await explain('/dev/null')).toEqual({ code: 'no-regular-file' });
    expect(await explain(`${folder}/${'a'.repeat(300)}`)).toEqual({
      code: 'unreadable',
      reason: 'ENAMETOOLONG',
    });
    expect(await explain('a\0b')).toMatchObject({ code: 'unreadable' });
  });

  test('a file that may not be read', async () => {
    const secret = join(folder, 'secret');
    writeFileSync(secret, 'x');
    chmodSync(secret, 0);
    // The superuser may read everything.
    const expected = process.getuid?.() === 0 ? null : { code: 'no-permission' };
    expect(await explain(secret)).toEqual(expected);
    expect(describeFileError(Object.assign(new Error(), { code: 'EACCES' }))).toEqual({
      code: 'no-permission',
    });
  });
});
