/**
 * @file CIFAR10 from its official binary archive, `cifar-10-binary.tar.gz`: records of a label and 3072 bytes, the
 * red, green and blue planes of 32x32 pictures. Krizhevsky, 2009; https://www.cs.toronto.edu/~kriz/cifar.html.
 */
import type { DataFile, Dataset, ImageSet } from '../../dataset';
import { DataError } from './dataError';
import { readTar, TarError, type TarFile } from './tar';

const side = 32;
const imageBytes = 3 * side * side;
const recordBytes = 1 + imageBytes;

/** The archive's classes, in the order of their labels. */
export const cifar10Classes: readonly string[] = [
  ...['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'],
];

/** Mean and deviation of the training pictures, as the papers use them. */
const mean = [0.4914, 0.4822, 0.4465];
const deviation = [0.2023, 0.1994, 0.201];

/** Separates records into pictures and labels. @throws DataError for other bytes. */
export function readRecords(files: readonly TarFile[]): ImageSet {
  const counts = files.map(({ name, bytes }) => {
    if (bytes.length % recordBytes !== 0 || bytes.length === 0)
      throw new DataError({ code: 'bad-records', files: [name] });
    return bytes.length / recordBytes;
  });
  const count = counts.reduce((sum, each) => sum + each, 0);
  const pixels = new Uint8Array(count * imageBytes);
  const labels = new Uint8Array(count);
  let index = 0;
  for (const { name, bytes } of files) {
    for (let start = 0; start < bytes.length; start += recordBytes) {
      const label = bytes[start] ?? 0;
      if (label >= cifar10Classes.length) throw new DataError({ code: 'bad-label', files: [name] });
      labels[index] = label;
      pixels.set(bytes.subarray(start + 1, start + recordBytes), index * imageBytes);
      index += 1;
    }
  }
  return { count, channels: 3, height: side, width: side, pixels, labels };
}

const trainFiles = [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`);
const testFile = 'test_batch.bin';

const getBaseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The pieces of a stream. */
async function* iterateStream(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return undefined;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** Whether bytes begin as gzip does. */
const isGzip = ([first, second]: Uint8Array): boolean =>
  first === 0x1f && (second === undefined || second === 0x8b);

/**
 * Unpacks gzip; what cannot be unpacked is reported as such, not as a failure of the stream. Browsers do not say
 * whether it ends too early or is damaged.
 */
async function* unpack(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  hasGzip: () => boolean,
): AsyncGenerator<Uint8Array> {
  try {
    yield* iterateStream(stream.pipeThrough(new DecompressionStream('gzip')));
  } catch {
    throw new DataError({ code: hasGzip() ? 'damaged' : 'not-gzip', files: [] });
  }
}

/**
 * Reads the archive as it comes in.
 *
 * @param isPacked whether it is still packed by gzip; some browsers unpack what they download.
 * @param onProgress gets the bytes read so far, of the packed file.
 * @throws DataError for another file, or a damaged one.
 */
export async function readCifar10(
  packed: ReadableStream<Uint8Array<ArrayBuffer>>,
  isPacked = true,
  onProgress: (bytes: number) => void = () => {},
): Promise<Dataset> {
  let bytes = 0;
  let failure: unknown = null;
  let beginsAsGzip = false;
  const source = iterateStream(packed);
  const counted = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      try {
        const { done, value } = await source.next();
        if (done) return controller.close();
        if (bytes === 0) beginsAsGzip = isGzip(value);
        bytes += value.length;
        onProgress(bytes);
        controller.enqueue(value);
      } catch (error) {
        failure = error;
        controller.error(error);
      }
    },
    cancel: async () => {
      await source.return(undefined);
    },
  });
  const wanted = new Set([...trainFiles, testFile]);
  const files = new Map<string, TarFile>();
  try {
    const pieces = isPacked ? unpack(counted, () => beginsAsGzip) : iterateStream(counted);
    for await (const file of readTar(pieces, (name) => wanted.has(getBaseName(name))))
      files.set(getBaseName(file.name), file);
  } catch (error) {
    // The download itself broke off: that is the caller's to explain.
    if (failure !== null) throw failure;
    if (error instanceof TarError) throw new DataError({ code: error.code, files: [] });
    throw error;
  }
  return createDataset(files);
}

/** @throws DataError where a class has no picture to train on: it could not be learnt. */
function checkClasses({ labels }: ImageSet): void {
  const found = new Set(labels);
  const classes = cifar10Classes.filter((_, label) => !found.has(label));
  if (classes.length > 0) throw new DataError({ code: 'untrained-class', classes });
}

/** The set of the archive's files by name. @throws DataError where files are missing or bad, or lack a class. */
function createDataset(files: ReadonlyMap<string, TarFile>): Dataset {
  // A part of the training files will do: such archives are made for trying out.
  const missing = [trainFiles.find((name) => files.has(name)) ?? trainFiles[0] ?? '', testFile].filter(
    (name) => !files.has(name),
  );
  if (missing.length > 0) throw new DataError({ code: 'missing-files', files: missing });
  const take = (names: readonly string[]) => names.flatMap((name) => files.get(name) ?? []);
  const [train, test] = [readRecords(take(trainFiles)), readRecords(take([testFile]))];
  checkClasses(train);
  return { classNames: cifar10Classes, train, test, mean, deviation };
}

/** The archive's files by themselves, as an unpacked folder has them; null where none of them is there. */
export async function readLooseRecords(files: readonly DataFile[]): Promise<Dataset | null> {
  const wanted = new Set([...trainFiles, testFile]);
  const found = files.filter(({ path }) => wanted.has(getBaseName(path)));
  if (found.length === 0) return null;
  const opened = await Promise.all(
    found.map(async ({ path, file }): Promise<[string, TarFile]> => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      return [getBaseName(path), { name: path, bytes }];
    }),
  );
  return createDataset(new Map(opened));
}
