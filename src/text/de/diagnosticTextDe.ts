/** @file Sätze für alles, was die Analyse findet. */
import type { Fix } from '../../analysis/diagnostic';
import type { PerAxis } from '../../util/perAxis';
import type { diagnosticText, GetName } from '../en/diagnosticText';
import type { Explanation } from '../en/words';
import { formatNumber, formatPerAxis, formatPixels, formatSize, unitSpace } from '../quantities';
import { formatLayerProblemDe } from './layerProblemTextDe';
import { countDe, countInputs } from './wordsDe';

const formatStep = (jump: PerAxis<number>) => `${formatPerAxis(jump)}${unitSpace}px`;

function formatDistance([vertical, horizontal]: PerAxis<number>): string {
  if (vertical === horizontal) return `${formatPixels(vertical)} auseinander`;
  if (horizontal === 0) return `senkrecht ${formatPixels(vertical)} auseinander`;
  if (vertical === 0) return `waagrecht ${formatPixels(horizontal)} auseinander`;
  return `senkrecht ${formatPixels(vertical)} und waagrecht ${formatPixels(horizontal)} auseinander`;
}

function explainJumps(
  name: string,
  port: number,
  actual: PerAxis<number>,
  expected: PerAxis<number>,
): Explanation {
  const input = `Eingang ${port + 1}`;
  const what =
    `Benachbarte Einheiten von ${input} von ${name} schauen auf Stellen im Abstand von ${formatStep(actual)}, die der ` +
    `Eingänge davor im Abstand von ${formatStep(expected)}: Über das Bild hinweg laufen sie auseinander.`;
  const isCoarser = actual[0] >= expected[0] && actual[1] >= expected[1];
  const isFiner = actual[0] <= expected[0] && actual[1] <= expected[1];
  if (isCoarser === isFiner) return { what, fix: 'Alle Eingänge auf dieselbe Schrittweite bringen.' };
  const [large, small] = isCoarser ? [actual, expected] : [expected, actual];
  const factor = formatPerAxis([large[0] / small[0], large[1] / small[1]]);
  const [first, second] = isCoarser ? ['vergrößern', 'verkleinern'] : ['verkleinern', 'vergrößern'];
  return { what, fix: `${input} um ${factor} ${first}, oder die anderen um ${factor} ${second}.` };
}

function explainInputs(name: string, actual: number, expected: number): Explanation {
  if (actual < expected) {
    const least = expected === 1 ? 'einen' : `mindestens ${expected}`;
    const missing = expected - actual;
    return {
      what:
        actual === 0
          ? `${name} hat keinen Eingang und braucht ${least}.`
          : `${name} hat ${countInputs(actual)} und braucht ${least}.`,
      fix: missing === 1 ? 'Eine Schicht damit verbinden.' : `${missing} weitere Schichten damit verbinden.`,
    };
  }
  const excess = actual - expected;
  const remove = excess === 1 ? 'Eine Verbindung entfernen' : `${excess} Verbindungen entfernen`;
  if (expected === 0)
    return { what: `${name} hat ${countInputs(actual)} und nimmt keinen.`, fix: `${remove}.` };
  return {
    what: `${name} hat ${countInputs(actual)} und nimmt ${expected === 1 ? 'nur einen' : `nicht mehr als ${expected}`}.`,
    fix: `${remove}, oder sie davor mit Addieren oder Aneinanderhängen zusammenführen.`,
  };
}

function formatValue(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value);
  if (Array.isArray(value)) return value.map(formatValue).join('x');
  return String(value);
}

function formatFix(fix: Fix, getName: GetName): string {
  switch (fix.code) {
    case 'set-parameter':
      return `${fix.parameter} von ${getName(fix.layer)} auf ${formatValue(fix.value)} setzen`;
    case 'insert-flatten':
      return `Vor ${getName(fix.before)} flachlegen`;
    case 'set-resolution':
      return `Ein Bild von ${formatSize(fix.value)} verwenden`;
  }
}

/** Was die Analyse findet, in Worten. */
export const diagnosticTextDe: typeof diagnosticText = {
  severities: { error: 'Fehler', warning: 'Warnung', note: 'Hinweis' },
  formatDiagnostic: (diagnostic, getName) => {
    if (diagnostic.code === 'no-input')
      return {
        what: 'Das Netz hat keine Eingabe.',
        fix: 'Eine hinzufügen und mit der ersten Schicht verbinden.',
      };
    const name = getName(diagnostic.layer);
    switch (diagnostic.code) {
      case 'several-inputs':
        return {
          what: `Das Netz hat ${countDe(diagnostic.actual, 'Eingabe', 'Eingaben')}, und ${name} ist nicht die erste; ein Bild lässt sich analysieren.`,
          fix: 'Eine Eingabe behalten und die Schichten der anderen mit ihr verbinden.',
        };
      case 'missing-input':
      case 'too-many-inputs':
        return explainInputs(name, diagnostic.actual, diagnostic.expected);
      case 'cycle':
        return {
          what: `${name} liegt auf einem Kreis oder dahinter: Die Eingabe hängt von der eigenen Ausgabe ab.`,
          fix: 'Eine Verbindung entfernen, die zurückführt.',
        };
      case 'jump-mismatch':
        return explainJumps(name, diagnostic.port, diagnostic.actual, diagnostic.expected);
      case 'centers-apart':
        return {
          what: `Eingang ${diagnostic.port + 1} von ${name} und die Eingänge davor schauen auf Stellen, die ${formatDistance(diagnostic.actual)} liegen: Zusammen können sie mehr sehen, als das größte Feld sagt.`,
        };
      case 'hidden-problem':
        return {
          what: `${name} passt nicht zu dem, was ankommt.`,
          fix: 'Um wie viel, bleibt bis zur Antwort verborgen.',
        };
      case 'opaque-layer':
        return {
          what: `${name} ist eine unbekannte Operation${diagnostic.operation ? `, ${diagnostic.operation}` : ''}; sie wird genommen, wie ihre Parameter sie beschreiben, sonst so, als sähe sie eine Einheit.`,
          fix: 'Ihr Kernel, Schrittweite und Ausgabeform geben, die sie hat.',
        };
      default: {
        const explanation = formatLayerProblemDe(name, diagnostic);
        return diagnostic.fix?.code === 'set-resolution'
          ? { ...explanation, fix: `${formatFix(diagnostic.fix, getName)}.` }
          : explanation;
      }
    }
  },
  formatFix,
};
