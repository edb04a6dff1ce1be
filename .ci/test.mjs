/**
 * @file The test runner behind `npm test`: every step by name, then one line of counts.
 *
 * All steps run even when one fails. Types, lint and build count as one test each. With CI=true a
 * skipped test is a failure, so that nothing is left out unseen.
 * `npm test -- unit lint` runs the named steps only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { installChromium } from './chromium.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ name: string, needsBrowser?: boolean, run: () => Counts | Promise<Counts> }} Step */

const root = join(import.meta.dirname, '..');
const isCi = /^(1|true)$/i.test(process.env.CI ?? '');
const reports = mkdtempSync(join(tmpdir(), 'fovea-test-'));
const stepLimitMs = 25 * 60_000;
const failureLines = 14;
const failureWidth = 600;

/**
 * Runs a program of node_modules with its output passed through.
 * @param {string} script path below node_modules
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
function runTool(script, args, env = {}) {
  const result = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    timeout: stepLimitMs,
  });
  if (result.error) console.error(String(result.error.message));
  return result.status === 0;
}

/**
 * @param {boolean} ok
 * @returns {Counts}
 */
const oneTest = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/**
 * Counts out of a report; a run that failed counts at least one failure, whatever its report says.
 * @param {boolean} ok
 * @param {string} file
 * @param {(report: any) => Counts} count
 * @returns {Counts}
 */
function readReport(ok, file, count) {
  if (!existsSync(file)) return oneTest(false);
  const counts = count(JSON.parse(readFileSync(file, 'utf8')));
  return ok ? counts : { ...counts, failed: Math.max(1, counts.failed) };
}

/**
 * Failed tests with the first lines of their reason, repeated below the summary: logs are cut at their
 * front, and a test that fails once in a hundred runs must be found in one.
 * @type {string[]}
 */
const failures = [];

/**
 * @param {string} title
 * @param {string | undefined} reason
 */
function noteFailure(title, reason = '') {
  const lines = stripVTControlCharacters(reason)
    .split('\n')
    .filter((line) => !/^ +at .*(node_modules|new Promise)/.test(line))
    .slice(0, failureLines);
  failures.push([title, ...lines.map((line) => `  ${line.slice(0, failureWidth)}`)].join('\n  '));
}

/** @param {any} report of Vitest: its files, and their tests */
function noteFailedTests({ testResults }) {
  for (const { name, status, message, assertionResults } of testResults) {
    const failed = assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
    for (const { fullName, failureMessages } of failed)
      noteFailure(`${relative(root, name)}: ${fullName}`, failureMessages?.[0]);
    // A file that could not be read, or failed outside its tests.
    if (status === 'failed' && failed.length === 0) noteFailure(relative(root, name), message);
  }
}

/** @param {string} project */
function runVitest(project) {
  const file = join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = runTool('vitest/vitest.mjs', ['run', '--project', project, ...reporters]);
  return readReport(ok, file, (report) => {
    noteFailedTests(report);
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  });
}

/**
 * A port whose successor is free as well: two servers are started, see e2e/playwright.config.ts.
 * @returns {Promise<number>}
 */
async function findFreePort() {
  /** @param {number} port @returns {Promise<number>} the port listened on, 0 where it is taken */
  const probe = (port) =>
    new Promise((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(0));
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
      });
    });
  for (let tries = 0; tries < 20; tries++) {
    const port = await probe(0);
    if (port > 0 && port < 65535 && (await probe(port + 1))) return port;
  }
  throw new Error('no free port for the preview server');
}

/** End-to-end tests that passed only when they were tried again, as in CI: each is a race to be found. */
/** @type {string[]} */
const unsteady = [];

/** @param {any} suite of Playwright's report */
function noteUnexpected({ suites = [], specs = [] }) {
  for (const { file, title, tests } of specs) {
    for (const { status, results } of tests) {
      if (status === 'flaky') unsteady.push(`${file}: ${title}`);
      if (status === 'unexpected') noteFailure(`${file}: ${title}`, results.at(-1)?.error?.message);
    }
  }
  suites.forEach(noteUnexpected);
}

async function runPlaywright() {
  const file = join(reports, 'e2e.json');
  const ok = runTool(
    '@playwright/test/cli.js',
    ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: file, FOVEA_PORT: String(await findFreePort()) },
  );
  return readReport(ok, file, ({ stats, suites }) => {
    suites.forEach(noteUnexpected);
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
  });
}

/** @type {Step[]} */
const steps = [
  { name: 'types', run: () => oneTest(runTool('typescript/bin/tsc', [])) },
  { name: 'lint', run: () => oneTest(runTool('@biomejs/biome/bin/biome', ['check', '.'])) },
  { name: 'unit', run: () => runVitest('unit') },
  { name: 'browser', needsBrowser: true, run: () => runVitest('browser') },
  { name: 'build', run: () => oneTest(runTool('vite/bin/vite.js', ['build'])) },
  { name: 'e2e', needsBrowser: true, run: runPlaywright },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No step ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}

const chosen = steps.filter((step) => wanted.length === 0 || wanted.includes(step.name));
const chromium = chosen.some((step) => step.needsBrowser) ? installChromium() : undefined;
if (chromium) process.env.FOVEA_CHROMIUM = chromium;

/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 };
const summary = [];
for (const step of chosen) {
  console.log(`\n== ${step.name} ==`);
  const start = performance.now();
  const isLeftOut = step.needsBrowser && !chromium;
  if (isLeftOut) console.log('Left out: no Chromium here, and none could be installed. Set FOVEA_CHROMIUM.');
  const counts = isLeftOut ? { passed: 0, failed: 0, skipped: 1 } : await step.run();
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const { passed, failed, skipped } = counts;
  summary.push(
    `${step.name.padEnd(8)} ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)`,
  );
}
rmSync(reports, { recursive: true, force: true });

console.log(`\n== summary ==\n${summary.map((line) => `  ${line}`).join('\n')}`);
for (const failure of failures) console.log(`  Failed: ${failure}`);
for (const title of unsteady) console.log(`  Passed at the second try only: ${title}`);
const hasUnwantedSkips = isCi && total.skipped > 0;
if (hasUnwantedSkips) console.log('  In CI a skipped test is a failure.');
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 || hasUnwantedSkips ? 1 : 0;
