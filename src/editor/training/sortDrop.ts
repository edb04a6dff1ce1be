/** @file What dropped files are to training: a set of pictures, results of a run, trained numbers, or nothing. */

/** What a drop holds. */
export type TrainingDrop =
  | { readonly kind: 'runs' }
  | { readonly kind: 'weights'; readonly file: File }
  | { readonly kind: 'set'; readonly files: readonly File[]; readonly leftOut: readonly File[] };

const setPattern = /\.(tar|gz|tgz|zip|parquet|bin)$/i;
const picturePattern = /\.(png|jpe?g|gif|bmp|webp|avif)$/i;
const weightsPattern = /\.safetensors$/i;
/** What is a design or leads to one; an ONNX file may come with the files of its numbers, which end on `.bin`. */
const networkPattern = /\.(onnx|keras|h5|hdf5|svg|pdf)$/i;
const jsonPattern = /\.json$/i;

const known = [setPattern, picturePattern, weightsPattern, networkPattern, jsonPattern];

async function isRunFile(file: File): Promise<boolean> {
  return jsonPattern.test(file.name) && (await file.slice(0, 200).text()).includes('fovea-run/');
}

/** Enough of a packed file for the head of the first one in it. */
const headBytes = 65_536;

/** Whether a file is an archive as CIFAR10's is, whatever it is called. */
async function isPackedArchive(file: File): Promise<boolean> {
  const start = file.slice(0, headBytes);
  const [first, second] = new Uint8Array(await start.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return false;
  const reader = start.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    const { value } = await reader.read();
    return new TextDecoder('latin1').decode(value?.subarray(257, 262)) === 'ustar';
  } catch {
    return false;
  } finally {
    await reader.cancel().catch(() => {});
  }
}

async function findPackedArchive(files: readonly File[]): Promise<File | undefined> {
  for (const file of files) if (await isPackedArchive(file)) return file;
  return undefined;
}

/**
 * Sorts a drop without folders by the first file in it that anybody knows. Pictures, and what nobody knows, are left out
 * beside a set: they may well be what is in it.
 *
 * @returns null where it is not for training; one picture is no set to train on, it may be a design's.
 */
export async function sortDrop(files: readonly File[]): Promise<TrainingDrop | null> {
  const first = files.find(({ name }) => known.some((pattern) => pattern.test(name)));
  const pick = (wanted: readonly File[]): TrainingDrop => ({
    kind: 'set',
    files: wanted,
    leftOut: files.filter((file) => !wanted.includes(file)),
  });
  if (first === undefined) {
    const archive = await findPackedArchive(files);
    return archive === undefined ? null : pick([archive]);
  }
  if (weightsPattern.test(first.name)) return { kind: 'weights', file: first };
  if (await isRunFile(first)) return { kind: 'runs' };
  if (jsonPattern.test(first.name) || files.some(({ name }) => networkPattern.test(name))) return null;
  const sets = files.filter(({ name }) => setPattern.test(name));
  if (sets.length > 0) return pick(sets);
  const pictures = files.filter(({ name }) => picturePattern.test(name));
  return pictures.length > 1 ? pick(pictures) : null;
}
