/** @file The house plan as data, and the test that the sources keep to it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkSources, findCycles, type Plan, type Sources } from './layering.testing';

const belowAnalysis = ['architecture', 'layers', 'graph', 'util'];
const analysisAndRow = ['analysis', ...belowAnalysis];
const pure = [
  ...analysisAndRow,
  ...['presets', 'layout', 'suggestions', 'compare', 'search', 'document', 'text', 'codecs'],
];
const screen = ['state', 'plots', 'ui', ...pure];

const rows: Plan['rows'] = {
  util: { values: [] },
  graph: { values: ['util'] },
  layers: { values: ['graph', 'util'] },
  architecture: { values: ['layers', 'graph', 'util'] },
  analysis: { values: belowAnalysis },
  presets: { values: belowAnalysis },
  layout: { values: belowAnalysis },
  suggestions: { values: analysisAndRow },
  compare: { values: analysisAndRow },
  search: { values: ['suggestions', ...analysisAndRow] },
  document: { values: belowAnalysis },
  text: { values: [], types: [...pure, 'training'] },
  codecs: { values: ['document', 'layout', 'text', ...analysisAndRow] },
  training: { values: analysisAndRow },
  'training/worker': { values: ['training', ...analysisAndRow] },
  workers: { values: [...pure, 'training'] },
  state: { values: [...pure, 'training', 'workers'] },
  plots: { values: ['util', 'text'], types: ['analysis', 'compare', 'search', 'training'] },
  ui: { values: ['util', 'text'] },
  editor: { values: ['training', ...screen] },
  lessons: { values: ['editor', 'training', ...screen] },
  cli: { values: pure },
  App: { values: ['editor', 'lessons', 'training', 'workers', ...screen] },
};

const libraryHomes: Plan['libraryHomes'] = {
  react: ['plots', 'ui', 'editor', 'lessons', 'App'],
  'react-dom': ['plots', 'ui', 'editor', 'lessons', 'App'],
  '@xyflow/': ['editor/canvas'],
  zustand: ['state'],
  '@tensorflow/': ['training/worker'],
  'd3-': ['plots'],
  '@dagrejs/dagre': ['layout'],
  'radix-ui': ['ui'],
  'lucide-react': ['ui', 'editor', 'lessons'],
  '@fontsource-variable/': ['editor/exporting', 'App'],
  qr: ['editor/sharing'],
  pbf: ['codecs'],
  fflate: ['codecs', 'training/worker'],
  fzstd: ['training/worker'],
  idb: ['state', 'training'],
  hyparquet: ['training/worker'],
  unzipit: ['training/worker'],
  valibot: ['document', 'codecs', 'training', 'state'],
  'string-width': ['codecs/table'],
  'node:': ['cli'],
};

const plan: Plan = {
  rows,
  libraryHomes,
  rootFiles: ['App', 'main', 'serviceWorker', 'layering'],
  entryNames: ['main'],
};

function readSources(): Sources {
  const root = import.meta.dirname;
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.map((path) => [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
}

/** Checks files that exist for the length of a test, `path: source`. */
const check = (files: Readonly<Record<string, string>>) => checkSources(plan, new Map(Object.entries(files)));

describe('the house', () => {
  test('every import keeps to the plan', () => {
    expect(checkSources(plan, readSources())).toEqual([]);
  });

  test('the plan itself has no cycle and names only its own rows', () => {
    const imports = new Map(Object.entries(rows).map(([name, row]) => [name, row.values]));
    expect(findCycles(imports)).toEqual([]);
    const named = Object.values(rows).flatMap((row) => [...row.values, ...(row.types ?? [])]);
    expect(named.filter((name) => rows[name] === undefined)).toEqual([]);
  });
});

