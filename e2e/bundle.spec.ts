/**
 * @file What the first visit downloads: the entry, everything it imports statically, the style and the font.
 * Built anew in memory, since only the bundler knows which module lies in which chunk.
 */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { build, type Rolldown } from 'vite';

const maxInitialBytes = 250_000;

/** Modules that must wait until they are asked for. */
const lateModules = [
  /\/@tensorflow\//,
  /\/@dagrejs\//,
  /\/pbf\//,
  /\/src\/codecs\/onnx\//,
  /\/src\/training\/worker\//,
];

type Output = Rolldown.OutputChunk | Rolldown.OutputAsset;

async function buildInMemory(): Promise<readonly Output[]> {
  const root = join(import.meta.dirname, '..');
  const result = await build({ root, logLevel: 'silent', build: { write: false } });
  if (!('output' in result)) throw new Error('expected one build');
  return result.output;
}

/** The chunks that the page names, and those that they import statically. */
function collectInitialChunks(output: readonly Output[], page: string): Rolldown.OutputChunk[] {
  const chunks = new Map(
    output.flatMap((item) => (item.type === 'chunk' ? [[item.fileName, item] as const] : [])),
  );
  const initial = new Set([...chunks.values()].filter(({ fileName }) => page.includes(fileName)));
  for (const chunk of initial) {
    for (const name of chunk.imports) {
      const imported = chunks.get(name);
      if (imported) initial.add(imported);
    }
  }
  return [...initial];
}

test('the first load is small and leaves the heavy parts for later', async () => {
  const output = await buildInMemory();
  const assets = output.filter((item) => item.type === 'asset');
  const page = String(assets.find((item) => item.fileName === 'index.html')?.source);
  const chunks = collectInitialChunks(output, page);
  expect(chunks.length).toBeGreaterThan(0);

  const modules = chunks.flatMap((chunk) => chunk.moduleIds.map((id) => id.replaceAll('\\', '/')));
  expect(modules.some((id) => id.endsWith('/src/App.tsx'))).toBe(true);
  expect(modules.filter((id) => lateModules.some((late) => late.test(id)))).toEqual([]);

  const styles = assets.filter((item) => item.fileName.endsWith('.css') && page.includes(item.fileName));
  expect(styles).toHaveLength(1);
  const texts = [page, ...styles.map(({ source }) => source)];
  const parts = [...chunks.map((chunk) => chunk.code), ...texts];
  const fonts = assets.flatMap((item) => (item.fileName.endsWith('.woff2') ? [item.source] : []));
  expect(fonts).toHaveLength(1);
  const codeBytes = parts.reduce((sum, part) => sum + gzipSync(part).length, 0);
  // A font is compressed already.
  const bytes = fonts.reduce((sum, font) => sum + font.length, codeBytes);
  test.info().annotations.push({ type: 'initial load', description: `${bytes} bytes, compressed` });
  expect(bytes).toBeLessThan(maxInitialBytes);
});
