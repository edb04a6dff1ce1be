/** @file Sentences for exporters: comments in code, why a design cannot be written, what to know of a file. */
import type { ExportNote, ExportProblem, InexpressibleReason } from '../../codecs/exportProblem';
import type { PixelScale } from '../../codecs/pixelScale';
import type { MapShape } from '../../layers/shape';
import { formatShape } from '../quantities';
import { formatDiagnostic } from './diagnosticText';
import { trainProblemText } from './trainProblemText';
import { countNoun, type Explanation, listWords } from './words';

const reasons: Readonly<Record<InexpressibleReason, string>> = {
  opaque: 'its operation is not known',
  kind: 'the format has no such layer',
  'dilated-stride': 'the format allows a dilation or a stride, not both',
  dilation: 'the format has no dilation in such a layer',
  padding: 'the format has no padding of these sizes',
  size: 'the format cannot say what size comes out',
};

const maxNames = 4;
const maxLength = 60;

/** Names, the first few of them. */
function listNames(names: readonly string[]): string {
  let shown = 0;
  for (let length = 0; shown < Math.min(names.length, maxNames); shown++) {
    length += names[shown]?.length ?? 0;
    if (shown > 0 && length > maxLength) break;
  }
  const rest = names.length - shown;
  // "and 1 more" takes the room of a name.
  if (rest <= 1) return listWords(names, 'and');
  return `${names.slice(0, shown).join(', ')} and ${rest} more`;
}

/** Digits in groups, as code comments have them. */
const formatInteger = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

/** As many digits as the numbers of a network have. */
const formatReal = (value: number) => String(Number(value.toPrecision(8)));

/** Why a design cannot be written in a format. */
function explainProblem(problem: ExportProblem): Explanation {
  switch (problem.code) {
    case 'empty':
      return { what: 'There are no layers to write.' };
    case 'no-classifier':
      return {
        what: 'The network does not end in one dense layer with an answer for each class, so it cannot be trained to tell classes apart.',
        fix: 'Add a head: global pooling, Flatten and Linear.',
      };
    case 'wrong-channels':
      return trainProblemText.formatTrainingProblem(problem, () => '');
    case 'has-errors': {
      const { what } = formatDiagnostic(problem.first, () => problem.layer);
      const others =
        problem.count > 1
          ? ` There ${problem.count === 2 ? 'is' : 'are'} ${countNoun(problem.count - 1, 'other error')}.`
          : '';
      return { what: `The network cannot be computed: ${what}${others}` };
    }
    case 'inexpressible':
      return { what: `The format cannot express ${problem.layer}: ${reasons[problem.reason]}.` };
  }
}

/** What to know of a file that was written. */
function formatNote(note: ExportNote): string {
  switch (note.code) {
    case 'placeholders':
      return `${listNames(note.layers)} ${note.layers.length === 1 ? 'is' : 'are'} only marked: put the real operation there.`;
    case 'approximated':
      return `${listNames(note.layers)} ${note.layers.length === 1 ? 'has' : 'have'} the same shape and field, but values at the edge differ.`;
  }
}

/** The README of a training project, in Markdown. */
/** What a training project is told about in its README. */
interface ProjectFacts {
  readonly title: string;
  readonly epochs: number;
  /** Side in pixels of the squares that own pictures are shrunk to first; null where they are not. */
  readonly side: number | null;
}

function describeProject({ title, epochs, side }: ProjectFacts): string {
  const size =
    side === null
      ? 'Own pictures are cut to the shape of what the network sees, around the middle, and brought to its size.'
      : `Own pictures are cut to squares around the middle, brought to squares of ${side} pixels (\`side\`) as on the page, and
enlarged to what the network sees once they are moved and mirrored.`;
  return `# ${title}: training

A network that was designed in Fovea, as PyTorch code, and a script that trains it.

    pip install -r requirements.txt
    python train.py --data cifar-10-binary.tar.gz                               # one process
    torchrun --nproc_per_node=4 train.py --data cifar-10-binary.tar.gz          # four GPUs
    torchrun --nproc_per_node=4 train.py --data pictures --out results          # own pictures

\`--data\` is CIFAR10's archive from https://www.cs.toronto.edu/~kriz/cifar.html, an empty folder into which torchvision
fetches it, or a folder with \`train\` and \`val\` or \`test\`, each with a folder for each class; where there are both, it is
tested on \`val\`. Tiny ImageNet is taken as it is unpacked. Before it begins each picture is opened once, and up to
a tenth that cannot be is left out. Without a GPU it runs on the processor. \`--help\` lists the rest.

A second job on the same machine needs its own port: \`torchrun --rdzv_backend=c10d --rdzv_endpoint=localhost:0 ...\` finds
one. \`--standalone\` of PyTorch 1.13 does not: two jobs wait for each other.

The recipe (${epochs} epochs, and so on) is in \`project.json\`. A batch is that of all processes together, and each gets two
pictures of it or more: the number of GPUs changes the time and not the recipe, but for two things. Batch norm takes the
statistics of a step in each process by itself, over its share of the batch, unless \`--sync-batchnorm\` takes them over
all GPUs (on the processor it cannot); and what dropout drops is drawn in each.

${size}

After every epoch \`results/\` holds \`results.json\` with losses, accuracies and saturation of every layer, at the end also
with probes, which Fovea opens in the tab Train and shows beside its own runs; \`weights.safetensors\`, named as the
design's layers; \`model.pt\`, the state of the module in \`model.py\`; and \`checkpoint.pt\`. A run that has been cut off goes
on from its last whole epoch by the same command with \`--resume\`; on the processor, with as many processes, it comes to
the same numbers as one that nothing disturbed.

\`results.json\` and \`weights.safetensors\` also say by which mean and deviation of each channel pictures were normalised
(\`pixelScale\`; \`pixel_mean\`, \`pixel_deviation\`). Training that begins with weights (\`--weights\`) takes those of
their file, or else of \`project.json\`; any other goes by \`normalization\` of the recipe.
`;
}

/** What exporters have to say, in words. */
export const exportText = {
  madeBy: 'Written by Fovea.',
  /** Lines of documentation: what the network is, on which images, and what it costs. */
  describeNetwork: ({
    title,
    shape,
    totals,
  }: {
    readonly title: string;
    readonly shape: MapShape;
    readonly totals: { readonly params: number; readonly macs: number };
  }): readonly string[] => [
    title,
    '',
    `For images of ${formatShape(shape)} (channels, height, width); ${formatInteger(totals.params)} parameters,`,
    `${formatInteger(totals.macs)} multiply-accumulates for one image.`,
  ],
  /** Lines of documentation: how pictures become what trained weights know. */
  describePixels: ({ mean, deviation }: PixelScale): readonly string[] => [
    'Trained on pictures as (byte / 255 - mean) / deviation, channel by channel (red, green, blue):',
    `mean ${mean.map(formatReal).join(', ')}; deviation ${deviation.map(formatReal).join(', ')}.`,
  ],
  describeProject,
  /** What a block's class stands for. */
  describeBlocks: (names: readonly string[]) => `Used for ${listNames(names)}.`,
  explainProblem,
  formatNote,
};
