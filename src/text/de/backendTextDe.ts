/** @file Was einen Lauf rechnet, und warum das. */
import type { BackendCandidate, BackendChoice } from '../../training/protocol';
import {
  backendNames,
  type explainBackend as explain,
  type describeFailed as failed,
  type formatBackend as format,
} from '../en/backendText';
import { formatNumber, unitSpace } from '../quantities';
import type { Wording } from '../wording';
import { countDe } from './wordsDe';

/** Was sich zum Rechnen wählen lässt. */
export const backendChoices: Readonly<Record<BackendChoice, string>> = {
  auto: 'das Schnellste',
  ...backendNames,
};

function describeCandidate({ backend, stepMs, problem }: BackendCandidate): string {
  const name = backendNames[backend];
  const time = stepMs === null ? '' : `, ${formatNumber(stepMs, 0)}${unitSpace}ms je Schritt`;
  switch (problem) {
    case null:
      return `${name}${time}`;
    case 'missing':
      return `${name} gibt es nicht`;
    case 'software':
      return `${name} wird hier nur in Software nachgeahmt`;
    case 'failed':
      return `${name} ging nicht`;
    case 'slower':
      return `${name} ist langsamer${time}`;
    case 'not-chosen':
      return `${name} wurde nicht gewählt`;
  }
}

/** Was aus denen wurde, die versucht wurden. */
export const describeFailed: Wording<typeof failed> = (candidates) => {
  const tried = candidates.filter(({ problem }) => problem !== 'not-chosen');
  return `${tried.map(describeCandidate).join('; ')}.`;
};

/** Was rechnet. */
export const formatBackend: Wording<typeof format> = ({ backend, threads }) =>
  backend === 'wasm'
    ? `${backendNames[backend]}, ${countDe(threads, 'Thread', 'Threads')}`
    : backendNames[backend];

/** Warum das rechnet: was aus den anderen wurde. */
export const explainBackend: Wording<typeof explain> = ({ backend, threads, isIsolated, candidates }) => {
  const others = candidates.filter((candidate) => candidate.backend !== backend);
  const own = candidates.find((candidate) => candidate.backend === backend);
  const parts = [`Läuft auf ${own === undefined ? backendNames[backend] : describeCandidate(own)}.`];
  if (others.length > 0) parts.push(`${others.map(describeCandidate).join('; ')}.`);
  if (backend === 'wasm' && threads === 1 && !isIsolated)
    parts.push(
      'Ein Thread, da diese Seite nicht von anderen isoliert ist (ihr Server schickt keine solchen Header).',
    );
  return parts.join(' ');
};
