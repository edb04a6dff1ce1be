/**
 * @file Suggestions in words: what to do, why in two sentences with the source, what gets better, and why something
 * cannot be done.
 */
import type { DesignSummary, Measure } from '../../suggestions/designSummary';
import type { RewriteProblem, Strategy, Suggestion, SuggestionReason } from '../../suggestions/suggestion';
import type { PerAxis } from '../../util/perAxis';
import { formatRatio } from '../formatRatio';
import {
  formatBytes,
  formatCount,
  formatPerAxis,
  formatPercent,
  formatShape,
  formatSize,
} from '../quantities';
import { formatDiagnostic, type GetName } from './diagnosticText';
import { formatRefusal as formatEditRefusal } from './editText';
import { countNoun, joinExplanation } from './words';

/** A suggestion in words; whole sentences but for the title. */
export interface SuggestionWords {
  readonly title: string;
  readonly why: string;
  /** Authors and venue. */
  readonly source: string;
}

const richter = 'Richter et al., “Should You Go Deeper?”, ICMLA 2021';

const strategies: Readonly<Record<Strategy, string>> = {
  efficiency: 'efficiency',
  performance: 'performance',
  hybrid: 'hybrid',
  resolution: 'larger images',
  coverage: 'larger field',
  tidiness: 'tidiness',
};

const measures: Readonly<Record<Measure, string>> = {
  unproductive: 'convolutions beyond the border',
  params: 'parameters',
  macs: 'MACs',
  memoryBytes: 'activations',
  coverage: 'share of the image that the largest field covers',
  layers: 'layers',
};

/** `4 pixels`, `1 pixel`, `4x8 pixels`. */
const formatGrowth = (growth: PerAxis<number>) =>
  `${formatPerAxis(growth)} ${growth[0] === 1 && growth[1] === 1 ? 'pixel' : 'pixels'}`;

const formatKernel = (kernel: PerAxis<number>) => formatSize(kernel);

/** `halves the map`, `divides the map by 4`. */
function formatStep(factor: PerAxis<number>): string {
  return factor[0] === 2 && factor[1] === 2
    ? 'halves the map'
    : `divides the map by ${formatPerAxis(factor)}`;
}

function describeWeakening(
  { layer, from, to, isRemoved }: Extract<SuggestionReason, { readonly code: 'weaken-downsampling' }>,
  getName: GetName,
): SuggestionWords {
  const name = getName(layer);
  const isStill = to[0] <= 1 && to[1] <= 1;
  const title = isRemoved
    ? `Remove ${name}`
    : `Let ${name} ${isStill ? 'keep the map as it is' : `divide the map by ${formatPerAxis(to)} only`}`;
  return {
    title,
    why: `${name} ${formatStep(from)}, and from there on every kernel reaches ${formatPerAxis(from)} times as far. Without that the field grows more slowly and more layers work before it covers the image; finer maps cost MACs, not parameters.`,
    source: richter,
  };
}

function describeSteps(steps: readonly SuggestionReason[], getName: GetName): SuggestionWords {
  const titles = steps.map((step) => describeReason(step, getName).title);
  const lower = titles.map((title, place) =>
    place === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1),
  );
  return {
    title: `${lower.slice(0, -1).join(', ')}, then ${lower.at(-1) ?? ''}`,
    why: 'Slower growth lets more layers work, and what is still beyond the border then is cut. That is between both: some of the gain for some of the cost.',
    source: richter,
  };
}

