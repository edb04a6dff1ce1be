/** @file Pictures a second and the time left, from the work of the last seconds; pauses do not count. */

const windowMs = 5000;

/** Measures a run's speed. */
export class Speedometer {
  private readonly now: () => number;
  private marks: { readonly time: number; readonly images: number; readonly steps: number }[] = [];

  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  /** Begins anew, after a pause or an evaluation. */
  start(): void {
    this.marks = [{ time: this.now(), images: 0, steps: 0 }];
  }

  /** Takes in a step. */
  add(images: number): void {
    const last = this.marks.at(-1) ?? { images: 0, steps: 0 };
    const time = this.now();
    this.marks.push({ time, images: last.images + images, steps: last.steps + 1 });
    while (this.marks.length > 2 && time - (this.marks[1]?.time ?? time) > windowMs) this.marks.shift();
  }

  /** @param stepsLeft steps until the run's end. */
  read(stepsLeft: number): { readonly imagesPerSecond: number; readonly secondsLeft: number | null } {
    const [first, last] = [this.marks[0], this.marks.at(-1)];
    const seconds = ((last?.time ?? 0) - (first?.time ?? 0)) / 1000;
    if (!first || !last || !(seconds > 0)) return { imagesPerSecond: 0, secondsLeft: null };
    const stepsPerSecond = (last.steps - first.steps) / seconds;
    return {
      imagesPerSecond: (last.images - first.images) / seconds,
      secondsLeft: stepsPerSecond > 0 ? stepsLeft / stepsPerSecond : null,
    };
  }
}
