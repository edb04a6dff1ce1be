/**
 * @file The house plan, held: which folder may import which, and which library lives where.
 *
 * The tables are the ones of the design, as data. Files are parsed, not searched: an import that is
 * only a type counts as one. Tests and benchmarks may import anything.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

// --- The plan ---

/** What a folder may import besides itself; `types` may be imported as types only. */
interface Row {
  readonly values: readonly string[];
  readonly types?: readonly string[];
}

const belowAnalysis = ['architecture', 'layers', 'graph', 'util'];
const analysisAndRow = ['analysis', ...belowAnalysis];
const pure = [
  ...analysisAndRow,
  ...['presets', 'layout', 'suggestions', 'compare', 'search', 'document', 'text', 'codecs'],
];
const screen = ['state', 'plots', 'ui', ...pure];

/** The folders of `src`, from the ground up. `App` stands for the files that lie in `src` itself. */
const rows: Readonly<Record<string, Row>> = {
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
  text: { values: [], types: pure },
  codecs: { values: ['document', 'layout', 'text', ...analysisAndRow] },
  training: { values: analysisAndRow },
  'training/worker': { values: ['training', ...analysisAndRow] },
  workers: { values: [...pure, 'training'] },
  state: { values: [...pure, 'training', 'workers'] },
  plots: { values: ['util', 'text'], types: ['analysis', 'compare', 'search', 'training'] },
  ui: { values: ['util', 'text'] },
  editor: { values: screen },
  lessons: { values: ['editor', ...screen] },
  cli: { values: pure },
  App: { values: ['editor', 'lessons', 'training', 'workers', ...screen] },
};

/** Where a library may be imported, by the start of its name; a folder stands for those inside it too. */
const libraryHomes: Readonly<Record<string, readonly string[]>> = {
  react: ['plots', 'ui', 'editor', 'lessons', 'App'],
  'react-dom': ['plots', 'ui', 'editor', 'lessons', 'App'],
  '@xyflow/': ['editor/canvas'],
  zustand: ['state'],
  '@tensorflow/': ['training/worker'],
  'd3-': ['plots'],
  '@dagrejs/dagre': ['layout'],
  'radix-ui': ['ui'],
  'lucide-react': ['ui', 'editor', 'lessons'],
  '@fontsource-variable/': ['App'],
  pbf: ['codecs'],
  fflate: ['codecs'],
  valibot: ['document', 'codecs'],
  'node:': ['cli'],
};

const rootFiles = ['App', 'main', 'serviceWorker', 'layering'];

/** Names of entry points, the only ones that may occur more than once. */
const entryNames = ['main'];

// --- The checker ---

/** Contents by path below `src`, with forward slashes. */
type Sources = ReadonlyMap<string, string>;

interface Import {
  readonly specifier: string;
  readonly isType: boolean;
}

interface Scan {
  readonly imports: readonly Import[];
  readonly isReExporting: boolean;
  readonly hasNewWorker: boolean;
}

interface AstNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is AstNode =>
  typeof value === 'object' && value !== null && typeof (value as AstNode).type === 'string';

const isCode = (path: string) => /\.tsx?$/.test(path);
const isFreeToImport = (path: string) => /\.(test|bench|testing)\.tsx?$/.test(path);

/** Imports, re-exports and worker starts of one file. Throws where it does not parse. */
function scan(path: string, source: string): Scan {
  const parsed = parseSync(path, source);
  if (parsed.errors[0]) throw new Error(`${path}: ${parsed.errors[0].message}`);
  const imports: Import[] = [];
  const importedNames = new Set<unknown>();
  let isReExporting = false;
  let hasNewWorker = false;

  const addImport = (from: unknown, isType: boolean) => {
    if (isNode(from) && typeof from.value === 'string') imports.push({ specifier: from.value, isType });
  };
  const visit = (node: AstNode): void => {
    const specifiers = (Array.isArray(node.specifiers) ? node.specifiers : []) as AstNode[];
    if (node.type === 'ImportDeclaration') {
      const areTypes = specifiers.length > 0 && specifiers.every((item) => item.importKind === 'type');
      addImport(node.source, node.importKind === 'type' || areTypes);
      for (const item of specifiers) if (isNode(item.local)) importedNames.add(item.local.name);
    } else if (node.type === 'ExportAllDeclaration' || node.type === 'ExportNamedDeclaration') {
      addImport(node.source, node.exportKind === 'type');
      isReExporting ||= isNode(node.source);
      isReExporting ||= specifiers.some((item) => isNode(item.local) && importedNames.has(item.local.name));
    } else if (node.type === 'ImportExpression' || node.type === 'TSImportType') {
      addImport(node.source, node.type === 'TSImportType');
    } else if (node.type === 'NewExpression' && isNode(node.callee)) {
      const { name, property } = node.callee;
      hasNewWorker ||= /^(Shared)?Worker$/.test(String(name ?? (isNode(property) ? property.name : '')));
    }
    for (const child of Object.values(node).flat()) if (isNode(child)) visit(child);
  };
  visit(parsed.program as unknown as AstNode);
  return { imports, isReExporting, hasNewWorker };
}

