/** @file Small random networks for quiz sheets, drawn from a seed: chains, and on hard sheets one place with two paths. */
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design } from '../../document/document';
import { createPadding } from '../../layers/padding';
import { bothAxes } from '../../util/perAxis';
import type { Random } from '../../util/random';

/** How hard a sheet is. */
export type Difficulty = 'easy' | 'medium' | 'hard';

/** All of them, the easiest first. */
export const difficulties: readonly Difficulty[] = ['easy', 'medium', 'hard'];

/** What networks of a difficulty are made of. */
interface Ingredients {
  /** Fewest and most layers behind the image, not counting those of two paths. */
  readonly length: readonly [min: number, max: number];
  readonly kernels: readonly number[];
  readonly dilations: readonly number[];
  /** Pixels on every side; null: as many as keep the size. */
  readonly paddings: readonly (number | null)[];
  /** How many layers at most have a stride. */
  readonly strides: number;
  readonly hasPaths: boolean;
  /** Sizes of the image in pixels. */
  readonly images: readonly number[];
}

const ingredients: Readonly<Record<Difficulty, Ingredients>> = {
  easy: {
    length: [3, 4],
    kernels: [3, 3, 5],
    dilations: [1],
    paddings: [null],
    strides: 1,
    hasPaths: false,
    images: [16, 24, 32],
  },
  medium: {
    length: [4, 6],
    kernels: [1, 3, 3, 5, 7],
    dilations: [1, 1, 2],
    paddings: [null, null, 0, 1],
    strides: 2,
    hasPaths: false,
    images: [32, 48, 64],
  },
  hard: {
    length: [4, 6],
    kernels: [1, 3, 3, 5, 7],
    dilations: [1, 2, 3],
    paddings: [null, 0, 1, 2],
    strides: 3,
    hasPaths: true,
    images: [48, 64, 96],
  },
};

const channels = 8;

/** One of several. @throws RangeError where there is none. */
export function choose<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random.nextBelow(items.length)];
  if (item === undefined) throw new RangeError('nothing to choose from');
  return item;
}

/** A network of a difficulty. Its maps may vanish: whoever asks about it looks at that first. */
export function createQuizNetwork(random: Random, difficulty: Difficulty): Design {
  const { length, kernels, dilations, paddings, strides, hasPaths, images } = ingredients[difficulty];
  const builder = createBuilder();
  builder.add('Input', 'image', { channels: 3 });
  const count = length[0] + random.nextBelow(length[1] - length[0] + 1);
  const pathsAt = hasPaths ? 1 + random.nextBelow(count - 1) : -1;
  let [convolutions, pools, left] = [0, 0, strides];
  const addConvolution = (params: { readonly kernel: number; readonly stride: number }, from?: LayerId) => {
    const pixels = from === undefined ? choose(random, paddings) : null;
    convolutions += 1;
    return builder.add(
      'Conv2d',
      `conv${convolutions}`,
      {
        outChannels: channels,
        kernelSize: bothAxes(params.kernel),
        stride: bothAxes(params.stride),
        dilation: bothAxes(params.kernel === 1 ? 1 : choose(random, dilations)),
        padding: pixels === null ? 'same' : createPadding(pixels),
        bias: false,
      },
      from === undefined ? {} : { inputs: [from] },
    );
  };
  let last = addConvolution({ kernel: choose(random, [3, 5]), stride: 1 });
  for (let place = 1; place < count; place++) {
    if (place === pathsAt) {
      const wide = addConvolution({ kernel: choose(random, [5, 7]), stride: 1 }, last);
      const narrow = addConvolution({ kernel: choose(random, [1, 3]), stride: 1 }, last);
      last = builder.add('Add', 'add', {}, { inputs: [wide, narrow] });
      continue;
    }
    const isStrided = left > 0 && random.nextBelow(count - place) < left;
    if (isStrided) left -= 1;
    if (isStrided && random.nextBelow(3) > 0) {
      pools += 1;
      const size = bothAxes(difficulty === 'hard' ? choose(random, [2, 3]) : 2);
      last = builder.add('MaxPool2d', `pool${pools}`, {
        kernelSize: size,
        stride: bothAxes(2),
        padding: 'valid',
      });
    } else last = addConvolution({ kernel: choose(random, kernels), stride: isStrided ? 2 : 1 });
  }
  return createDesign(builder.build(), { resolution: bothAxes(choose(random, images)) });
}
