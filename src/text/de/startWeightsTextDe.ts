/** @file Worte über trainierte Zahlen, mit denen ein Lauf beginnt: woher sie kommen, und warum sie nicht passen. */
import type { WeightsProblem } from '../../codecs/safetensors/safetensors';
import type { MisfitProblem, WeightNaming } from '../../training/weightsFit';
import type { startWeightsText } from '../en/startWeightsText';
import type { Explanation } from '../en/words';
import { formatBytes, formatExact } from '../quantities';
import { trainProblemTextDe } from './trainProblemTextDe';
import { countAllDe, countDe, listDe } from './wordsDe';

const some = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 2).join(', ')} und ${names.length - 2} weitere` : listDe(names, 'und');

const formatLengths = (shape: readonly number[]): string =>
  shape.length === 0 ? 'eine Zahl' : shape.join('x');

const countTensors = (count: number): string => countDe(count, 'Tensor', 'Tensoren');

function formatMissing({ size, needed }: { readonly size: number; readonly needed: number }): string {
  const [has, whole] = [formatBytes(size), formatBytes(needed)];
  if (has !== whole) return `${has} von ${whole} sind da`;
  const missing = needed - size;
  return missing === 1 ? 'ein Byte fehlt' : `${formatExact(missing)} Bytes fehlen`;
}

function formatFileProblem(problem: WeightsProblem, file: string): Explanation {
  switch (problem.code) {
    case 'not-safetensors':
      return {
        what: `${file} ist keine safetensors-Datei.`,
        fix: 'In Python schreibt safetensors.torch.save_file(model.state_dict(), "weights.safetensors") eine.',
      };
    case 'truncated':
      return {
        what: `${file} endet zu früh: ${formatMissing(problem)}.`,
        fix: 'Noch einmal laden.',
      };
    case 'damaged':
      return {
        what:
          problem.tensor === ''
            ? `Der Kopf von ${file} ist beschädigt.`
            : `${file} widerspricht sich bei ${problem.tensor}.`,
        fix: 'Noch einmal speichern.',
      };
    case 'too-large':
      return {
        what: `${file} hat ${formatBytes(problem.actual)}; gelesen werden höchstens ${formatBytes(problem.max)}.`,
      };
    case 'unknown-type':
      return {
        what: `${problem.tensor} in ${file} hat Zahlen vom Typ ${problem.type}, der nicht gelesen wird.`,
        fix: 'Als Gleitkommazahlen mit 16, 32 oder 64 Bit speichern.',
      };
    case 'unreadable':
      return { what: `Der Browser kann ${file} nicht lesen.`, fix: 'Noch einmal wählen.' };
  }
}

function formatMisfit(
  problem: MisfitProblem,
  source: string,
  getName: Parameters<typeof trainProblemTextDe.formatTrainingProblem>[1],
): Explanation {
  switch (problem.code) {
    case 'cannot-train': {
      const [first] = problem.problems;
      return first === undefined
        ? { what: 'Dieses Netz lässt sich nicht trainieren.' }
        : trainProblemTextDe.formatTrainingProblem(first, getName);
    }
    case 'no-match': {
      const { wanted, found } = problem;
      if (wanted === null) return { what: 'Keine Schicht dieses Netzes lernt etwas.' };
      return {
        what:
          found === null
            ? `In ${source} sind keine Zahlen.`
            : `${source} gehört zu einem anderen Netz: dort gibt es ${found}, hier wird ${wanted} gesucht, oder wie das exportierte PyTorch-Modul es nennt.`,
        fix: 'Den Entwurf öffnen, mit dem die Gewichte gespeichert wurden.',
      };
    }
    case 'wrong-shape': {
      const others = problem.count > 1 ? `, und ${problem.count - 1} weitere weichen ab` : '';
      return {
        what: `${problem.tensor} ist ${formatLengths(problem.actual)} in ${source} und ${formatLengths(problem.expected)} in diesem Netz${others}.`,
        fix: 'Breite, Kanäle und Klassen müssen die sein, mit denen die Gewichte trainiert wurden.',
      };
    }
    case 'not-finite':
      return {
        what: `${problem.tensor} in ${source} hat unendliche Zahlen, oder was keine Zahlen sind: jenes Training lief davon.`,
        fix: 'Die Gewichte einer früheren Epoche speichern.',
      };
  }
}

const namings: Readonly<Record<WeightNaming, string>> = {
  ids: 'nach den Namen unserer eigenen Dateien',
  names: 'nach den Namen der Schichten',
  pytorch: 'nach den Namen des PyTorch-Moduls',
};

/** Worte des Bedienfelds. */
export const startWeightsTextDe: typeof startWeightsText = {
  title: 'Anfangsgewichte',
  from: 'Beginnen mit',
  anew: 'neu gezogenen, nach dem Startwert',
  choose: 'Gewichte laden',
  drawAnew: 'Neu ziehen',
  reading: (file: string) => `${file} wird gelesen …`,
  hint: 'Eine .safetensors-Datei: aus einem Lauf hier gespeichert, aus einem Trainingsprojekt, oder der Zustand des PyTorch-Moduls, das „Exportieren“ schreibt.',
  fitsInPart: (count: number, total: number, naming: WeightNaming) =>
    `${count} von ${countTensors(total)} ${count === 1 ? 'passt' : 'passen'}, ${namings[naming]}. Mit dem, was passt, beginnen und den Rest nach dem Startwert neu ziehen, oder den Entwurf öffnen, mit dem die Gewichte gespeichert wurden.`,
  lacking: (count: number) => `${countTensors(count)} neu zu ziehen`,
  formatLacking: (tensor: string, expected: readonly number[], actual: readonly number[] | null) =>
    actual === null
      ? `${tensor}: nicht in der Datei; hier ${formatLengths(expected)}`
      : `${tensor}: ${formatLengths(actual)} in der Datei, hier ${formatLengths(expected)}`,
  formatUnused: (unused: readonly string[]) => `Nicht gebraucht: ${some(unused)}.`,
  refused: (source: string) =>
    `Es wurde nichts gestartet: ${source} passt nicht als Ganzes zu diesem Netz. Was passt, steht unter „Einrichten“, „Anfangsgewichte“.`,
  unread: (file: string) =>
    `Es wurde nichts gestartet: ${file} wird noch gelesen. Danach noch einmal starten, oder „Neu ziehen“ wählen.`,
  takePart: 'Mit dem beginnen, was passt',
  fits: (count: number, naming: WeightNaming, unused: readonly string[]) =>
    `${count === 1 ? 'Der eine Tensor passt' : `${countAllDe(count, 'Tensor', 'Tensoren')} passen`}, ${namings[naming]}.${
      unused.length === 0 ? '' : ` Nicht gebraucht: ${some(unused)}.`
    }`,
  fromRun: 'Den nächsten Lauf mit seinen Gewichten beginnen',
  taken: (run: string) => `Der nächste Lauf beginnt mit den Gewichten von „${run}“.`,
  formatFileProblem,
  formatMisfit,
};