/** The words for the pattern that was found. */
function describeReason(reason: SuggestionReason, getName: GetName): SuggestionWords {
  switch (reason.code) {
    case 'cut-tail': {
      const [border, last] = [getName(reason.border), getName(reason.last)];
      const gone = countNoun(reason.removedConvolutions, 'convolution');
      return {
        title: `Cut behind ${last} and attach the head there`,
        why:
          border === last
            ? `What arrives at ${border}, the border layer, covers the image already, so what comes behind it adds no context. The border layer stays, as in the authors’ networks; ${gone} behind it ${reason.removedConvolutions === 1 ? 'goes' : 'go'}, and the head reads ${last}.`
            : `What arrives at ${border}, the border layer, covers the image already, so neither it nor what comes behind it adds context. The part that holds it goes with everything behind it, ${gone} in all, and the head reads ${last}.`,
        source: richter,
      };
    }
    case 'shrink-stem-kernel': {
      const { from, to } = reason;
      return {
        title: `Make the kernel of ${getName(reason.layer)} ${formatKernel(to)}`,
        why: `A kernel of ${formatKernel(from)} at the start makes every field behind it ${formatGrowth(reason.growth)} larger than one of ${formatKernel(to)} does. The smaller one slows the growth and costs less.`,
        source: richter,
      };
    }
    case 'soften-stem':
      return {
        title: `Begin with 3x3 at ${getName(reason.layer)}, without stride and pool`,
        why: `The stem divides the map by ${formatPerAxis(reason.factor)} before the first block, which is made for large images and throws most of a small one away. Networks for small images begin at full size.`,
        source: 'He et al., CVPR 2016, section 4.2; Richter et al., ICMLA 2021',
      };
    case 'weaken-downsampling':
      return describeWeakening(reason, getName);
    case 'delay-downsampling':
      return {
        title: `Move ${countNoun(reason.pools, 'pool')} later by up to ${countNoun(reason.steps, 'convolution')}`,
        why: 'Convolutions in front of a pool reach half as far as behind it. With later pools more of them work before the field covers the image, at the price of finer maps.',
        source: richter,
      };
    case 'move-blocks':
      return {
        title: `Repeat the block up to ${getName(reason.behind)} instead of ${countNoun(reason.blocks, 'block')} beyond the border`,
        why: 'Blocks beyond the border add depth where it does nothing. In front of the border the same depth still adds context.',
        source: richter,
      };
    case 'slow-then-cut':
      return describeSteps(reason.steps, getName);
    case 'raise-resolution':
      return {
        title: `Use images of ${formatSize(reason.to)}`,
        why: `Every layer of this network still adds context from ${formatSize(reason.to)} on; at ${formatSize(reason.from)} some fields cover the image too early. The network stays as it is, and MACs grow with the area.`,
        source: richter,
      };
    case 'add-stride':
      return {
        title: `Give ${getName(reason.layer)} stride 2`,
        why: 'No field covers the whole image. A step down early doubles how fast all fields behind it grow, and saves MACs.',
        source: richter,
      };
    case 'advance-downsampling':
      return {
        title: `Move ${countNoun(reason.pools, 'pool')} earlier by up to ${countNoun(reason.steps, 'convolution')}`,
        why: 'No field covers the whole image. Behind a pool convolutions reach twice as far, so earlier pools make fields grow faster and save MACs.',
        source: richter,
      };
    case 'enlarge-kernel':
      return {
        title: `Make the kernel of ${getName(reason.layer)} ${formatKernel(reason.to)}`,
        why: `No field covers the whole image. A kernel of ${formatKernel(reason.to)} instead of ${formatKernel(reason.from)} at the start makes every field behind it ${formatGrowth(reason.growth)} larger.`,
        source: richter,
      };
    case 'dilate-layers':
      return {
        title: `Double the dilation of ${countNoun(reason.layers, 'convolution')} on the coarsest map`,
        why: 'No field covers the whole image. Dilated kernels reach farther with the same parameters and MACs, most where a unit stands for the largest step in the image.',
        source: 'Yu & Koltun, ICLR 2016',
      };
    case 'pool-head':
      return {
        title: 'Replace the dense head by a global pool and one dense layer',
        why: `The dense layers read a map of ${formatSize(reason.mapSize)} and hold ${formatPercent(reason.paramShare)} of all parameters. The mean over the map needs none, fits every image size and overfits less.`,
        source: 'Lin, Chen & Yan, “Network In Network”, ICLR 2014',
      };
    case 'drop-idle-layers':
      return {
        title: `Remove ${countNoun(reason.layers, 'layer')} that ${reason.layers === 1 ? 'does' : 'do'} nothing`,
        why: `${reason.layers === 1 ? 'It gives' : 'They give'} out exactly what ${reason.layers === 1 ? 'it gets' : 'they get'}. Without ${reason.layers === 1 ? 'it' : 'them'} the network computes the same.`,
        source: 'by the definition of the layers',
      };
    case 'merge-linear-convolutions': {
      const [layer, partner] = [getName(reason.layer), getName(reason.partner)];
      return {
        title: `Let ${partner} do the work of ${layer} too`,
        why: `Between ${layer}, a 1x1 that narrows nothing, and ${partner} there is no activation, so together they are one linear map. One convolution can learn what both can; only what a bias between them does at padded edges is lost.`,
        source: 'linear algebra',
      };
    }
  }
}

