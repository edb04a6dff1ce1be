/** @file A quiz: questions about random networks, the same for the same seed, with the analysis as the key. */
import type { Analysis } from '../../analysis/analysis';
import { analyze } from '../../analysis/analyze';
import type { LayerId } from '../../architecture/architecture';
import type { Design } from '../../document/document';
import { getMapLength } from '../../layers/shape';
import { bothAxes } from '../../util/perAxis';
import { createRandom, type Random } from '../../util/random';
import { choose, createQuizNetwork, type Difficulty } from './quizNetwork';

/** What is asked of a network. */
export type QuizKind = 'field' | 'jump' | 'size' | 'border';

const kinds: readonly QuizKind[] = ['field', 'jump', 'size', 'border'];

/** A question about one network. */
export interface QuizQuestion {
  readonly kind: QuizKind;
  readonly design: Design;
  readonly analysis: Analysis;
  /** The layer that is asked about; null where it is to be found. */
  readonly layer: LayerId | null;
}

/** What a sheet is made from. */
export interface QuizChoice {
  readonly seed: number;
  /** How many questions. */
  readonly count: number;
  readonly difficulty: Difficulty;
}

/** A sheet. */
export interface Quiz extends QuizChoice {
  readonly questions: readonly QuizQuestion[];
}

/** How many questions a sheet can have. */
export const quizCounts = { min: 1, max: 20 } as const;

/** Which seeds there are. */
export const quizSeeds = { min: 1, max: 999_999 } as const;

/** The key: a number of pixels or units; for `border` the layer, or null where there is none. */
export function answerQuestion({ kind, analysis, layer }: QuizQuestion): number | LayerId | null {
  if (kind === 'border') {
    for (const facts of analysis.layers.values()) if (facts.status === 'unproductive') return facts.id;
    return null;
  }
  const facts = layer === null ? undefined : analysis.layers.get(layer);
  if (kind === 'size') return getMapLength(facts?.shape ?? null, 0);
  return (kind === 'field' ? facts?.field?.min[0] : facts?.field?.jump[0]) ?? null;
}

const look = (design: Design): Analysis =>
  analyze(design.architecture, { resolution: design.resolution, rule: design.rule });

/** Images on which some convolution but the first is the border: a little smaller than what it receives. */
function shrinkImage(random: Random, design: Design, analysis: Analysis): Design | null {
  const received = [...analysis.layers.values()].flatMap(({ status, received: own }) =>
    status === 'none' || own === null || own[0] < 6 ? [] : [own[0]],
  );
  if (received.length === 0) return null;
  return { ...design, resolution: bothAxes(choose(random, received) - 1 - random.nextBelow(2)) };
}

/** A question of a kind; null where the network is not fit for one. @param mustBorder whether it has to have a border. */
function tryQuestion(
  random: Random,
  kind: QuizKind,
  difficulty: Difficulty,
  mustBorder = false,
): QuizQuestion | null {
  const first = createQuizNetwork(random, difficulty);
  // One sheet in five has a network without a border.
  const isBordered = mustBorder || (kind === 'border' && random.nextBelow(5) > 0);
  const design = isBordered ? shrinkImage(random, first, look(first)) : first;
  if (design === null) return null;
  const analysis = look(design);
  // Two that lie side by side are both the first: another network is drawn in place of this one.
  if (kind === 'border' && analysis.borderLayers.length > 1)
    return tryQuestion(random, kind, difficulty, true);
  if (analysis.diagnostics.some(({ severity }) => severity === 'error')) return null;
  const isFlat = [...analysis.layers.values()].some(({ shape }) => (getMapLength(shape, 0) ?? 0) < 1);
  if (isFlat) return null;
  const all = [...analysis.layers.values()].filter(({ field }) => (field?.min[0] ?? 0) > 3);
  const asked = all.slice(-3);
  if (asked.length === 0) return null;
  const question = { kind, design, analysis, layer: kind === 'border' ? null : choose(random, asked).id };
  // A jump of one pixel is no question.
  return kind === 'jump' && answerQuestion(question) === 1 ? null : question;
}

/** The quiz of a seed. Kinds come in turns, from one that the seed chooses. */
export function createQuiz({ seed, count, difficulty }: QuizChoice): Quiz {
  const random = createRandom(seed, `quiz ${difficulty}`);
  const offset = random.nextBelow(kinds.length);
  const questions: QuizQuestion[] = [];
  while (questions.length < count) {
    const kind = kinds[(offset + questions.length) % kinds.length] ?? 'field';
    const question = tryQuestion(random, kind, difficulty);
    if (question !== null) questions.push(question);
  }
  return { seed, count, difficulty, questions };
}
