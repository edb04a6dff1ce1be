/**
 * @file End-to-end tests, against the built page as `vite preview` serves it, never the dev server.
 *
 * It is served twice: at the root of a host, and under a sub-path as on a shared host.
 */
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumLaunchOptions } from '../.ci/chromium.mjs';
import { port, rootAddress, subPath, subPathAddress } from './addresses';

const root = join(import.meta.dirname, '..');
const isCi = process.env.CI === 'true';

const serve = (servedPort: number, base: string, url: string) => ({
  command: `node node_modules/vite/bin/vite.js preview --strictPort --host 127.0.0.1 --port ${servedPort} --base ${base}`,
  cwd: root,
  url,
  reuseExistingServer: false,
});

export default defineConfig({
  testDir: '.',
  outputDir: '../.test-results',
  forbidOnly: isCi,
  // On a machine that nobody watches a race is reported by name, and the rest is not held up by it.
  retries: isCi ? 1 : 0,
  workers: 2,
  // Limits against hanging, not measures of speed: machines are busy and slow at times.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  fullyParallel: true,
  use: {
    baseURL: rootAddress,
    viewport: { width: 1440, height: 900 },
    launchOptions: chromiumLaunchOptions(),
    // A record of every step makes a test half as slow again; `--trace on` asks for it.
    trace: 'on-first-retry',
    // Nobody is greeted but in welcome.spec.ts, which says otherwise for itself.
    storageState: {
      cookies: [],
      origins: [rootAddress, subPathAddress].map((address) => ({
        origin: new URL(address).origin,
        localStorage: [{ name: 'fovea.visited', value: '1' }],
      })),
    },
    // Tests get the page from the server; offline.spec.ts says otherwise for itself.
    serviceWorkers: 'block',
  },
  webServer: [serve(port, '/', rootAddress), serve(port + 1, subPath, subPathAddress)],
});
