/** @file What the rivals' workers are asked, and the chains that they build: channels of convolutions, `M` for a pool. */

/** A rival to time. */
export interface RivalRequest {
  readonly model: string;
  /** Its own name of a backend. */
  readonly backend: string;
  readonly batch: number;
  readonly steps: number;
  /** A first step longer than this is not repeated. */
  readonly limitMs: number;
}

/** What it took. */
export interface RivalResult {
  readonly firstMs: number;
  /** Of the steps after the first two; empty where they were not repeated. */
  readonly stepMs: readonly number[];
}

/** The networks that are plain chains. */
export const chains: Readonly<Record<string, readonly (number | 'M')[]>> = {
  tiny4: [16, 16, 'M', 32, 'M', 64],
  vgg16_quarter: [16, 16, 'M', 32, 32, 'M', 64, 64, 64, 'M', 128, 128, 128, 'M', 128, 128, 128, 'M'],
};

/** Pictures of noise, and labels: [batch, 32, 32, 3]. */
export function createBatch(batch: number): {
  readonly pixels: Float32Array<ArrayBuffer>;
  readonly labels: number[];
} {
  const pixels = Float32Array.from(
    { length: batch * 32 * 32 * 3 },
    (_, index) => Math.sin(index * 12.9898) * 1.7,
  );
  return { pixels, labels: Array.from({ length: batch }, (_, index) => index % 10) };
}

/** Times steps; the first two are not counted, they compile. */
export async function timeRival(
  { steps, limitMs }: RivalRequest,
  step: () => Promise<void>,
): Promise<RivalResult> {
  const times: number[] = [];
  for (let index = 0; index < steps + 2; index++) {
    const start = performance.now();
    await step();
    times.push(performance.now() - start);
    if (index === 0 && (times[0] ?? 0) > limitMs) break;
  }
  return { firstMs: times[0] ?? 0, stepMs: times.slice(2) };
}

/** Answers requests, or says what went wrong; introductions of helpers are passed over. */
export function serve<Request, Result>(measure: (request: Request) => Promise<Result>): void {
  addEventListener('message', async ({ data }: MessageEvent<Request | null>) => {
    if (data === null) return;
    try {
      postMessage({ result: await measure(data) });
    } catch (error) {
      postMessage({ error: error instanceof Error ? error.message : String(error) });
    }
  });
}
