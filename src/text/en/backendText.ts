/** @file What computes a training run, and why that: sentences about backends. */
import type { BackendCandidate, BackendChoice, BackendName, BackendReport } from '../../training/protocol';
import { formatNumber, unitSpace } from '../quantities';
import { countNoun } from './words';

/** What computes, as it is called in every language. */
export const backendNames: Readonly<Record<BackendName, string>> = {
  wasm: 'WebAssembly',
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  cpu: 'JavaScript',
};

/** What can be chosen to compute. */
export const backendChoices: Readonly<Record<BackendChoice, string>> = {
  auto: 'the fastest',
  ...backendNames,
};

function describeCandidate({ backend, stepMs, problem }: BackendCandidate): string {
  const name = backendNames[backend];
  const time = stepMs === null ? '' : `, ${formatNumber(stepMs, 0)}${unitSpace}ms a step`;
  switch (problem) {
    case null:
      return `${name}${time}`;
    case 'missing':
      return `${name} is not there`;
    case 'software':
      return `${name} is only imitated in software here`;
    case 'failed':
      return `${name} did not work`;
    case 'slower':
      return `${name} is slower${time}`;
    case 'not-chosen':
      return `${name} was not chosen`;
  }
}

/** Whether somebody has chosen what computes, rather than leaving it to the page. */
export function isChosen(candidates: readonly BackendCandidate[]): boolean {
  return candidates.some(({ problem }) => problem === 'not-chosen');
}

/** What became of those that were tried: "WebGPU is not there." */
export function describeFailed(candidates: readonly BackendCandidate[]): string {
  const tried = candidates.filter(({ problem }) => problem !== 'not-chosen');
  return `${tried.map(describeCandidate).join('; ')}.`;
}

/** What computes, and why: "WebAssembly, 2 threads". */
export function formatBackend({ backend, threads }: BackendReport): string {
  const name = backendNames[backend];
  return backend === 'wasm' ? `${name}, ${countNoun(threads, 'thread')}` : name;
}

/** Why this backend computes: what became of the others. */
export function explainBackend({ backend, threads, isIsolated, candidates }: BackendReport): string {
  const others = candidates.filter((candidate) => candidate.backend !== backend);
  const own = candidates.find((candidate) => candidate.backend === backend);
  const parts = [`Runs on ${own === undefined ? backendNames[backend] : describeCandidate(own)}.`];
  if (others.length > 0) parts.push(`${others.map(describeCandidate).join('; ')}.`);
  if (backend === 'wasm' && threads === 1 && !isIsolated)
    parts.push('One thread, since this page is not isolated from others (its host sends no such headers).');
  return parts.join(' ');
}