/** One sentence that says why a suggestion cannot be made. */
function explainProblem(problem: RewriteProblem, getName: GetName): string {
  switch (problem.code) {
    case 'no-single-way':
      return 'There is no single way from the image to one output.';
    case 'no-head':
      return 'The network puts out a map, which a cut would make coarser or leave unfinished.';
    case 'too-little-left':
      return problem.convolutions === 0
        ? 'No convolution would be left.'
        : `Only ${countNoun(problem.convolutions, 'convolution')} would be left; slow the growth of the field first.`;
    case 'costs-more': {
      const unit = problem.measure === 'params' ? 'parameters' : 'MACs';
      return `It would take ${formatCount(problem.after)} ${unit} instead of ${formatCount(problem.before)}, since the head would read more than now. A global pool in front of one dense layer mends that.`;
    }
    case 'nothing-to-repeat':
      return 'There is no block in front of the border that could be repeated.';
    case 'image-too-large':
      return `That takes images of ${formatSize(problem.size)}, and ${problem.limit} pixels are the limit.`;
    case 'breaks-shapes':
      return `Shapes would not fit any more: ${joinExplanation(formatDiagnostic(problem.diagnostic, getName))}`;
    case 'changes-output': {
      const actual = problem.actual === null ? 'nothing' : formatShape(problem.actual);
      const expected = problem.expected === null ? 'something' : formatShape(problem.expected);
      return `The network would put out ${actual} instead of ${expected}.`;
    }
    case 'edit-refused':
      return joinExplanation(formatEditRefusal(problem.refusal, { getName, getGroupName: (id) => id }));
  }
}

/** A number that changes, for a row of a table; texts are equal where the numbers are. */
export interface ChangeWords {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

const changeRows: readonly {
  readonly label: string;
  readonly format: (summary: DesignSummary) => string;
}[] = [
  { label: 'image', format: ({ resolution }) => formatSize(resolution) },
  {
    label: 'beyond the border',
    format: ({ unproductive, convolutions }) => `${unproductive} of ${convolutions}`,
  },
  { label: 'parameters', format: ({ params }) => formatCount(params) },
  { label: 'MACs', format: ({ macs }) => formatCount(macs) },
  { label: 'activations', format: ({ memoryBytes }) => formatBytes(memoryBytes) },
  { label: 'largest field', format: ({ largestField }) => formatSize(largestField) },
  { label: 'layers', format: ({ layers }) => String(layers) },
];

/** What a suggestion changes, number by number. */
function listChanges(before: DesignSummary, after: DesignSummary): readonly ChangeWords[] {
  return changeRows.map(({ label, format }) => ({ label, before: format(before), after: format(after) }));
}

/** What gets better and what it costs, in one line: `6 → 1 beyond the border, parameters ÷ 4.6, MACs ÷ 1.5`. */
function formatGain({ before, after }: Pick<Suggestion, 'before' | 'after'>): string {
  const parts: string[] = [];
  if (before.unproductive !== after.unproductive)
    parts.push(`${before.unproductive} → ${after.unproductive} beyond the border`);
  if (before.coverage !== after.coverage)
    parts.push(
      `largest field ${formatPerAxis(before.largestField)} → ${formatPerAxis(after.largestField)} of ${formatPerAxis(after.resolution)} px`,
    );
  const ratios = [
    ['parameters', formatRatio(before.params, after.params)],
    ['MACs', formatRatio(before.macs, after.macs)],
    ['activations', formatRatio(before.memoryBytes, after.memoryBytes)],
  ] as const;
  for (const [label, ratio] of ratios) if (ratio !== null) parts.push(`${label} ${ratio}`);
  if (parts.length === 0 && before.layers !== after.layers)
    parts.push(`${before.layers} → ${after.layers} layers`);
  return parts.join(', ');
}

/** Suggestions in words. */
export const suggestionText = {
  strategies,
  measures,
  describeReason,
  explainProblem,
  listChanges,
  formatGain,
};
