/** @file The real command in a process of its own; what it prints in detail is in program.test.ts. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

function fovea(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { NO_COLOR: _, FORCE_COLOR: __, NODE_OPTIONS: ___, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'src/cli/main.ts'), ...args],
    { cwd: root, env: { ...inherited, ...env }, encoding: 'utf8', timeout: 120_000 },
  );
  return { status, stdout, stderr };
}

test('text into a pipe has no colours unless they are asked for', () => {
  const plain = fovea(['analyze', 'preset:vgg16', '--input', '32']);
  expect(plain).toMatchObject({ status: 0, stderr: '' });
  expect(plain.stdout).toContain('The border layer is conv8.');
  expect(plain.stdout).not.toContain('\u001b');
  const colored = fovea(['analyze', 'preset:vgg16', '--input', '32'], { FORCE_COLOR: '1' });
  expect(colored.stdout).toContain('\u001b[31munproductive, border\u001b[39m');
  expect(colored.stderr).toBe('');
});

test('JSON is whole, however long', () => {
  const { status, stdout, stderr } = fovea(['analyze', 'preset:resnet152', '--json']);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout.length).toBeGreaterThan(65_536);
  expect(JSON.parse(stdout)).toMatchObject({ schema: 'fovea-analysis/1', borderLayers: [] });
});

test('a refusal is one line on standard error, and status 2', () => {
  expect(fovea(['analyze', 'nothing.onnx'])).toEqual({
    status: 2,
    stdout: '',
    stderr: 'There is no file nothing.onnx.\n',
  });
});

test.runIf(existsSync('/dev/full'))('a full disk is a sentence, and status 2', () => {
  const script = `"${process.execPath}" --import tsx src/cli/main.ts presets > /dev/full`;
  const { status, stderr } = spawnSync('bash', ['-c', script], {
    cwd: root,
    encoding: 'utf8',
    timeout: 120_000,
  });
  expect([status, stderr]).toEqual([2, 'The output cannot be written: there is no space left.\n']);
});

test('a reader that leaves early is no error', () => {
  const script = `"${process.execPath}" --import tsx src/cli/main.ts analyze preset:resnet152 --json | true; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd: root,
    encoding: 'utf8',
    timeout: 120_000,
  });
  expect([stdout, stderr]).toEqual(['0\n', '']);
});
