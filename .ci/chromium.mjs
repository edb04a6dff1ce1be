/**
 * @file Where Chromium is, how it is started, and how it is brought here when there is none.
 *
 * Order: FOVEA_CHROMIUM, a browser of the system, the one Playwright downloaded. What is missing is
 * installed by `installChromium`: Playwright's own download, else Debian's package when root. Tests prefer the shell
 * of Chromium that has no window: it starts a page in half the time.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const shellPath = '/usr/bin/chromium-headless-shell';

const isRoot = process.getuid?.() === 0;

/**
 * Finds an existing Chromium.
 * @returns {string | undefined} the path of the executable
 */
export function findChromium() {
  const named = process.env.FOVEA_CHROMIUM;
  if (named) return named;
  const system = systemPaths.find((path) => existsSync(path));
  if (system) return system;
  try {
    const { chromium } = createRequire(import.meta.url)('playwright-core');
    const own = chromium.executablePath();
    return existsSync(own) ? own : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Options to launch Chromium with, for Playwright and for Vitest's browser mode: quiet towards the
 * network, without the sandbox when root (it refuses to start otherwise).
 */
export function chromiumLaunchOptions() {
  const executablePath = findChromium();
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--enable-unsafe-webgpu',
    ],
  };
}

/**
 * Runs an installer, its output on standard error.
 * @param {string} command
 * @param {string[]} args
 */
function runInstaller(command, args) {
  process.stderr.write(`> ${[command, ...args].join(' ')}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { cwd: root, env, timeout: 10 * 60_000 };
  return spawnSync(command, args, { ...options, stdio: ['ignore', 2, 2] }).status === 0;
}

/** @returns {string | undefined} */
const findForTests = () => process.env.FOVEA_CHROMIUM ?? (existsSync(shellPath) ? shellPath : findChromium());

/**
 * Finds the Chromium that tests run in, or installs it.
 * @returns {string | undefined} the path of the executable, undefined where every way failed
 */
export function installChromium() {
  const existing = findForTests();
  if (existing) return existing;
  runInstaller(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium']);
  const downloaded = findChromium();
  if (downloaded || !isRoot || !existsSync('/usr/bin/apt-get')) return downloaded;
  const install = ['install', '-y', '--no-install-recommends', 'fonts-dejavu-core'];
  runInstaller('apt-get', ['update']);
  if (!runInstaller('apt-get', [...install, 'chromium-headless-shell']))
    runInstaller('apt-get', [...install, 'chromium']);
  return findForTests();
}
