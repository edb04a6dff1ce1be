/** @file Builds the engine's page as the product is built, and serves it isolated from other pages. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

const root = join(import.meta.dirname, '../..');
const configFile = join(root, 'vite.config.ts');
const page = 'e2e/training/index.html';

/** The served page. */
export interface ServedPage {
  readonly address: string;
  close(): Promise<void>;
}

/** Builds and serves. @param port 0 for any. */
export async function servePage(port = 0): Promise<ServedPage> {
  const outDir = mkdtempSync(join(tmpdir(), 'fovea-engine-'));
  const logLevel = 'error' as const;
  const shared = {
    root,
    configFile,
    logLevel,
    build: { outDir, emptyOutDir: true, rollupOptions: { input: join(root, page) } },
  };
  await build(shared);
  const server = await preview({ ...shared, preview: { host: '127.0.0.1', port, strictPort: port > 0 } });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The page is not served');
  return {
    address: address + page,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
