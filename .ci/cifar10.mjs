/**
 * @file Puts CIFAR10's archive beside the page, so that training finds it without asking: `npm run cifar10`, or
 * `npm run cifar10 -- FILE` or `-- ADDRESS` for one that lies elsewhere. Pages cannot fetch it from its home
 * themselves: that server does not allow it.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const home = 'https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz';
/** As its home page says. */
const officialMd5 = 'c32a1d4ab5d03f1284b67883e8d87530';
const name = 'cifar-10-binary.tar.gz';
const recordBytes = 3073;
const blockBytes = 512;

/**
 * Counts the pictures of an archive by what its headers say.
 * @param {Buffer} packed
 * @returns {{ train: number, test: number }}
 * @throws {Error} with a sentence, where it is no such archive.
 */
function countPictures(packed) {
  let tar;
  try {
    tar = gunzipSync(packed);
  } catch {
    throw new Error(
      packed[0] === 0x1f ? 'The archive is cut off or damaged.' : 'This is not a file packed by gzip.',
    );
  }
  const counts = { train: 0, test: 0 };
  for (let at = 0; at + blockBytes <= tar.length && tar[at] !== 0; ) {
    const text = (/** @type {number} */ start, /** @type {number} */ length) =>
      tar.toString('latin1', at + start, at + start + length).replace(/\0.*/s, '');
    const size = Number.parseInt(text(124, 12).trim() || '0', 8);
    const file = text(0, 100).split('/').at(-1) ?? '';
    if (!(size >= 0)) throw new Error('What is packed is not an archive.');
    const kind = /^data_batch_[1-5]\.bin$/.test(file) ? 'train' : file === 'test_batch.bin' ? 'test' : null;
    if (kind !== null) {
      if (size % recordBytes !== 0 || at + blockBytes + size > tar.length)
        throw new Error(`${file} does not hold whole pictures.`);
      counts[kind] += size / recordBytes;
    }
    at += blockBytes + Math.ceil(size / blockBytes) * blockBytes;
  }
  if (counts.train === 0 || counts.test === 0)
    throw new Error('The archive holds no data_batch_1.bin to data_batch_5.bin and test_batch.bin.');
  return counts;
}

/**
 * @param {string} address
 * @returns {Promise<Buffer>}
 */
async function download(address) {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok || !response.body)
    throw new Error(`${address} answers ${response ? `with status ${response.status}` : 'nothing'}.`);
  const total = Number(response.headers.get('content-length'));
  const pieces = [];
  let bytes = 0;
  let shown = -1;
  for await (const piece of response.body) {
    pieces.push(piece);
    bytes += piece.length;
    const percent = total > 0 ? Math.floor((100 * bytes) / total) : Math.floor(bytes / 1e6);
    if (percent >= shown + 5) {
      shown = percent;
      process.stderr.write(total > 0 ? `${percent} %\n` : `${percent} MB\n`);
    }
  }
  return Buffer.concat(pieces);
}

/**
 * @param {string} source a file or an address
 * @param {string} folder where the page's files come from
 * @returns {Promise<string>} what was done, as a sentence
 */
export async function bringCifar10(source, folder) {
  const isFile = !/^https?:/.test(source);
  if (isFile && !existsSync(source)) throw new Error(`There is no file ${source}.`);
  const packed = isFile ? await readFile(source) : await download(source);
  const { train, test } = countPictures(packed);
  const isOfficial = createHash('md5').update(packed).digest('hex') === officialMd5;
  mkdirSync(folder, { recursive: true });
  const target = join(folder, name);
  writeFileSync(`${target}.part`, packed);
  renameSync(`${target}.part`, target);
  const kind = isOfficial ? 'the official archive' : 'an archive in the official layout';
  return `${kind}: ${train} pictures to train on, ${test} to test on, ${statSync(target).size} bytes`;
}

if (process.argv[1] === import.meta.filename) {
  const [source = home] = process.argv.slice(2);
  const folder = process.env.FOVEA_DATA_FOLDER ?? join(root, 'public', 'data');
  try {
    console.log(`Brought ${await bringCifar10(source, folder)}.`);
    const built = join(root, 'dist');
    if (folder.startsWith(root) && existsSync(built)) {
      mkdirSync(join(built, 'data'), { recursive: true });
      copyFileSync(join(folder, name), join(built, 'data', name));
    }
    console.log(
      'The page finds it at data/cifar-10-binary.tar.gz, in the dev server and in builds from now on.',
    );
  } catch (error) {
    rmSync(join(folder, `${name}.part`), { force: true });
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
