/**
 * @file The checker behind `layering.test.ts`: reads sources, answers with what breaks a plan.
 *
 * Files are parsed, not searched, so that an import that is only a type counts as one. Tests and
 * benchmarks may import anything; a cycle of types is a cycle.
 */
import { posix } from 'node:path';
import { parseSync } from 'vite';

/** What a folder may import besides itself; `types` may be imported as types only. */
export interface Row {
  readonly values: readonly string[];
  readonly types?: readonly string[];
}

/** The house plan. */
export interface Plan {
  /** What each folder of `src` may import; `App` stands for the files that lie in `src` itself. */
  readonly rows: Readonly<Record<string, Row>>;
  /** Where a library may be imported, by the start of its name; a folder stands for those inside it too. */
  readonly libraryHomes: Readonly<Record<string, readonly string[]>>;
  /** The files of `src` itself, by base name. */
  readonly rootFiles: readonly string[];
  /** Names of entry points, the only ones that may occur more than once. */
  readonly entryNames: readonly string[];
}

/** Contents by path below `src`, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

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
const isTestCode = (path: string) => /\.(test|bench|testing)\.tsx?$/.test(path);

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
function findRow(plan: Plan, path: string): string | undefined {
  if (!path.includes('/')) return 'App';
  return Object.keys(plan.rows)
    .filter((name) => path.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function resolveImport(from: string, specifier: string, sources: Sources): string | undefined {
  const target = posix.join(posix.dirname(from), specifier);
  return ['', '.ts', '.tsx'].map((extension) => target + extension).find((path) => sources.has(path));
}

function checkLibrary(plan: Plan, path: string, specifier: string): string[] {
  const isNamed = (start: string) =>
    /[-/:]$/.test(start) ? specifier.startsWith(start) : `${specifier}/`.startsWith(`${start}/`);
  const library = Object.keys(plan.libraryHomes).find(isNamed);
  if (library === undefined) return [`${path}: ${specifier} has no home in the table`];
  const homes = plan.libraryHomes[library] ?? [];
  const isHome = homes.some((home) => path.startsWith(`${home}/`) || (home === 'App' && !path.includes('/')));
  return isHome ? [] : [`${path}: ${specifier} belongs in ${homes.join(', ')}`];
}

function checkImport(
  plan: Plan,
  path: string,
  row: string,
  { specifier, isType }: Import,
  sources: Sources,
): string[] {
  const [file = '', query] = specifier.split('?');
  if (!file.startsWith('.')) return checkLibrary(plan, path, file);
  const target = resolveImport(path, file, sources);
  if (target === undefined) return [`${path}: ${specifier} is not found`];
  // A worker started by its address is no import, but only `workers` starts one.
  if (query?.includes('worker')) return row === 'workers' ? [] : [`${path}: workers start in src/workers`];
  if (isTestCode(target)) return [`${path}: ${specifier} is for tests only`];
  const targetRow = findRow(plan, target);
  if (targetRow === undefined || targetRow === row) return [];
  const allowed = plan.rows[row];
  if (allowed?.values.includes(targetRow)) return [];
  if (!allowed?.types?.includes(targetRow)) return [`${path}: ${row} may not import ${targetRow}`];
  return isType ? [] : [`${path}: ${row} may import only types from ${targetRow}`];
}

/** Files whose name another file has already; a test, a bench or a style of the same name belongs to it. */
function checkNames(plan: Plan, paths: Iterable<string>): string[] {
  const seen = new Map<string, string>();
  const findings: string[] = [];
  for (const path of paths) {
    const name = posix.basename(path).replace(/\.tsx?$/, '');
    if (/^index\b/.test(name)) findings.push(`${path}: no index files`);
    const twin = seen.get(name.toLowerCase());
    if (twin && !plan.entryNames.includes(name)) findings.push(`${path}: has the name of ${twin}`);
    seen.set(name.toLowerCase(), path);
  }
  return findings;
}

/** One message for every cycle that a depth-first walk closes. */
export function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[] {
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
export function checkSources(plan: Plan, sources: Sources): string[] {
  const findings = checkNames(plan, sources.keys());
  const edges = new Map<string, readonly string[]>();
  for (const [path, source] of sources) {
    const row = findRow(plan, path);
    if (row === undefined) findings.push(`${path}: its folder is not in the table`);
    if (!path.includes('/') && !plan.rootFiles.includes(path.split('.')[0] ?? '')) {
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
    if (isTestCode(path)) continue;
    findings.push(...imports.flatMap((item) => checkImport(plan, path, row, item, sources)));
    if (isReExporting) findings.push(`${path}: re-exports; import the file that defines the name`);
    if (hasNewWorker && row !== 'workers') findings.push(`${path}: workers start in src/workers`);
  }
  return [...findings, ...findCycles(edges)];
}
