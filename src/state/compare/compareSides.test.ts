/** @file Which design is compared with which, in which order, and on which images. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import { bothAxes } from '../../util/perAxis';
import { useStore } from '../store';
import { selectCompareSides } from './compareSides';
import { getComparison } from './comparisonOfSides';
import { compareWith } from './startCompare';

function build(title: string, kernel: number, pixels: number) {
  const net = createBuilder();
  net.add('Input', 'x');
  net.add('Conv2d', 'c', { kernelSize: [kernel, kernel] });
  return createDesign(net.build(), { title, resolution: bothAxes(pixels) });
}

const store = () => useStore.getState();
const getTitles = () => {
  const sides = selectCompareSides(store());
  return sides && [sides.before.design.title, sides.after.design.title];
};

beforeEach(() => store().openDesign(build('mine', 3, 32)));

describe('the designs that are compared', () => {
  test('are none at first, and none once another design is opened or the comparison is ended', () => {
    expect(selectCompareSides(store())).toBeNull();
    compareWith(build('other', 5, 64));
    expect(store().dockTab).toBe('compare');
    store().openDesign(build('third', 7, 32));
    expect(selectCompareSides(store())).toBeNull();
    compareWith(build('other', 5, 64));
    store().setCompared(null);
    expect(selectCompareSides(store())).toBeNull();
  });

  test('begin with the other one, unless they are swapped', () => {
    compareWith(build('other', 5, 64));
    expect(getTitles()).toEqual(['other', 'mine']);
    store().setCompareView({ isOtherAfter: true });
    expect(getTitles()).toEqual(['mine', 'other']);
  });

  test('are judged on their own images, or both on those of the open design, which they follow', () => {
    compareWith(build('other', 5, 64));
    const getSizes = () => {
      const sides = selectCompareSides(store());
      return sides && [sides.before, sides.after].map(({ analysis }) => analysis.input.resolution[0]);
    };
    expect(getSizes()).toEqual([64, 32]);
    store().setCompareView({ hasOwnImages: false });
    expect(getSizes()).toEqual([32, 32]);
    store().editDesign('image', (design) => ({ ...design, resolution: bothAxes(48) }));
    expect(getSizes()).toEqual([48, 48]);
    expect(store().compared?.resolution).toEqual([64, 64]);
  });

  test('stay the same objects while nothing changes; another image matches no layers anew', () => {
    compareWith(build('other', 5, 64));
    const sides = selectCompareSides(store());
    expect(selectCompareSides(store())).toBe(sides);
    if (sides === null) throw new Error('Nothing is compared');
    const comparison = getComparison(sides);
    expect(comparison).not.toBeNull();
    store().editDesign('image', (design) => ({ ...design, resolution: bothAxes(48) }));
    const later = selectCompareSides(store());
    if (later === null) throw new Error('Nothing is compared');
    expect(later).not.toBe(sides);
    expect(getComparison(later)).toBe(comparison);
  });
});