/** The row a path belongs to: the longest one that it lies in. */
function findRow(path: string): string | undefined {
  if (!path.includes('/')) return 'App';
  return Object.keys(rows)
    .filter((name) => path.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function resolveImport(from: string, specifier: string, sources: Sources): string | undefined {
  const target = posix.join(posix.dirname(from), specifier);
  return ['', '.ts', '.tsx'].map((extension) => target + extension).find((path) => sources.has(path));
}

function checkLibrary(path: string, specifier: string): string[] {
  const isNamed = (start: string) =>
    /[-/:]$/.test(start) ? specifier.startsWith(start) : `${specifier}/`.startsWith(`${start}/`);
  const library = Object.keys(libraryHomes).find(isNamed);
  if (library === undefined) return [`${path}: ${specifier} has no home in the table`];
  const homes = libraryHomes[library] ?? [];
  const isHome = homes.some((home) => path.startsWith(`${home}/`) || (home === 'App' && !path.includes('/')));
  return isHome ? [] : [`${path}: ${specifier} belongs in ${homes.join(', ')}`];
}

function checkImport(path: string, row: string, { specifier, isType }: Import, sources: Sources): string[] {
  const [file = '', query] = specifier.split('?');
  if (!file.startsWith('.')) return checkLibrary(path, file);
  const target = resolveImport(path, file, sources);
  if (target === undefined) return [`${path}: ${specifier} is not found`];
  // A worker started by its address is no import, but only `workers` starts one.
  if (query?.includes('worker')) return row === 'workers' ? [] : [`${path}: workers start in src/workers`];
  const targetRow = findRow(target);
  if (targetRow === undefined || targetRow === row) return [];
  const allowed = rows[row];
  if (allowed?.values.includes(targetRow)) return [];
  if (!allowed?.types?.includes(targetRow)) return [`${path}: ${row} may not import ${targetRow}`];
  return isType ? [] : [`${path}: ${row} may import only types from ${targetRow}`];
}

/** Files whose name another file has already; a test, a bench or a style of the same name belongs to it. */
function checkNames(paths: Iterable<string>): string[] {
  const seen = new Map<string, string>();
  const findings: string[] = [];
  for (const path of paths) {
    const name = posix.basename(path).replace(/\.tsx?$/, '');
    if (/^index\b/.test(name)) findings.push(`${path}: no index files`);
    const twin = seen.get(name.toLowerCase());
    if (twin && !entryNames.includes(name)) findings.push(`${path}: has the name of ${twin}`);
    seen.set(name.toLowerCase(), path);
  }
  return findings;
}

/** One message for every cycle that a depth-first walk closes. */
function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const trail: string[] = [];
  const findings: string[] = [];
  const walk = (path: string) => {
    const start = trail.indexOf(path);
    if (start >= 0) findings.push(`cycle: ${[...trail.slice(start), path].join(' -> ')}`);
    if (start >= 0 || done.has(path)) return;
    trail.push(path);
    for (const next of edges.get(path) ?? []) walk(next);
    trail.pop();
    done.add(path);
  };
  for (const path of edges.keys()) walk(path);
  return findings;
}

/** Everything in the sources that breaks the plan, as sentences. */
function checkSources(sources: Sources): string[] {
  const findings = checkNames(sources.keys());
  const edges = new Map<string, readonly string[]>();
  for (const [path, source] of sources) {
    const row = findRow(path);
    if (row === undefined) findings.push(`${path}: its folder is not in the table`);
    if (!path.includes('/') && !rootFiles.includes(path.split('.')[0] ?? '')) {
      findings.push(`${path}: does not belong in src itself`);
    }
    if (row === undefined || !isCode(path)) continue;
    const { imports, isReExporting, hasNewWorker } = scan(path, source);
    edges.set(
      path,
      imports.flatMap(({ specifier }) =>
        specifier.startsWith('.') ? (resolveImport(path, specifier, sources) ?? []) : [],
      ),
    );
    if (isFreeToImport(path)) continue;
    findings.push(...imports.flatMap((item) => checkImport(path, row, item, sources)));
    if (isReExporting) findings.push(`${path}: re-exports; import the file that defines the name`);
    if (hasNewWorker && row !== 'workers') findings.push(`${path}: workers start in src/workers`);
  }
  return [...findings, ...findCycles(edges)];
}

// --- The tests ---

function readSources(): Sources {
  const root = import.meta.dirname;
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.map((path) => [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
}

/** Checks files that exist for the length of a test, `path: source`. */
const check = (files: Readonly<Record<string, string>>) => checkSources(new Map(Object.entries(files)));

describe('the house', () => {
  test('every import keeps to the plan', () => {
    expect(checkSources(readSources())).toEqual([]);
  });

  test('the plan itself has no cycle and names only its own rows', () => {
    const imports = new Map(Object.entries(rows).map(([name, row]) => [name, row.values]));
    expect(findCycles(imports)).toEqual([]);
    const named = Object.values(rows).flatMap((row) => [...row.values, ...(row.types ?? [])]);
    expect(named.filter((name) => rows[name] === undefined)).toEqual([]);
    expect(Object.keys(rows).filter((name) => name !== 'App' && dirname(name) !== '.')).toEqual([
      'training/worker',
    ]);
    expect(existsSync(join(import.meta.dirname, 'main.tsx'))).toBe(true);
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
