/** @file Encoded pictures decoded into a set, one after the other, with progress. */
import { type Dataset, type ImageSet, measureChannels } from '../../dataset';
import { createLeftOut, type LeftOut } from '../../leftOut';
import { DataError, isFileGone } from './dataError';
import type { DecodePicture } from './decodePicture';

/** An encoded picture with its class. */
export interface EncodedPicture {
  /** Named where it cannot be opened. */
  readonly name: string;
  readonly label: number;
  open(): Promise<Blob>;
}

/** What the pictures of a set are read with. */
export interface ReadOptions {
  readonly side: number;
  readonly decode: DecodePicture;
  /** Called with the bytes of each picture that has been read. */
  readonly onBytes: (bytes: number) => void;
  /** Called with pictures that are left out, once for each reason. */
  readonly onLeftOut?: ((leftOut: LeftOut) => void) | undefined;
  /** Ends the reading, with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Pictures at work at once: the browser decodes beside us. */
const inFlight = 8;
/** Names of pictures that cannot be opened, at most. */
const namedProblems = 5;
/** Up to this part of both sets together may be left out. */
const maxSkipped = 0.1;

/** Pictures that cannot be opened, of both sets. */
interface Losses {
  readonly names: string[];
  /** How many there may be. */
  readonly most: number;
}

async function readSet(
  pictures: readonly EncodedPicture[],
  { side, decode, onBytes, signal }: ReadOptions,
  { names, most }: Losses,
): Promise<ImageSet> {
  const size = 3 * side * side;
  const pixels = new Uint8Array(pictures.length * size);
  const bad = new Map<number, string>();
  const readOne = async ({ open, name }: EncodedPicture, index: number): Promise<void> => {
    let blob: Blob | null = null;
    try {
      blob = await open();
      onBytes(blob.size);
      pixels.set(await decode(blob, side), index * size);
    } catch (error) {
      if (isFileGone(error)) throw error;
      // Browsers say the same of a picture that is none and of a file that is not there any more.
      await blob?.slice(0, 1).arrayBuffer();
      bad.set(index, name);
    }
  };
  const isHopeless = () => names.length + bad.size > most && names.length + bad.size >= namedProblems;
  for (let start = 0; start < pictures.length && !isHopeless(); start += inFlight) {
    signal?.throwIfAborted();
    await Promise.all(
      pictures.slice(start, start + inFlight).map((picture, index) => readOne(picture, start + index)),
    );
  }
  names.push(...bad.values());
  const good = pictures.flatMap((picture, index) => (bad.has(index) ? [] : [{ ...picture, index }]));
  for (const [place, { index }] of good.entries())
    if (place < index) pixels.copyWithin(place * size, index * size, (index + 1) * size);
  return {
    count: good.length,
    channels: 3,
    height: side,
    width: side,
    pixels: pixels.subarray(0, good.length * size),
    labels: Uint8Array.from(good, ({ label }) => label),
  };
}

/** @throws DataError where a class has no picture in one of the sets: it could not be learnt, or not be judged. */
function checkClasses(classNames: readonly string[], sets: readonly ImageSet[]): void {
  const found = sets.map(({ labels }) => new Set(labels));
  const classes = classNames.filter((_, label) => found.some((labels) => !labels.has(label)));
  if (classes.length > 0) throw new DataError({ code: 'empty-class', classes });
}

/**
 * Decodes both sets.
 *
 * @throws DataError where more than a tenth of the pictures cannot be opened, with the names of some, and where a
 * class has none that can.
 */
export async function readPictures(
  classNames: readonly string[],
  train: readonly EncodedPicture[],
  test: readonly EncodedPicture[],
  options: ReadOptions,
): Promise<Dataset> {
  const total = train.length + test.length;
  const losses: Losses = { names: [], most: Math.floor(maxSkipped * total) };
  const sets: ImageSet[] = [];
  for (const pictures of [train, test]) {
    sets.push(await readSet(pictures, options, losses));
    const { names: files, most } = losses;
    if (files.length > most)
      throw new DataError({ code: 'bad-picture', files: files.slice(0, namedProblems), most, total });
  }
  const [known, held] = sets;
  if (known === undefined || held === undefined) throw new Error('There are two sets');
  const { names } = losses;
  if (names.length > 0) options.onLeftOut?.(createLeftOut('unreadable', names.length, names));
  checkClasses(classNames, sets);
  return { classNames, train: known, test: held, ...measureChannels(known) };
}
