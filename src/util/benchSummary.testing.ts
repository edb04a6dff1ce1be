/**
 * @file A plain table at the end of a benchmark: median and fastest run of each case, the limit it should keep and
 * the ratio to another case of the same run, which says more than milliseconds on a machine of unknown speed.
 *
 * Ratios are of the fastest runs: whatever else the machine does only adds to a run, most to the longest.
 */

/** What a case is measured against. */
export interface BenchGoal {
  /** Milliseconds that the median should stay under. */
  readonly limitMs?: number;
  /** The case to divide by, and how large the quotient may be. */
  readonly ratioTo?: { readonly name: string; readonly limit: number };
}

/** Collects the times of the cases of one benchmark file. */
export interface BenchSummary {
  /** The function to give to `bench`: runs `body`, waits for its promise, and notes how long it took. */
  time(name: string, body: () => unknown, goal?: BenchGoal): () => void | Promise<void>;
  /** Prints the table; to be called when all cases have run. */
  print(title: string): void;
}

function computeMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Starts an empty summary. */
export function createBenchSummary(): BenchSummary {
  const cases = new Map<string, { readonly times: number[]; readonly goal: BenchGoal }>();
  const medianOf = (name: string) => computeMedian(cases.get(name)?.times ?? []);
  const fastestOf = (name: string) => Math.min(...(cases.get(name)?.times ?? []));
  return {
    time(name, body, goal = {}) {
      const times: number[] = [];
      cases.set(name, { times, goal });
      return () => {
        const start = performance.now();
        const note = () => {
          times.push(performance.now() - start);
        };
        const result = body();
        return result instanceof Promise ? result.then(note) : note();
      };
    },
    print(title) {
      const lines = [...cases].map(([name, { goal }]) => {
        const median = medianOf(name);
        const times = [median, fastestOf(name)].map((value) => `${value.toFixed(3)} ms`.padStart(12));
        const parts = [name.padEnd(44), ...times];
        if (goal.limitMs !== undefined)
          parts.push(`limit ${goal.limitMs} ms: ${median < goal.limitMs ? 'kept' : 'MISSED'}`);
        if (goal.ratioTo !== undefined) {
          const ratio = fastestOf(name) / fastestOf(goal.ratioTo.name);
          const isKept = ratio <= goal.ratioTo.limit;
          parts.push(
            `${ratio.toFixed(1)} x ${goal.ratioTo.name}, limit ${goal.ratioTo.limit}: ${isKept ? 'kept' : 'MISSED'}`,
          );
        }
        return `  ${parts.join('  ')}`;
      });
      console.log(`\n${title}\n  ${''.padEnd(44)}        median       fastest\n${lines.join('\n')}\n`);
    },
  };
}
