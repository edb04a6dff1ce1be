/** @file Sätze der Exporte. */
import type { InexpressibleReason } from '../../codecs/exportProblem';
import type { exportText } from '../en/exportText';
import { formatShape } from '../quantities';
import { diagnosticTextDe } from './diagnosticTextDe';
import { trainProblemTextDe } from './trainProblemTextDe';
import { countDe, listDe } from './wordsDe';

const reasons: Readonly<Record<InexpressibleReason, string>> = {
  opaque: 'ihre Operation ist nicht bekannt',
  kind: 'das Format hat keine solche Schicht',
  'dilated-stride': 'das Format erlaubt eine Dilatation oder eine Schrittweite, nicht beides',
  dilation: 'das Format hat in einer solchen Schicht keine Dilatation',
  padding: 'das Format hat kein Padding dieser Größen',
  size: 'das Format kann nicht sagen, welche Größe herauskommt',
};

const maxNames = 4;
const maxLength = 60;

function listNames(names: readonly string[]): string {
  let shown = 0;
  for (let length = 0; shown < Math.min(names.length, maxNames); shown++) {
    length += names[shown]?.length ?? 0;
    if (shown > 0 && length > maxLength) break;
  }
  const rest = names.length - shown;
  if (rest <= 1) return listDe(names, 'und');
  return `${names.slice(0, shown).join(', ')} und ${rest} weitere`;
}

/** Mit Punkt, wie die Zahlen im Code daneben. */
const formatReal = (value: number) => String(Number(value.toPrecision(8)));

const formatInteger = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '.');

/** Die Anleitung eines Trainingsprojekts, in Markdown. */
function describeProject({ title, epochs, side }: Parameters<typeof exportText.describeProject>[0]): string {
  const size =
    side === null
      ? 'Eigene Bilder werden um die Mitte auf die Form dessen zugeschnitten, was das Netz sieht, und auf dessen Größe gebracht.'
      : `Eigene Bilder werden um die Mitte zu Quadraten geschnitten, wie auf der Seite auf ${side} Pixel Seitenlänge gebracht
(\`side\`) und erst verschoben und gespiegelt auf das vergrößert, was das Netz sieht.`;
  return `# ${title}: Training

Ein Netz, das in Fovea entworfen wurde, als PyTorch-Code, und ein Skript, das es trainiert.

    pip install -r requirements.txt
    python train.py --data cifar-10-binary.tar.gz                               # ein Prozess
    torchrun --nproc_per_node=4 train.py --data cifar-10-binary.tar.gz          # vier GPUs
    torchrun --nproc_per_node=4 train.py --data bilder --out results            # eigene Bilder

\`--data\` ist das Archiv von CIFAR10 von https://www.cs.toronto.edu/~kriz/cifar.html, ein leerer Ordner, in den
torchvision es lädt, oder ein Ordner mit \`train\` und \`val\` oder \`test\`, darin je Klasse ein Ordner; gibt es beide, wird
auf \`val\` getestet. Tiny ImageNet wird so genommen, wie es entpackt ist. Bevor es beginnt, wird jedes Bild einmal
geöffnet; bis zu einem Zehntel, das sich nicht öffnen lässt, bleibt weg. Ohne GPU läuft es auf dem Prozessor. \`--help\` nennt den Rest.

Ein zweiter Auftrag auf demselben Rechner braucht einen eigenen Port, den
\`torchrun --rdzv_backend=c10d --rdzv_endpoint=localhost:0 ...\` findet. \`--standalone\` von PyTorch 1.13 findet keinen:
Zwei Aufträge warten dann aufeinander.

Das Rezept (${epochs} Epochen und so weiter) steht in \`project.json\`. Ein Batch ist der aller Prozesse zusammen, und jeder
bekommt davon mindestens zwei Bilder: Die Zahl der GPUs ändert die Zeit und nicht das Rezept, bis auf zweierlei. Batch
Norm nimmt die Statistik eines Schritts in jedem Prozess für sich, über seinen Teil des Batches, solange nicht
\`--sync-batchnorm\` sie über alle GPUs nimmt (auf dem Prozessor geht das nicht); und was Dropout weglässt, wird in jedem
gezogen.

${size}

Nach jeder Epoche enthält \`results/\` die \`results.json\` mit Verlusten, Genauigkeiten und Sättigung jeder Schicht, am Ende
auch mit Proben, die Fovea im Register Training öffnet und neben den eigenen Läufen zeigt; \`weights.safetensors\`, benannt
wie die Schichten des Entwurfs; \`model.pt\`, den Zustand des Moduls in \`model.py\`; und \`checkpoint.pt\`. Ein abgebrochener
Lauf geht mit demselben Befehl und \`--resume\` von seiner letzten ganzen Epoche weiter; auf dem Prozessor, mit gleich vielen
Prozessen, kommt er zu denselben Zahlen wie ein ungestörter.

\`results.json\` und \`weights.safetensors\` sagen auch, mit welchem Mittel und welcher Abweichung je Kanal die Bilder
normiert wurden (\`pixelScale\`; \`pixel_mean\`, \`pixel_deviation\`). Training, das mit Gewichten beginnt
(\`--weights\`), nimmt die aus deren Datei, sonst die aus \`project.json\`; jedes andere richtet sich nach
\`normalization\` im Rezept.
`;
}

