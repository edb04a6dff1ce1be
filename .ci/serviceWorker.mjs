/**
 * @file Builds the service worker beside the page and tells it which files the page has.
 *
 * Names of built files hold a hash of their content; the others are hashed here, so that the list changes with any file.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const fileName = 'serviceWorker.js';
/** What the worker's source calls its list, see `src/serviceWorker.ts`. */
const placeholder = 'FOVEA_FILES';
/** Files above this are fetched behind the others: the training engine and its WebAssembly. */
const lateBytes = 300_000;

/** @param {string | Uint8Array} content */
const hash = (content) => createHash('sha256').update(content).digest('hex').slice(0, 16);

/** @returns {import('vite').Plugin} */
export function serviceWorkerPlugin() {
  let publicDir = '';
  return {
    name: 'fovea-service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicDir = config.publicDir;
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: join(import.meta.dirname, '../src/serviceWorker.ts'), fileName });
    },
    generateBundle(_options, bundle) {
      /** @type {[path: string, content: string | Uint8Array][]} */
      const files = Object.values(bundle).map((item) => [
        item.fileName,
        item.type === 'chunk' ? item.code : item.source,
      ]);
      // Folders hold data that is fetched when it is used, not kept beside the page.
      for (const entry of readdirSync(publicDir, { withFileTypes: true }))
        if (entry.isFile()) files.push([entry.name, readFileSync(join(publicDir, entry.name))]);
      const shipped = files.filter(([path]) => path !== fileName && !path.endsWith('.map'));
      const page = String(files.find(([path]) => path === 'index.html')?.[1] ?? '');
      const isLate = (/** @type {[path: string, content: string | Uint8Array]} */ [path, content]) =>
        content.length > lateBytes && !page.includes(path);
      const worker = bundle[fileName];
      if (worker?.type !== 'chunk' || !worker.code.includes(placeholder))
        throw new Error(`${fileName} was not built, or does not ask for its files`);
      if (worker.imports.length > 0) throw new Error(`${fileName} must stand alone`);
      const list = {
        version: hash(shipped.map(([path, content]) => path + hash(content)).join('\n')),
        early: shipped.filter((file) => !isLate(file)).map(([path]) => path),
        late: shipped.filter(isLate).map(([path]) => path),
      };
      worker.code = worker.code.replaceAll(placeholder, () => JSON.stringify(list));
    },
  };
}
