/**
 * @file For tests that need what may be absent: the oracle files beside the project, and Debian's
 * Python with PyTorch. Where it is absent the tests are skipped, with the reason.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';

const oracleFolder = join(import.meta.dirname, '../../../shared/oracles');

/** The Python that tests start; the one on the PATH may lack PyTorch. */
export const pythonPath = process.env.FOVEA_PYTHON ?? '/usr/bin/python3';

/** Whether the oracle files are there. */
export const hasOracles = existsSync(oracleFolder);

/** The path of an oracle file or folder, named as in the folder of oracles: `onnx/vgg16.onnx`. */
export function oraclePath(name: string): string {
  return join(oracleFolder, name);
}

let isTorchThere: boolean | undefined;

/** Whether Python with torch, torchvision and onnx is there; looks for the packages, loads none. */
export function hasPythonTorch(): boolean {
  const script =
    "import sys; from importlib.util import find_spec; sys.exit(not all(map(find_spec, ['torch', 'torchvision', 'onnx'])))";
  isTorchThere ??= spawnSync(pythonPath, ['-c', script]).status === 0;
  return isTorchThere;
}

/** Without what the tests need their body is never run, so it may read files while it declares tests. */
function describeWhen(isThere: boolean, reason: string, name: string, body: () => void): void {
  describe(name, isThere ? body : () => test('left out', (context) => context.skip(reason)));
}

/** A `describe` of tests that read the oracles. */
export function describeWithOracles(name: string, body: () => void): void {
  describeWhen(hasOracles, '../shared/oracles is absent', name, body);
}

/** A `describe` of tests that start poppler's programs for PDF. */
export function describeWithPoppler(name: string, body: () => void): void {
  const isThere = spawnSync('pdftotext', ['-v']).status === 0;
  describeWhen(isThere, 'poppler-utils is absent', name, body);
}

/** A `describe` of tests that start Python with torch, torchvision and onnx. */
export function describeWithTorch(name: string, body: () => void): void {
  describeWhen(hasPythonTorch(), `${pythonPath} lacks torch, torchvision or onnx`, name, body);
}
