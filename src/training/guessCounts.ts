/** @file How many pictures a source holds, as far as that is known before it is read. */
import type { DataSource } from './dataset';
import { isPicture } from './isPicture';
import { isCifar10Path, isTinyImageNet, listPaths } from './keptSize';

/** Pictures to train and to test on. */
export interface PictureCounts {
  readonly trainCount: number;
  readonly testCount: number;
}

const cifar10: PictureCounts = { trainCount: 50_000, testCount: 10_000 };
/** Tiny ImageNet's classes, and how many pictures of each it has to train and to test on. */
const tinyImageNet = { classes: 200, train: 500, test: 50 };

/** The pictures of a source; null where nobody knows. Own pictures that are loose count as shared out by the settings. */
export function guessCounts(source: DataSource): PictureCounts | null {
  switch (source.kind) {
    case 'synthetic':
      return source;
    case 'pictures':
      return { trainCount: source.dataset.train.count, testCount: source.dataset.test.count };
    case 'kept':
      return null;
    case 'files':
    case 'address': {
      const paths = listPaths(source);
      const { perClass, testShare } = source.settings;
      if (paths.some(isCifar10Path)) return cifar10;
      if (isTinyImageNet(paths)) {
        const { classes, train, test } = tinyImageNet;
        return { trainCount: classes * Math.min(perClass ?? train, train), testCount: classes * test };
      }
      const loose = paths.filter(isPicture).length;
      if (loose === 0) return null;
      const testCount = Math.round(loose * testShare);
      return { trainCount: loose - testCount, testCount };
    }
  }
}
