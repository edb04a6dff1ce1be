/**
 * @file Sums over pixels for each channel, in two stages: workgroups sum up chunks of pixels, then a thread for each
 * channel adds the chunks up. The order is always the same, so the result is, bit for bit.
 */

const threads = 256;
/** Channels next to each other that a workgroup works on, at most. */
const maxLanes = 64;
/** Chunks, at most: what the second stage adds up. */
const maxChunks = 64;
/** Pixels of a chunk for each row of threads, at least. */
const leastPixels = 8;

/** How a workgroup is laid over pixels and channels. */
export interface ReductionShape {
  /** Neighbouring channels, a power of two. */
  readonly lanes: number;
  /** Pixels at once. */
  readonly rows: number;
  readonly channelBlocks: number;
  readonly chunks: number;
}

/** The layout for a number of channels and pixels. */
export function planReduction(pixels: number, channels: number): ReductionShape {
  const lanes = Math.min(2 ** Math.ceil(Math.log2(channels)), maxLanes);
  const rows = threads / lanes;
  const chunks = Math.min(Math.max(Math.floor(pixels / (rows * leastPixels)), 1), maxChunks);
  return { lanes, rows, channelBlocks: Math.ceil(channels / lanes), chunks };
}

/**
 * Writes the first stage: `parts` is [chunks][sums][channels]. Workgroups: chunks over x, blocks of channels over y.
 *
 * @param source the tensor that tells how many pixels there are.
 * @param begin WGSL before the loop; knows `channel`.
 * @param add WGSL for one number at `at`; adds to `sum0`, `sum1`, ...
 */
export function writePartialSums(
  channels: number,
  { lanes, rows }: ReductionShape,
  sumCount: number,
  source: string,
  begin: string,
  add: string,
): string {
  const sums = Array.from({ length: sumCount }, (_, index) => index);
  const each = (line: (index: number) => string) => sums.map(line).join(' ');
  const steps: string[] = [];
  for (let half = rows / 2; half >= 1; half /= 2)
    steps.push(`if (row < ${half}) { ${each((s) => `shared${s}[thread] += shared${s}[thread + ${half * lanes}];`)} }
  workgroupBarrier();`);
  return `
${each((s) => `var<workgroup> shared${s}: array<f32, ${threads}>;`)}
@compute @workgroup_size(${threads})
fn main(@builtin(local_invocation_index) index: u32, @builtin(workgroup_id) group: vec3u,
        @builtin(num_workgroups) groups: vec3u) {
  let thread = i32(index);
  let channel = i32(group.y) * ${lanes} + thread % ${lanes};
  let row = thread / ${lanes};
  let pixels = i32(arrayLength(&${source})) / ${channels};
  let length = (pixels + i32(groups.x) - 1) / i32(groups.x);
  let first = i32(group.x) * length;
  let last = min(first + length, pixels);
  ${each((s) => `var sum${s} = 0.0;`)}
  if (channel < ${channels}) {
    ${begin}
    for (var pixel = first + row; pixel < last; pixel += ${rows}) {
      let at = pixel * ${channels} + channel;
      ${add}
    }
  }
  ${each((s) => `shared${s}[thread] = sum${s};`)}
  workgroupBarrier();
  ${steps.join('\n  ')}
  if (row == 0 && channel < ${channels}) {
    let base = i32(group.x) * ${sumCount * channels} + channel;
    ${each((s) => `parts[base + ${s * channels}] = shared${s}[thread];`)}
  }
}`;
}

/** Threads of the second stage. */
export const finishThreads = 64;

/** Writes the second stage: adds the chunks up as `sum0`, ..., then runs `finish`, which knows `channel`. */
export function writeFinish(channels: number, sumCount: number, finish: string): string {
  const sums = Array.from({ length: sumCount }, (_, index) => index);
  const each = (line: (index: number) => string) => sums.map(line).join(' ');
  return `
@compute @workgroup_size(${finishThreads})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let channel = i32(id.x);
  if (channel >= ${channels}) { return; }
  ${each((s) => `var sum${s} = 0.0;`)}
  for (var at = channel; at < i32(arrayLength(&parts)); at += ${sumCount * channels}) {
    ${each((s) => `sum${s} += parts[at + ${s * channels}];`)}
  }
  ${finish}
}`;
}
