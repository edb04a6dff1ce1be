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
}

/** Pictures at work at once: the browser decodes beside us. */
const inFlight = 8;
/** Names of pictures that cannot be opened, at most. */
const namedProblems = 5;

async function readSet(
  pictures: readonly EncodedPicture[],
  { side, decode, onBytes }: ReadOptions,
): Promise<ImageSet> {
  const size = 3 * side * side;
  const pixels = new Uint8Array(pictures.length * size);
  const bad: string[] = [];
  const readOne = async ({ open, name }: EncodedPicture, index: number): Promise<void> => {
    try {
      const blob = await open();
      pixels.set(await decode(blob, side), index * size);
      onBytes(blob.size);
    } catch {
      bad.push(name);
    }
  };
  for (let start = 0; start < pictures.length && bad.length < namedProblems; start += inFlight)
    await Promise.all(
      pictures.slice(start, start + inFlight).map((picture, index) => readOne(picture, start + index)),
    );
  if (bad.length > 0) throw new DataError({ code: 'bad-picture', files: bad });
  return {
    count: pictures.length,
    channels: 3,
    height: side,
    width: side,
    pixels,
    labels: Uint8Array.from(pictures, ({ label }) => label),
  };
}

/** Decodes both sets. @throws DataError with the names of pictures that cannot be opened. */
export async function readPictures(
  classNames: readonly string[],
  train: readonly EncodedPicture[],
  test: readonly EncodedPicture[],
  options: ReadOptions,
): Promise<Dataset> {
  const [known, held] = [await readSet(train, options), await readSet(test, options)];
  return { classNames, train: known, test: held, ...measureChannels(known) };
}
