/**
 * @file How the page is built and served, and the two test projects: `unit` in Node, `browser` in
 * Chromium. Addresses are relative, so the built site works from any sub-path.
 */
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import { chromiumLaunchOptions } from './.ci/chromium.mjs';
import { createFirstPicture } from './.ci/firstPicture.mjs';
import { serviceWorkerPlugin } from './.ci/serviceWorker.mjs';

/** Cross-origin isolation: threads for WebAssembly. The page also works where a host cannot send these. */
const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Found late they would make the dev server reload the page at the first start of a worker. */
const workerLibraries = [
  '@dagrejs/dagre',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-webgl',
  '@tensorflow/tfjs-backend-webgpu',
  'fflate',
  'fzstd',
  'hyparquet',
  'unzipit',
];

const firstPicture = createFirstPicture('/src/main.tsx');

const browserTests = 'src/**/*.browser.test.tsx';

export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [react(), serviceWorkerPlugin(), firstPicture.plugin],
  worker: { format: 'es' },
  build: {
    target: ['chrome140', 'edge140', 'firefox140', 'safari18.4'],
    // All of them load modules ahead by themselves.
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [firstPicture.group] } } },
  },
  optimizeDeps: { include: workerLibraries },
  server: { headers: isolationHeaders },
  preview: { headers: isolationHeaders },
  test: {
    // Left to itself Vitest would leave one of two cores idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // A limit against hanging, not a measure of speed: machines are busy and slow at times.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, browserTests],
          benchmark: { include: ['src/**/*.bench.ts'] },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
          include: [browserTests],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: mode === 'test' ? chromiumLaunchOptions() : {} }),
            instances: [{ browser: 'chromium', viewport: { width: 1440, height: 900 } }],
          },
        },
      },
    ],
  },
}));
