/**
 * @file Puts CIFAR10's archive beside the page, so that training finds it without asking: `npm run cifar10`, or
 * `npm run cifar10 -- FILE` or `-- ADDRESS` for one that lies elsewhere. Pages cannot fetch it from its home
 * themselves: that server does not allow it.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const home = 'https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz';
/** As its home page says. */
const officialMd5 = 'c32a1d4ab5d03f1284b67883e8d87530';
const name = 'cifar-10-binary.tar.gz';
const recordBytes = 3073;
const classes = 'airplane automobile bird cat deer dog frog horse ship truck'.split(' ');
const blockBytes = 512;
/** An address that sends nothing for so long is given up. */
const patienceMs = 60_000;

/**
 * The labels of the pictures of a file in the archive.
 * @param {Buffer} bytes
 * @param {number} size as the archive says
 * @param {string} file
 * @returns {number[]}
 * @throws {Error} with a sentence, where they are none.
 */
function readLabels(bytes, size, file) {
  if (size % recordBytes !== 0 || bytes.length < size)
    throw new Error(`${file} does not hold whole pictures.`);
  const labels = Array.from({ length: size / recordBytes }, (_, index) => bytes[index * recordBytes] ?? 0);
  if (labels.some((label) => label >= classes.length))
    throw new Error(`${file} holds a label that belongs to no class.`);
  return labels;
}

/**
 * Counts the pictures of an archive, and looks at their labels.
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
  /** @type {Set<number>} */
  const learnt = new Set();
  let at = 0;
  while (at + blockBytes <= tar.length && tar[at] !== 0) {
    const start = at;
    const text = (/** @type {number} */ from, /** @type {number} */ length) =>
      tar.toString('latin1', start + from, start + from + length).replace(/\0.*/s, '');
    const size = Number.parseInt(text(124, 12).trim() || '0', 8);
    const file = text(0, 100).split('/').at(-1) ?? '';
    if (!(size >= 0)) throw new Error('What is packed is not an archive.');
    const kind = /^data_batch_[1-5]\.bin$/.test(file) ? 'train' : file === 'test_batch.bin' ? 'test' : null;
    const begin = at + blockBytes;
    const labels = kind === null ? [] : readLabels(tar.subarray(begin, begin + size), size, file);
    if (kind !== null) counts[kind] += labels.length;
    if (kind === 'train') for (const label of labels) learnt.add(label);
    at = begin + Math.ceil(size / blockBytes) * blockBytes;
  }
  if (counts.train === 0 || counts.test === 0)
    throw new Error('The archive holds no data_batch_1.bin to data_batch_5.bin and test_batch.bin.');
  // A block of zeros ends a whole one.
  if (at >= tar.length) throw new Error('The archive is cut off or damaged.');
  const missing = classes.filter((_, label) => !learnt.has(label));
  if (missing.length > 0) throw new Error(`There is no picture to train on for ${missing.join(', ')}.`);
  return counts;
}

/**
 * What a promise comes to.
 * @template T
 * @param {Promise<T>} promise
 * @param {number} waitMs
 * @param {string} sentence thrown where it takes longer
 * @returns {Promise<T>}
 */
async function waitFor(promise, waitMs, sentence) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(sentence)), waitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {number} bytes */
const formatMegabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * Fetches an archive. What the server packs for the way is packed again: it arrives unpacked.
 * @param {string} address
 * @param {number} waitMs
 * @returns {Promise<Buffer>}
 */
async function download(address, waitMs) {
  const stop = new AbortController();
  try {
    const response = await waitFor(
      fetch(address, { signal: stop.signal, headers: { 'accept-encoding': 'identity' } }).catch(() => null),
      waitMs,
      `${address} does not answer. Try later, or fetch the file another way and give its path.`,
    );
    if (!response?.ok || !response.body)
      throw new Error(`${address} answers ${response ? `with status ${response.status}` : 'nothing'}.`);
    const isPacked = response.headers.has('content-encoding');
    const total = isPacked ? 0 : Number(response.headers.get('content-length'));
    const bytes = await readBody(response.body, total, waitMs);
    return isPacked && bytes[0] !== 0x1f ? gzipSync(bytes) : bytes;
  } finally {
    stop.abort();
  }
}

/**
 * The bytes of an answer, with progress.
 * @param {ReadableStream<Uint8Array>} body
 * @param {number} total 0 where it is not known
 * @param {number} waitMs
 * @returns {Promise<Buffer>}
 */
async function readBody(body, total, waitMs) {
  const reader = body.getReader();
  /** @type {Uint8Array[]} */
  const pieces = [];
  let bytes = 0;
  let shown = -1;
  for (;;) {
    const sofar = `${formatMegabytes(bytes)}${total > 0 ? ` of ${formatMegabytes(total)}` : ''}`;
    const piece = reader.read().catch(() => {
      throw new Error(`The connection was cut after ${sofar}. Start again.`);
    });
    const { done, value } = await waitFor(
      piece,
      waitMs,
      `Nothing more came after ${sofar}. Start again, or fetch the file another way and give its path.`,
    );
    if (done) return Buffer.concat(pieces);
    pieces.push(value);
    bytes += value.length;
    const percent = total > 0 ? Math.floor((100 * bytes) / total) : Math.floor(bytes / 1e6);
    if (percent < shown + 5) continue;
    shown = percent;
    process.stderr.write(total > 0 ? `${percent} %\n` : `${percent} MB\n`);
  }
}

/**
 * The bytes of a file.
 * @param {string} path
 * @returns {Promise<Buffer>}
 */
async function openFile(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new Error(`There is no file ${path}.`);
  if (stats.isDirectory()) throw new Error(`${path} is a folder. Give the path of the archive, ${name}.`);
  return readFile(path);
}

/**
 * @param {string} source a file or an address
 * @param {string} folder where the page's files come from
 * @param {number} waitMs how long an address may send nothing
 * @returns {Promise<string>} what was done, as a sentence
 */
export async function bringCifar10(source, folder, waitMs = patienceMs) {
  const isAddress = /^https?:/i.test(source);
  const packed = isAddress ? await download(source, waitMs) : await openFile(source);
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
