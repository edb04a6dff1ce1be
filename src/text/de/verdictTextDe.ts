/** @file Das Urteil über eine Vorhersage in Worten, mit seinen Zahlen. */
import type { Contrast, ProbeContrast, Support, Verdict } from '../../training/verdict';
import type { verdictText } from '../en/verdictText';
import { formatFixed, formatNumber, unitSpace } from '../quantities';
import { formatShare } from '../trainQuantities';
import { countAllDe, countLayers } from './wordsDe';

function formatPoints(difference: number): string {
  const points = Math.round(1000 * difference) / 10;
  const sign = points < 0 ? '−' : '';
  return `${sign}${formatFixed(Math.abs(points), 1)}${unitSpace}Punkte`;
}

/** Was die Sättigung von der Vorhersage sagt, oder alle Messung. */
const sayings: Readonly<Record<Support, string>> = {
  supports: 'stützt die Vorhersage',
  contradicts: 'stützt die Vorhersage nicht',
  undecided: 'entscheidet nicht',
};

/** Was die Proben davon sagen. */
const probeSayings: Readonly<Record<Support, string>> = {
  supports: 'stützen die Vorhersage',
  contradicts: 'stützen die Vorhersage nicht',
  undecided: 'entscheiden nicht',
};

/** Nennt die Arten der Messung, wo eine fehlt oder anderes sagt als die andere. */
const formatMissing = (isWithinEpoch: boolean) =>
  isWithinEpoch
    ? 'Die Sättigung wird über eine ganze Epoche gezählt, und diese ist nicht zu Ende.'
    : 'Die Sättigung wurde nicht gemessen.';

function formatHeadline({ saturation, probes }: Extract<Verdict, { code: 'compared' }>): string {
  if (saturation === null) return probes === null ? '' : `Die Proben ${probeSayings[probes.says]}.`;
  if (saturation.says === probes?.says) return `Die Messung ${sayings[saturation.says]}.`;
  const alone = `Die Sättigung ${sayings[saturation.says]}`;
  return probes === null ? `${alone}.` : `${alone}, die Proben ${probeSayings[probes.says]}.`;
}

function formatSaturation({ unproductive, others, says }: Contrast, dead: string, alive: string): string {
  const numbers = `${formatShare(unproductive)}, ${alive} von ${formatShare(others)}`;
  const meaning =
    says === 'supports'
      ? 'Hinter der Grenze ist sie gefallen'
      : says === 'contradicts'
        ? 'Hinter der Grenze ist sie nicht gefallen'
        : 'Sie ist niedriger, aber nicht um viel';
  return `${dead} ${numbers}: ${meaning}.`;
}

function formatProbes(probes: ProbeContrast): string {
  const { unproductive, others, bestUnproductive, bestBefore, margin, says } = probes;
  const medians = `Eine Probe gewinnt auf ihnen im Median ${formatPoints(unproductive)} gegenüber der Schicht davor, unter den anderen ${formatPoints(others)}.`;
  const gained = bestUnproductive - bestBefore;
  const best = `Die beste von ihnen erreicht ${formatShare(bestUnproductive)}, die beste vor der Grenze ${formatShare(bestBefore)}`;
  const chance = `(bis zu ${formatPoints(margin)} können Zufall sein)`;
  const meaning =
    says === 'supports'
      ? 'Dahinter wurde nichts gewonnen, was zählt'
      : says === 'contradicts'
        ? `Dahinter wurden ${formatPoints(gained)} gewonnen`
        : Math.abs(gained) <= margin
          ? 'Zu wenige Testbilder, oder zu kleine Gewinne davor, um es zu sagen'
          : `${formatPoints(gained)} liegen zwischen nichts und viel`;
  return `${medians} ${best} ${chance}: ${meaning}.`;
}

/** Urteile in Worten. */
export const verdictTextDe: typeof verdictText = {
  formatVerdict: (verdict) => {
    switch (verdict.code) {
      case 'no-prediction':
        return {
          headline: 'Keine Schicht wird als unproduktiv vorhergesagt.',
          details: [
            verdict.judged === 0
              ? 'Es gibt keine Faltung zu beurteilen.'
              : `${verdict.judged === 1 ? 'Die einzige Faltung sollte' : `${countAllDe(verdict.judged, 'Faltung', 'Faltungen')} sollten`} bei dieser Größe noch etwas gewinnen; auf kleineren Bildern oder mit einem anderen Entwurf zeigt sich eine Grenze.`,
          ],
        };
      case 'no-others':
        return {
          headline: 'Jede Faltung wird als unproduktiv vorhergesagt.',
          details: ['Es gibt keine, mit der sie zu vergleichen wären.'],
        };
      case 'none-before':
        return {
          headline: 'Keine Faltung liegt vor der Grenze.',
          details: ['Was die Schichten dahinter gewinnen, lässt sich mit nichts vergleichen.'],
        };
      case 'nothing-measured':
        return {
          headline: 'Noch ist nichts gemessen.',
          details: ['Die Sättigung kommt mit der ersten Epoche, Proben auf Wunsch.'],
        };
      case 'untested':
        return {
          headline: 'Zu früh für ein Urteil.',
          details: ['Ob das Netz etwas gelernt hat, zeigt sich, wenn die erste Epoche zu Ende ist.'],
        };
      case 'only-participation':
        return {
          headline: 'Kein Urteil über die Beteiligung.',
          details: [
            'Sie ist ein anderes Maß als die Sättigung, und von ihr ist nichts vorhergesagt. Das Urteil kommt mit der Sättigung einer ganzen Epoche oder mit Proben.',
          ],
        };
      case 'not-learnt':
        return {
          headline: 'Zu früh für ein Urteil.',
          details: [
            `Das Netz hat noch nicht viel gelernt: Es liegt bei ${formatShare(verdict.accuracy)} der Testbilder richtig, Raten bei ${formatShare(verdict.chance)}.`,
          ],
        };
      case 'compared': {
        const { unproductiveCount, otherCount, saturation, probes, otherProbeEpoch, isWithinEpoch } = verdict;
        const dead =
          unproductiveCount === 1
            ? 'Die als unproduktiv vorhergesagte Schicht hat eine Sättigung von'
            : `Die ${countLayers(unproductiveCount)}, die als unproduktiv vorhergesagt sind, haben im Median eine Sättigung von`;
        const alive = otherCount === 1 ? 'die andere' : `die anderen ${otherCount}`;
        return {
          headline: formatHeadline(verdict),
          details: [
            ...(saturation === null ? [] : [formatSaturation(saturation, dead, alive)]),
            ...(probes === null ? [] : [formatProbes(probes)]),
            ...(otherProbeEpoch === null
              ? []
              : [`Diese Proben sind von Epoche ${formatNumber(otherProbeEpoch, 1)}.`]),
            ...(saturation === null ? [formatMissing(isWithinEpoch)] : []),
            ...(probes === null ? ['Proben liegen noch nicht vor; sie sind der stärkere Beleg.'] : []),
          ],
        };
      }
    }
  },
  formatPoints,
};
