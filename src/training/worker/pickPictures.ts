/** @file Pictures out of a set by class, by answer, or by mistake. */
import { type Dataset, type ImageSet, takePictures } from '../dataset';
import type { PictureQuery } from '../protocol';

/** Pictures that fit a query. */
export interface PickedPictures {
  /** How many fit, shown or not. */
  readonly total: number;
  readonly pictures: ImageSet;
  readonly answers: Uint16Array<ArrayBuffer> | null;
}

/**
 * Picks a page of pictures.
 *
 * @param testAnswers what the network took each test picture for; null where it has not been asked. Nothing fits
 * a query for answers then.
 */
export function pickPictures(
  dataset: Dataset,
  query: PictureQuery,
  testAnswers: Uint16Array | null,
): PickedPictures {
  const { set, label, answer, isWrong, start, count } = query;
  const { labels } = dataset[set];
  const answers = set === 'test' ? testAnswers : null;
  const found: number[] = [];
  for (let index = 0; index < labels.length; index++) {
    const given = answers?.[index] ?? null;
    const fits =
      (label === null || labels[index] === label) &&
      (answer === null || given === answer) &&
      (!isWrong || (given !== null && given !== labels[index]));
    if (fits) found.push(index);
  }
  const places = found.slice(start, start + count);
  return {
    total: found.length,
    pictures: takePictures(dataset[set], places),
    answers: answers && Uint16Array.from(places, (place) => answers[place] ?? 0),
  };
}
