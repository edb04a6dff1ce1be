/**
 * @file Minimises a smooth function of many variables: L-BFGS with a backtracking line search.
 *
 * Source: Nocedal & Wright, Numerical Optimization, algorithms 7.4 and 7.5.
 */

/** A value and its gradient at a point. */
export interface Evaluation {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** When to stop, and how to step. */
export interface MinimizeOptions {
  readonly maxIterations: number;
  /** The largest number of the gradient at which the point is taken as the minimum. */
  readonly tolerance: number;
  /** Times the inverse of a guess of the second derivatives; without it they are guessed as one number. */
  readonly precondition?: (gradient: Float64Array) => Float64Array;
}

/** Where a search ended. */
export interface Minimum {
  readonly point: Float64Array;
  /** Whether the gradient there is within the tolerance, or no step could be told to lead down any more. */
  readonly isReached: boolean;
}

/** Pairs of moves and changes of the gradient that are kept. */
const memory = 40;
/** Share of the expected gain that a step has to bring. */
const gainShare = 1e-4;
const maxHalvings = 20;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/** a + factor b. */
function combine(a: Float64Array, factor: number, b: Float64Array): Float64Array {
  const result = new Float64Array(a.length);
  for (let index = 0; index < a.length; index++) result[index] = (a[index] ?? 0) + factor * (b[index] ?? 0);
  return result;
}

/** Adds factor b to a. */
function addTo(a: Float64Array, factor: number, b: Float64Array): void {
  for (let index = 0; index < a.length; index++) a[index] = (a[index] ?? 0) + factor * (b[index] ?? 0);
}

interface Pair {
  readonly move: Float64Array;
  readonly change: Float64Array;
  readonly product: number;
}

/** The two-loop recursion: the gradient times an estimate of the inverse of the second derivatives. */
function findDirection(
  gradient: Float64Array,
  pairs: readonly Pair[],
  precondition: MinimizeOptions['precondition'],
): Float64Array {
  let direction = combine(new Float64Array(gradient.length), -1, gradient);
  const shares: number[] = [];
  for (const { move, change, product } of [...pairs].reverse()) {
    const share = dot(move, direction) / product;
    shares.unshift(share);
    addTo(direction, -share, change);
  }
  const last = pairs.at(-1);
  if (precondition) direction = precondition(direction);
  else if (last) {
    const scale = last.product / dot(last.change, last.change);
    direction = direction.map((value) => value * scale);
  }
  for (const [index, { move, change, product }] of pairs.entries())
    addTo(direction, (shares[index] ?? 0) - dot(change, direction) / product, move);
  return direction;
}

/** Searches for a minimum. `evaluate` may compute elsewhere, so it is awaited. */
export async function minimize(
  evaluate: (point: Float64Array) => Promise<Evaluation>,
  start: Float64Array,
  { maxIterations, tolerance, precondition }: MinimizeOptions,
): Promise<Minimum> {
  let point = start;
  let now = await evaluate(point);
  let pairs: Pair[] = [];
  const isReached = () => !now.gradient.some((value) => Math.abs(value) > tolerance);
  for (let iteration = 0; iteration < maxIterations && !isReached(); iteration++) {
    let direction = findDirection(now.gradient, pairs, precondition);
    let slope = dot(now.gradient, direction);
    if (!(slope < 0)) {
      pairs = [];
      direction = combine(new Float64Array(point.length), -1, now.gradient);
      slope = dot(now.gradient, direction);
    }
    // Without a memory the length of the step is a guess.
    let length = pairs.length > 0 || precondition ? 1 : 1 / Math.sqrt(-slope);
    let next: Evaluation | null = null;
    let candidate = point;
    for (let halving = 0; halving < maxHalvings && next === null; halving++) {
      candidate = combine(point, length, direction);
      const found = await evaluate(candidate);
      if (found.value <= now.value + gainShare * length * slope) next = found;
      else length /= 2;
    }
    if (next === null) return { point, isReached: true };
    const move = combine(candidate, -1, point);
    const change = combine(next.gradient, -1, now.gradient);
    const product = dot(move, change);
    if (product > 1e-10 * dot(change, change)) pairs = [...pairs, { move, change, product }].slice(-memory);
    point = candidate;
    now = next;
  }
  return { point, isReached: isReached() };
}
