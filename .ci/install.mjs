/**
 * @file Installs the packages of the lock file, only when that is needed.
 *
 * Runs before `npm start`, `npm test` and the like. It has no dependencies and prints to standard
 * error only, so that a program started after it owns standard output.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stampFile = join(root, 'node_modules', '.fovea-lock-hash');
const lockHash = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

function readStamp() {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return '';
  }
}

if (readStamp() !== lockHash) {
  process.stderr.write('Installing packages (npm ci) ...\n');
  // npm says where its own script is; started through Node it needs no shell, on Windows neither.
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    // The flag of `npm --omit=dev` or NODE_ENV would leave out the tools that the scripts need.
    env: { ...process.env, NODE_ENV: 'development' },
  });
  if (result.status !== 0) {
    process.stderr.write(`npm ci failed${result.error ? `: ${result.error.message}` : ''}\n`);
    process.exit(result.status || 1);
  }
  writeFileSync(stampFile, lockHash);
}