describe('the checker', () => {
  const leaf = 'export const a = 1;';

  test.each([
    ['a row may import what is listed', 'graph/b.ts', "import { a } from '../util/a';", 'util/a.ts', []],
    [
      'but not the other way round',
      'util/b.ts',
      "import { a } from '../graph/a';",
      'graph/a.ts',
      ['util/b.ts: util may not import graph'],
    ],
    [
      'nor a folder of the same row',
      'presets/b.ts',
      "import type { a } from '../analysis/a';",
      'analysis/a.ts',
      ['presets/b.ts: presets may not import analysis'],
    ],
    ['types pass', 'plots/b.ts', "import { type a } from '../search/a';", 'search/a.ts', []],
    ['type declarations pass', 'text/b.ts', "import type { a } from '../search/a';", 'search/a.ts', []],
    [
      'values do not',
      'text/b.ts',
      "import { type b, a } from '../search/a';",
      'search/a.ts',
      ['text/b.ts: text may import only types from search'],
    ],
    [
      'a loaded module is an import',
      'codecs/b.ts',
      "export const load = () => import('../presets/a');",
      'presets/a.ts',
      ['codecs/b.ts: codecs may not import presets'],
    ],
    [
      'an inner folder is a row of its own',
      'training/b.ts',
      "import { a } from './worker/a';",
      'training/worker/a.ts',
      ['training/b.ts: training may not import training/worker'],
    ],
    ['tests may import anything', 'util/b.test.ts', "import { a } from '../cli/a';", 'cli/a.ts', []],
    [
      'but nothing imports a test',
      'util/b.ts',
      "import { a } from './a.testing';",
      'util/a.testing.ts',
      ['util/b.ts: ./a.testing is for tests only'],
    ],
    [
      'a worker starts in workers',
      'workers/b.ts',
      "import url from '../training/worker/a?worker&url';",
      'training/worker/a.ts',
      [],
    ],
    [
      'and nowhere else',
      'editor/b.ts',
      "import { a } from '../util/a'; new Worker(a);",
      'util/a.ts',
      ['editor/b.ts: workers start in src/workers'],
    ],
    [
      'no barrels',
      'graph/b.ts',
      "export { a } from '../util/a';",
      'util/a.ts',
      ['graph/b.ts: re-exports; import the file that defines the name'],
    ],
    [
      'nor barrels in two steps',
      'graph/b.ts',
      "import { a } from '../util/a'; export { a };",
      'util/a.ts',
      ['graph/b.ts: re-exports; import the file that defines the name'],
    ],
    ['names occur once', 'graph/a.ts', 'export {};', 'util/a.ts', ['util/a.ts: has the name of graph/a.ts']],
    [
      'a folder needs a row',
      'misc/b.ts',
      'export {};',
      'util/a.ts',
      ['misc/b.ts: its folder is not in the table'],
    ],
    ['no new files at the top', 'b.ts', 'export {};', 'util/a.ts', ['b.ts: does not belong in src itself']],
    [
      'a missing file',
      'graph/b.ts',
      "import '../util/c';",
      'util/a.ts',
      ['graph/b.ts: ../util/c is not found'],
    ],
  ])('%s', (_, path, source, leafPath, findings) => {
    expect(check({ [path]: source, [leafPath]: leaf })).toEqual(findings);
  });

  test.each([
    ['ui/b.tsx', 'react/jsx-runtime', true],
    ['state/b.ts', 'react', false],
    ['App.tsx', 'react-dom/client', true],
    ['editor/canvas/b.tsx', '@xyflow/react', true],
    ['editor/b.tsx', '@xyflow/react', false],
    ['training/worker/b.ts', '@tensorflow/tfjs-core', true],
    ['training/b.ts', '@tensorflow/tfjs-core', false],
    ['editor/b.ts', 'zustand', false],
    ['plots/b.ts', 'd3-scale', true],
    ['layers/b.ts', 'node:fs', false],
    ['cli/b.ts', 'lodash', false],
  ])('%s imports %s: %s', (path, library, isAllowed) => {
    const findings = check({ [path]: `import type { a } from '${library}';` });
    expect(findings.length === 0).toBe(isAllowed);
  });

  test('finds a cycle, of types too', () => {
    const findings = check({
      'util/a.ts': "import { c } from './c';",
      'util/b.ts': "import type { a } from './a';",
      'util/c.ts': "export type B = import('./b').B;",
    });
    expect(findings).toEqual(['cycle: util/a.ts -> util/c.ts -> util/b.ts -> util/a.ts']);
  });
});
