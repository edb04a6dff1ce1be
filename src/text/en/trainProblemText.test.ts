/** @file Sentences on why a run ended or did not begin. */
import { expect, test } from 'vitest';
import type { BackendCandidate } from '../../training/protocol';
import { trainProblemText } from './trainProblemText';

test('a backend that was chosen and is not there is named; where all were tried, all are', () => {
  const tell = (candidates: readonly BackendCandidate[]) =>
    trainProblemText.formatRunProblem({ code: 'no-backend', candidates }, String);
  expect(
    tell([
      { backend: 'webgpu', stepMs: null, problem: 'missing' },
      { backend: 'wasm', stepMs: null, problem: 'not-chosen' },
    ]),
  ).toEqual({ what: 'WebGPU is not there.', fix: 'Choose another one, or the fastest that there is.' });
  expect(
    tell([
      { backend: 'webgpu', stepMs: null, problem: 'software' },
      { backend: 'wasm', stepMs: null, problem: 'failed' },
    ]),
  ).toEqual({
    what: 'Nothing that could compute works here: WebGPU is only imitated in software here; WebAssembly did not work.',
    fix: 'A browser with WebAssembly can.',
  });
});

test('what is lost without a word says what may help', () => {
  const { what, fix } = trainProblemText.formatRunProblem({ code: 'unknown', message: '' }, String);
  expect(what).toMatch(/could not be loaded/);
  expect(fix).toMatch(/Load the page again/);
});