/** Was Exporte zu sagen haben, in Worten. */
export const exportTextDe: typeof exportText = {
  madeBy: 'Geschrieben von Fovea.',
  describeNetwork: ({ title, shape, totals }) => [
    title,
    '',
    `Für Bilder von ${formatShape(shape)} (Kanäle, Höhe, Breite); ${formatInteger(totals.params)} Parameter,`,
    `${formatInteger(totals.macs)} Multiplikationen mit Addition je Bild.`,
  ],
  describePixels: ({ mean, deviation }) => [
    'Trainiert mit Bildern als (Byte / 255 - Mittel) / Abweichung, Kanal für Kanal (Rot, Grün, Blau):',
    `Mittel ${mean.map(formatReal).join(', ')}; Abweichung ${deviation.map(formatReal).join(', ')}.`,
  ],
  describeProject,
  describeBlocks: (names) => `Verwendet für ${listNames(names)}.`,
  explainProblem: (problem) => {
    switch (problem.code) {
      case 'empty':
        return { what: 'Es gibt keine Schichten zu schreiben.' };
      case 'no-classifier':
        return {
          what: 'Das Netz endet nicht in einer dichten Schicht mit einer Antwort je Klasse, lässt sich also nicht darauf trainieren, Klassen zu unterscheiden.',
          fix: 'Einen Kopf hinzufügen: globaler Pool, Flachlegen und Linear.',
        };
      case 'wrong-channels':
        return trainProblemTextDe.formatTrainingProblem(problem, () => '');
      case 'has-errors': {
        const { what } = diagnosticTextDe.formatDiagnostic(problem.first, () => problem.layer);
        const others =
          problem.count > 1
            ? ` Es gibt ${countDe(problem.count - 1, 'weiteren Fehler', 'weitere Fehler')}.`
            : '';
        return { what: `Das Netz lässt sich nicht berechnen: ${what}${others}` };
      }
      case 'inexpressible':
        return {
          what: `Das Format kann ${problem.layer} nicht ausdrücken: ${reasons[problem.reason]}.`,
        };
    }
  },
  formatNote: (note) => {
    switch (note.code) {
      case 'placeholders':
        return `${listNames(note.layers)} ${note.layers.length === 1 ? 'ist' : 'sind'} nur markiert: Dort die wirkliche Operation einsetzen.`;
      case 'approximated':
        return `${listNames(note.layers)} ${note.layers.length === 1 ? 'hat' : 'haben'} dieselbe Form und dasselbe Feld, aber Werte am Rand weichen ab.`;
    }
  },
};
