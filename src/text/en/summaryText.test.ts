import { describe, expect, test } from 'vitest';
import { unitSpace } from '../quantities';
import { summaryText } from './summaryText';

const plain = (text: string | null) => text?.replaceAll(unitSpace, ' ') ?? null;
const {
  formatHeadline,
  formatTotals,
  formatBorderLayers,
  formatTail,
  formatFeasibleResolution,
  formatFit,
  formatVariants,
} = summaryText;

describe('the headline', () => {
  const say = (judged: number, unproductive: number, paramShare = 0, macShare = 0, onOneAxis = 0) =>
    plain(formatHeadline({ judged, unproductive, onOneAxis, paramShare, macShare }));

  test('of VGG16 at 32 px', () => {
    expect(say(13, 6, 0.876, 0.389)).toBe(
      '6 of 13 convolutions are beyond the border, with 88 % of the parameters and 39 % of the MACs',
    );
  });

  test.each([
    [1, 1, '1 of 1 convolution is beyond the border, with 0 % of the parameters and 0 % of the MACs'],
    [13, 0, 'All 13 convolutions are within the border'],
    [2, 0, 'Both convolutions are within the border'],
    [1, 0, 'The only convolution is within the border'],
    [0, 0, 'There is no convolution to judge'],
  ])('%d convolutions, %d beyond', (judged, unproductive, text) => {
    expect(say(judged, unproductive)).toBe(text);
  });

  test('of images that are not square, where one axis alone can be beyond the border', () => {
    expect(say(4, 0, 0, 0, 1)).toBe('1 of 4 convolutions is beyond the border on one axis');
    expect(say(4, 0, 0, 0, 2)).toBe('2 of 4 convolutions are beyond the border on one axis');
    expect(say(13, 6, 0.876, 0.389, 2)).toBe(
      '6 of 13 convolutions are beyond the border, with 88 % of the parameters and 39 % of the MACs; 2 more on one axis',
    );
  });
});

describe('sentences about a network', () => {
  test('totals', () => {
    expect(plain(formatTotals({ params: 14_723_136, macs: 313_463_808, memoryBytes: 1_118_250 }))).toBe(
      '14.7 M parameters, 313 M MACs, 1.12 MB of activations',
    );
  });

  test.each([
    [[], 'There is no border layer'],
    [['conv8'], 'The border layer is conv8'],
    [['a', 'b'], 'The border layers are a and b'],
    [[...'abcdef'], 'The border layers are a, b, c, d, e and f'],
    [[...'abcdefg'], 'The border layers are a, b, c, d, e and 2 more'],
  ])('border layers %o', (names, text) => {
    expect(formatBorderLayers(names)).toBe(text);
  });

  test('the tail', () => {
    expect(formatTail(null, 0)).toBe('There is no tail');
    expect(formatTail('conv13', 1)).toBe('The tail is conv13 alone');
    expect(plain(formatTail('conv8', 6))).toBe('The tail begins at conv8: 6 convolutions');
  });

  test('image sizes that fit', () => {
    const range = {
      min: [164, 164],
      max: [212, 212],
      widening: [132, 132],
      toolboxDefault: [212, 212],
      toolboxLowerBound: [196, 196],
    } as const;
    expect(formatVariants(range)).toBe(
      'The lower end by other counts: 132x132 counting kernels above 1 only, 212x212 by rfa_toolbox, 196x196 by rfa_toolbox with lower_bound',
    );
    expect(formatFeasibleResolution(range)).toBe('Images from 164x164 to 212x212 fit');
    expect(formatFit([164, 212], range)).toBeNull();
    expect(formatFit([200, 163], range)).toBe('200x163 is smaller: some convolutions can add nothing');
    expect(formatFit([213, 200], range)).toBe('213x200 is larger: no field covers all of it');
  });
});
