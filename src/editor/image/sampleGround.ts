/** @file What lies behind the objects of drawn pictures: the same for the same image, by seeded random numbers. */
import type { SampleId } from '../../state/imageView';
import { createRandom } from '../../util/random';

/** A drawing of a background: lengths are in units of the image's smaller side. */
type DrawGround = (context: CanvasRenderingContext2D, width: number, height: number) => void;

function fill(
  context: CanvasRenderingContext2D,
  color: string,
  box: readonly [number, number, number, number],
) {
  context.fillStyle = color;
  context.fillRect(...box);
}

/** Ellipses all over a part of the image. */
function scatter(
  context: CanvasRenderingContext2D,
  { seed, count, colors, radius, left = 0, top = 0, width, height, flatness = 0.7 }: Scatter,
): void {
  const random = createRandom(seed, 'picture');
  for (let index = 0; index < count; index++) {
    const size = radius * (0.5 + random.next());
    context.fillStyle = colors[random.nextBelow(colors.length)] ?? '';
    context.beginPath();
    const x = left + random.next() * width;
    const y = top + random.next() * height;
    context.ellipse(x, y, size, size * flatness, random.next() * Math.PI, 0, 2 * Math.PI);
    context.fill();
  }
}

interface Scatter {
  readonly seed: number;
  readonly count: number;
  readonly colors: readonly string[];
  readonly radius: number;
  readonly left?: number;
  readonly top?: number;
  readonly width: number;
  readonly height: number;
  readonly flatness?: number;
}

const drawSoil: DrawGround = (context, width, height) => {
  fill(context, '#cbb89a', [0, 0, width, height]);
  const colors = ['#bda884', '#d8c8ad', '#b29a75', '#c9b391'];
  scatter(context, { seed: 3, count: Math.ceil(260 * width * height), colors, radius: 0.05, width, height });
};

const drawMeadow: DrawGround = (context, width, height) => {
  fill(context, '#a9d3ec', [0, 0, width, height]);
  const horizon = 0.55 * height;
  scatter(context, {
    ...{ seed: 8, count: Math.ceil(4 * width), colors: ['#eef6fa', '#dcecf5'], radius: 0.09, flatness: 0.45 },
    ...{ width, height: 0.4 * height },
  });
  fill(context, '#7eb356', [0, horizon, width, height - horizon]);
  scatter(context, {
    ...{ seed: 5, count: Math.ceil(220 * width), colors: ['#6aa147', '#8cc064', '#5c9440'], radius: 0.02 },
    ...{ top: horizon, width, height: height - horizon },
  });
  scatter(context, {
    ...{ seed: 6, count: Math.ceil(16 * width), colors: ['#f7e27a', '#f4f1ea'], radius: 0.012 },
    ...{ top: horizon, width, height: height - horizon },
  });
};

const houseColors = ['#d9c3a0', '#c98f73', '#b7bcc4', '#e2d8c5', '#a9876a'];

const drawStreet: DrawGround = (context, width, height) => {
  fill(context, '#c4dcea', [0, 0, width, height]);
  const random = createRandom(11, 'picture');
  const kerb = 0.62 * height;
  for (let x = -0.05; x < width; ) {
    const wide = 0.2 + 0.14 * random.next();
    const top = kerb - height * (0.28 + 0.28 * random.next());
    fill(context, houseColors[random.nextBelow(houseColors.length)] ?? '', [x, top, wide, kerb - top]);
    for (let y = top + 0.05; y < kerb - 0.1; y += 0.1)
      for (let inner = x + 0.03; inner < x + wide - 0.05; inner += 0.08)
        fill(context, random.next() < 0.3 ? '#f4dd9a' : '#5b6b7a', [inner, y, 0.04, 0.055]);
    x += wide;
  }
  fill(context, '#a8a7a2', [0, kerb, width, 0.05 * height]);
  fill(context, '#5d6166', [0, kerb + 0.05 * height, width, height]);
  for (let x = 0.05; x < width; x += 0.3) fill(context, '#e4e2d8', [x, 0.9 * height, 0.16, 0.02 * height]);
};

const drawPebbles: DrawGround = (context, width, height) => {
  fill(context, '#565a5f', [0, 0, width, height]);
  const colors = ['#8d9196', '#a8a59c', '#787d83', '#bdb9ae', '#94897b', '#6c737b'];
  scatter(context, {
    ...{ seed: 21, count: Math.ceil(700 * width * height), colors, radius: 0.045 },
    ...{ width, height, flatness: 0.72 },
  });
};

/** Draws the background of each picture. */
export const drawGround: Readonly<Record<SampleId, DrawGround>> = {
  leaf: drawSoil,
  cat: drawMeadow,
  street: drawStreet,
  pebbles: drawPebbles,
};
