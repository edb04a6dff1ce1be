/** @file Sätze für das, was zwischen einer Schicht und ihren Eingängen nicht stimmen kann. */
import type { LayerProblem } from '../../layers/problem';
import type { MapShape, Shape } from '../../layers/shape';
import type { Explanation } from '../en/words';
import { findDivisors, findFactor, isMap } from '../problemNumbers';
import { formatShape, formatSize } from '../quantities';
import { countChannels, countDe, countFeatures, listDe } from './wordsDe';

type Problem<Code extends LayerProblem['code']> = Extract<LayerProblem, { readonly code: Code }>;

const countGroups = (count: number) => countDe(count, 'Gruppe', 'Gruppen');

/** Eine Form in Worten. */
export const describeShapeDe = (shape: Shape) =>
  isMap(shape) ? formatShape(shape) : `ein Vektor mit ${shape.features} Werten`;

function explainDivisor(name: string, { what, value, divisor }: Problem<'not-divisible'>): Explanation {
  const verb = what === 'input-channels' ? 'bekommt' : 'macht';
  const multiple = Math.floor(value / divisor) * divisor;
  const counts = [multiple, multiple + divisor].filter((count) => count > 0).map(String);
  const divisors = findDivisors(value, divisor);
  const groups = `${listDe(divisors.map(String), 'oder')} ${divisors.at(-1) === 1 ? 'Gruppe' : 'Gruppen'}`;
  return {
    what: `${name} ${verb} ${countChannels(value)}, die sich nicht auf ${countGroups(divisor)} verteilen lassen.`,
    fix: `${groups} verwenden, oder ${listDe(counts, 'oder')} Kanäle.`,
  };
}

function explainVanished(name: string, { actual, needed }: Problem<'map-vanishes'>): Explanation {
  const isShort = [actual[0] < needed[0], actual[1] < needed[1]] as const;
  const compare = (axis: 0 | 1, one: string, many: string) =>
    `${name} braucht mindestens ${countDe(needed[axis], one, many)} und bekommt ${actual[axis]}: Nichts bleibt übrig.`;
  const both = `${name} braucht eine Karte von mindestens ${formatSize(needed)} und bekommt ${formatSize(actual)}: Nichts bleibt übrig.`;
  return {
    what:
      isShort[0] === isShort[1]
        ? both
        : isShort[0]
          ? compare(0, 'Zeile', 'Zeilen')
          : compare(1, 'Spalte', 'Spalten'),
    fix: 'Ein größeres Bild, einen kleineren Kernel, mehr Padding oder weniger Verkleinerung davor verwenden.',
  };
}

function explainSizes(port: string, actual: MapShape, expected: MapShape): string {
  const finer = findFactor(actual, expected);
  if (finer !== null) return `${port} um ${finer} verkleinern, oder die anderen um ${finer} vergrößern.`;
  const coarser = findFactor(expected, actual);
  if (coarser !== null)
    return `${port} um ${coarser} vergrößern, oder die anderen um ${coarser} verkleinern.`;
  const rows = expected.height - actual.height;
  const columns = expected.width - actual.width;
  const parts = [
    ...(rows === 0 ? [] : [countDe(Math.abs(rows), 'Zeile', 'Zeilen')]),
    ...(columns === 0 ? [] : [countDe(Math.abs(columns), 'Spalte', 'Spalten')]),
  ];
  if (rows * columns < 0) return `${port} um ${listDe(parts, 'und')} auffüllen oder beschneiden.`;
  const [verb, other] = rows + columns > 0 ? ['auffüllen', 'beschneiden'] : ['beschneiden', 'auffüllen'];
  return `${port} um ${listDe(parts, 'und')} ${verb}, oder die anderen ${other}.`;
}

function explainMismatch(name: string, problem: Problem<'merge-mismatch'>): Explanation {
  const { actual, expected } = problem;
  const port = `Eingang ${problem.port + 1}`;
  const rival = problem.port === 1 ? 'aber Eingang 1 ist' : 'aber die Eingänge davor sind';
  const what = `${name} kann die Eingänge nicht zusammenführen: ${port} ist ${describeShapeDe(actual)}, ${rival} ${describeShapeDe(expected)}.`;
  if (!isMap(actual) || !isMap(expected)) {
    if (isMap(actual)) return { what, fix: `${port} flachlegen, oder global poolen und flachlegen.` };
    if (isMap(expected))
      return { what, fix: `${port} vor dem Flachlegen abnehmen, oder die anderen flachlegen.` };
    return { what, fix: `${port} mit einer Linear-Schicht auf ${countFeatures(expected.features)} bringen.` };
  }
  if (actual.height !== expected.height || actual.width !== expected.width)
    return { what, fix: explainSizes(port, actual, expected) };
  return {
    what,
    fix: `${port} auf ${countChannels(expected.channels)} bringen, zum Beispiel mit einer 1x1-Faltung.`,
  };
}

function explainSlice(name: string, { start, end, channels }: Problem<'slice-out-of-range'>): Explanation {
  if (start >= end)
    return {
      what: `${name} beginnt bei Kanal ${start} und endet vor ${end}: Nichts bleibt übrig.`,
      fix: `Das Ende über ${start} setzen.`,
    };
  const what = `${name} nimmt die Kanäle von ${start} bis ${end - 1}, aber nur ${channels} kommen an, gezählt von 0.`;
  if (start >= channels)
    return { what, fix: `Unter ${channels} beginnen und spätestens bei ${channels} enden.` };
  return { what, fix: `Das Ende auf ${channels} oder darunter setzen.` };
}

/** Die Sätze für ein Problem der Schicht namens `name` mit ihren Eingängen. */
export function formatLayerProblemDe(name: string, problem: LayerProblem): Explanation {
  switch (problem.code) {
    case 'needs-map':
      return {
        what: `${name} arbeitet auf Karten, bekommt aber ${describeShapeDe(problem.actual)}.`,
        fix: 'Vor die Schicht setzen, die die Karten flachlegt.',
      };
    case 'needs-features':
      return {
        what: `${name} arbeitet auf einem Vektor, bekommt aber Karten, ${formatShape(problem.actual)}.`,
        fix: 'Davor flachlegen.',
      };
    case 'map-vanishes':
      return explainVanished(name, problem);
    case 'not-divisible':
      return explainDivisor(name, problem);
    case 'merge-mismatch':
      return explainMismatch(name, problem);
    case 'slice-out-of-range':
      return explainSlice(name, problem);
  }
}
