/** @file The time that each of the engine's kernels takes, by wrapping them. */
import type { Kernels } from '../../src/training/worker/kernels';

/** Kernels that are timed, and what they took. */
export interface Profile {
  readonly kernels: Kernels;
  reset(): void;
  /** Milliseconds a step by kernel, the longest first. */
  read(steps: number): Readonly<Record<string, number>>;
}

/** Wraps kernels. On graphics cards the times are those of handing work in, not of doing it. */
export function createProfile(kernels: Kernels): Profile {
  const times = new Map<string, number>();
  const wrapped = new Proxy(kernels, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return (...values: unknown[]) => {
        const start = performance.now();
        const result: unknown = value.apply(target, values);
        times.set(String(name), (times.get(String(name)) ?? 0) + performance.now() - start);
        return result;
      };
    },
  });
  return {
    kernels: wrapped,
    reset: () => times.clear(),
    read: (steps) =>
      Object.fromEntries(
        [...times]
          .sort(([, a], [, b]) => b - a)
          .map(([name, total]) => [name, Math.round((total / steps) * 100) / 100]),
      ),
  };
}
