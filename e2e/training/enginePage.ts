/**
 * @file A page with nothing but the training engine, built as the product is built, for tests and benchmarks that
 * drive the engine itself. What they need hangs on `window.engine`.
 */
import { presets } from '../../src/presets/presets';
import { startTraining } from '../../src/workers/startTraining';

const engine = { startTraining, presets };

declare global {
  interface Window {
    engine: typeof engine;
  }
}

window.engine = engine;
