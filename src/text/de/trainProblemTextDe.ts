/** @file Warum ein Netz sich nicht trainieren lässt, oder ein Lauf vorzeitig endete, und was helfen würde. */
import type { LayerId } from '../../architecture/architecture';
import type { DataSummary } from '../../training/dataset';
import type { TrainingProblem } from '../../training/trainingProblem';
import { isChosen } from '../en/backendText';
import type { trainProblemText } from '../en/trainProblemText';
import type { Explanation } from '../en/words';
import { listFew } from '../listFew';
import { formatBytes, formatExact, formatShape, formatSize } from '../quantities';
import { formatRate } from '../trainQuantities';
import { describeFailed } from './backendTextDe';
import { formatDataProblem } from './dataProblemTextDe';
import { diagnosticTextDe } from './diagnosticTextDe';
import { trainTextDe } from './trainTextDe';
import { countChannels, countDe, listDe } from './wordsDe';

type GetName = (id: LayerId) => string;

function formatTrainingProblem(problem: TrainingProblem, getName: GetName): Explanation {
  switch (problem.code) {
    case 'network-has-errors':
      return {
        what: `Das Netz hat ${countDe(problem.count, 'Fehler', 'Fehler')}.`,
        fix: 'Zuerst beheben, was auf den Kacheln markiert ist.',
      };
    case 'untrainable-kind':
      return {
        what: `Niemand weiß, wie ${getName(problem.layer)} zu berechnen ist, eine undurchsichtige Schicht.`,
        fix: 'Eine Schicht bekannter Art an ihre Stelle setzen, oder sie entfernen.',
      };
    case 'empty-window':
      return {
        what: `Manche Fenster von ${getName(problem.layer)} liegen ganz im Rand aus Padding, wo es kein Maximum gibt.`,
        fix: 'Das Padding höchstens halb so groß setzen wie den Kernel.',
      };
    case 'no-output':
      return {
        what: 'Keine Schicht wird von einem Bild erreicht.',
        fix: 'Eine Eingabe hinzufügen, und Schichten dahinter.',
      };
    case 'several-outputs':
      return {
        what: `Mehr als eine Schicht speist nichts: ${listDe(problem.layers.map(getName), 'und')}. Es ist nicht klar, welche davon antwortet.`,
        fix: 'Alle bis auf eine entfernen, oder sie zusammenführen.',
      };
    case 'output-unreached':
      return {
        what: `Das Bild erreicht ${getName(problem.layer)} nicht, die letzte Schicht.`,
        fix: 'Sie verbinden.',
      };
    case 'not-a-classifier':
      return {
        what: `${getName(problem.layer)} antwortet mit einer Karte von ${formatShape(problem.shape)}, nicht mit einer Zahl je Klasse.`,
        fix: 'Einen globalen Pool und eine dichte Schicht hinzufügen.',
      };
    case 'too-few-outputs':
      return {
        what: `${getName(problem.layer)} antwortet mit ${countDe(problem.actual, 'Zahl', 'Zahlen')}, aber die Bilder haben ${problem.needed} Klassen.`,
        fix: `Der letzten Schicht mindestens ${problem.needed} Ausgaben geben.`,
      };
    case 'wrong-channels':
      return {
        what: `Das Netz nimmt Bilder mit ${countDe(problem.actual, 'Kanal', 'Kanälen')}, die Bilder haben ${problem.needed}.`,
        fix: `Die Eingabe auf ${countChannels(problem.needed)} setzen.`,
      };
    case 'nothing-to-learn':
      return {
        what: 'Keine Schicht des Netzes hat etwas zu lernen.',
        fix: 'Eine Faltung oder eine dichte Schicht hinzufügen.',
      };
  }
}

function formatPictures(data: DataSummary): string {
  return `${trainTextDe.formatData(data)}: ${listDe(
    listFew(data.classNames, (count) => `${count} weitere`),
    'und',
  )}`;
}

