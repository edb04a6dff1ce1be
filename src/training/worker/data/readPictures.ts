/** @file Encoded pictures decoded into a set, one after the other, with progress. */
import { type Dataset, type ImageSet, measureChannels } from '../../dataset';
import { DataError } from './dataError';
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
  /** Called with the names of pictures that cannot be opened and are left out. */
  readonly onSkipped?: ((names: readonly string[]) => void) | undefined;
}

/** Pictures at work at once: the browser decodes beside us. */
const inFlight = 8;
/** Names of pictures that cannot be opened, at most. */
const namedProblems = 5;
/** Up to this part of a set may be left out. */
const maxSkipped = 0.1;

async function readSet(
  pictures: readonly EncodedPicture[],
  { side, decode, onBytes, onSkipped }: ReadOptions,
): Promise<ImageSet> {
  const size = 3 * side * side;
  const pixels = new Uint8Array(pictures.length * size);
  const bad = new Map<number, string>();
  const most = maxSkipped * pictures.length;
  const readOne = async ({ open, name }: EncodedPicture, index: number): Promise<void> => {
    try {
      const blob = await open();
      pixels.set(await decode(blob, side), index * size);
      onBytes(blob.size);
    } catch {
      bad.set(index, name);
    }
  };
  for (
    let start = 0;
    start < pictures.length && (bad.size <= most || bad.size < namedProblems);
    start += inFlight
  )
    await Promise.all(
      pictures.slice(start, start + inFlight).map((picture, index) => readOne(picture, start + index)),
    );
  const names = [...bad.values()];
  if (bad.size > most) throw new DataError({ code: 'bad-picture', files: names.slice(0, namedProblems) });
  const good = pictures.flatMap((picture, index) => (bad.has(index) ? [] : [{ ...picture, index }]));
  for (const [place, { index }] of good.entries())
    if (place < index) pixels.copyWithin(place * size, index * size, (index + 1) * size);
  if (names.length > 0) onSkipped?.(names);
  return {
    count: good.length,
    channels: 3,
    height: side,
    width: side,
    pixels: pixels.subarray(0, good.length * size),
    labels: Uint8Array.from(good, ({ label }) => label),
  };
}

/** Decodes both sets. @throws DataError where more than a tenth of one cannot be opened, with names of such pictures. */
export async function readPictures(
  classNames: readonly string[],
  train: readonly EncodedPicture[],
  test: readonly EncodedPicture[],
  options: ReadOptions,
): Promise<Dataset> {
  const [known, held] = [await readSet(train, options), await readSet(test, options)];
  return { classNames, train: known, test: held, ...measureChannels(known) };
}