/** Schwierigkeiten beim Training in Worten. */
export const trainProblemTextDe: typeof trainProblemText = {
  formatTrainingProblem,
  formatSetupProblem: (problem, getName) => {
    switch (problem.code) {
      case 'wrong-at-size': {
        const { what, ...rest } = diagnosticTextDe.formatDiagnostic(problem.diagnostic, getName);
        return { what: `Bei ${formatSize(problem.size)}: ${what}`, ...rest };
      }
      case 'no-pictures':
        return {
          what: 'Keine Dateien sind gewählt.',
          fix: 'Dateien mit Bildern wählen, oder die künstlichen Bilder nehmen.',
        };
      case 'bad-address':
        return {
          what:
            problem.address.trim() === ''
              ? 'Keine Adresse ist angegeben.'
              : `„${problem.address.trim()}“ ist keine Adresse.`,
          fix: 'Sie ganz schreiben, von https:// an.',
        };
      case 'not-kept':
        return {
          what: `„${problem.name}“ ist nicht mehr in diesem Browser.`,
          fix: 'Die Dateien noch einmal wählen, oder andere Bilder nehmen.',
        };
      case 'name-taken':
        return {
          what: `Als „${problem.name}“ ist schon eine Sammlung aufgehoben.`,
          fix: 'Diese unter einem anderen Namen aufheben, oder zustimmen, dass jene ersetzt wird.',
        };
      default:
        return formatTrainingProblem(problem, getName);
    }
  },
  formatRunProblem: (problem, getName) => {
    switch (problem.code) {
      case 'cannot-train': {
        const [first] = problem.problems;
        return first === undefined
          ? { what: 'Dieses Netz lässt sich nicht trainieren.' }
          : formatTrainingProblem(first, getName);
      }
      case 'no-backend':
        return isChosen(problem.candidates)
          ? {
              what: describeFailed(problem.candidates),
              fix: 'Etwas anderes wählen, oder das schnellste, das da ist.',
            }
          : {
              what: `Nichts, was rechnen könnte, geht hier: ${describeFailed(problem.candidates)}`,
              fix: 'Ein Browser mit WebAssembly kann es.',
            };
      case 'bad-data':
        return { what: formatDataProblem(problem.problem) };
      case 'checkpoint-mismatch':
        return {
          what: 'Wovon der Lauf weitergehen soll, gehört zu einem anderen Netz oder einem anderen Optimierer.',
        };
      case 'other-pictures':
        return {
          what: problem.isAlike
            ? `Der Lauf wurde mit anderen Bildern trainiert. Diese sind ebenso viele, von denselben Klassen und derselben Größe (${formatPictures(problem.found)}), aber nicht dieselben, oder nicht ebenso benannt.`
            : `Der Lauf wurde mit anderen Bildern trainiert: ${formatPictures(problem.trained)}. Diese sind ${formatPictures(problem.found)}.`,
          fix: 'Die Dateien wählen, mit denen er trainiert wurde, oder einen neuen Lauf beginnen; er kann von den Gewichten dieses Laufs ausgehen.',
        };
      case 'no-checkpoint':
        return { what: 'In diesem Browser ist kein Zwischenstand dieses Laufs aufgehoben.' };
      case 'diverged':
        return {
          what: `Der Verlust wuchs bei Schritt ${formatExact(problem.step)} über alle Maßen: Mit einer Lernrate von ${formatRate(problem.learningRate)} sind die Schritte zu lang.`,
          fix: 'Ein Zehntel davon hilft meist; ebenso eine Normierung hinter jeder Faltung.',
        };
      case 'buffer-too-large':
        return {
          what: `${problem.layer === null ? 'Was der Optimierer zu allen Gewichten aufhebt,' : getName(problem.layer)} braucht ${formatBytes(problem.bytes)} am Stück; das Gerät nimmt ${formatBytes(problem.limitBytes)}.`,
          fix: 'Kleinere Batches, kleinere Bilder oder ein schmaleres Netz passen.',
        };
      case 'out-of-memory':
        return {
          what:
            problem.bytes === null || problem.limitBytes === null
              ? 'Der Speicher reicht nicht.'
              : `Ein Schritt braucht ${formatBytes(problem.bytes)} Speicher; da sind ${formatBytes(problem.limitBytes)}.`,
          fix: 'Kleinere Batches, kleinere Bilder oder ein schmaleres Netz brauchen weniger.',
        };
      case 'device-lost':
        return {
          what: 'Das Grafikgerät ging mehrmals verloren.',
          fix: 'Der Lauf kann ohne es vom letzten Zwischenstand weitergehen.',
        };
      case 'unknown':
        return problem.message === ''
          ? {
              what: 'Der Code, der trainiert, ließ sich nicht laden, oder er brach.',
              fix: 'Die Seite neu laden, mit einer Verbindung dorthin, woher sie kommt.',
            }
          : { what: `Das Training brach ab: ${problem.message}` };
    }
  },
  formatRemedy: ({ code, setup }) => {
    switch (code) {
      case 'lower-rate':
        return `Neu beginnen mit Lernrate ${formatRate(setup.settings.learningRate)}`;
      case 'smaller-batch':
        return `Neu beginnen mit Batches von ${setup.settings.batchSize}`;
      case 'thinner-network':
        return `Neu beginnen mit 1/${formatExact(1 / setup.width)} seiner Breite`;
      case 'use-wasm':
        return 'Mit WebAssembly weitermachen';
      case 'choose-backend':
        return 'Neu beginnen mit dem, was geht';
      case 'start-anew':
        return 'Von vorn beginnen';
    }
  },
};
