/**
 * @file The search for better designs: an evolution of the Pareto front by random moves, from the network as it is and
 * from where the suggestions lead.
 *
 * A heuristic: it finds good designs, not the best. The same start, seed and options always give the same result,
 * on every machine. Multi-objective evolution with an archive as in Zitzler & Thiele, IEEE TEC 1999; automated
 * optimisation by receptive fields is what Richter et al., ICMLA 2021, name as future work.
 */
import { analyze } from '../analysis/analyze';
import type { Architecture, LayerId } from '../architecture/architecture';
import { getMapSize, isMapShape } from '../layers/shape';
import { type Anatomy, createAnatomy } from '../suggestions/anatomy';
import { type DesignSummary, summarizeDesign } from '../suggestions/designSummary';
import { followStrategy } from '../suggestions/followStrategy';
import type { Rewritten, Strategy } from '../suggestions/suggestion';
import { checkRewritten } from '../suggestions/tryProposal';
import type { PerAxis } from '../util/perAxis';
import { createRandom, type Random } from '../util/random';
import { createDesignKey } from './designKey';
import { type OutlinePart, outlineDesign } from './designOutline';
import { fitLimits, type SearchLimits } from './fitLimits';
import { addToFront, thinFront } from './front';
import { moves } from './moves/moves';
import { computeObjectives, countWorking, type Objectives } from './objectives';

/** How to search. */
export interface SearchOptions {
  readonly seed: number;
  /** Designs to try. */
  readonly evaluations: number;
  readonly limits: SearchLimits;
}

/** A design that was found. */
export interface Find {
  readonly architecture: Architecture;
  readonly summary: DesignSummary;
  /** The map that the head reads, [height, width]; where there is no head, the one that is put out. */
  readonly mapSize: PerAxis<number>;
  readonly outline: readonly OutlinePart[];
  readonly objectives: Objectives;
  /** Whether it is the network that the search started from. */
  readonly isStart: boolean;
}

/** How far a search is. */
export interface SearchProgress {
  /** Designs tried so far, at most `total`. */
  readonly done: number;
  readonly total: number;
  /** The best so far, the cheapest in MACs first. */
  readonly finds: readonly Find[];
}

/** A design that others are made of. */
interface Parent extends Find {
  /** As it was before it was made narrower: what moves start from. */
  readonly anatomy: Anatomy;
  /** Whether a strategy of the suggestions led here. */
  readonly isGuided: boolean;
}

/** Costs may grow tenfold, parameters and depth not at all, unless somebody says otherwise. */
export function getDefaultLimits({ macs, params, memoryBytes, convolutions }: DesignSummary): SearchLimits {
  return { macs: 10 * macs, params, memoryBytes: 10 * memoryBytes, convolutions };
}

/** The map that the head reads. */
function findHeadMap({ spine, headStart, analysis }: Anatomy): PerAxis<number> {
  const shape = analysis.layers.get(spine[headStart - 1]?.id ?? ('' as LayerId))?.shape;
  return shape && isMapShape(shape) ? getMapSize(shape) : [1, 1];
}

/** Designs kept to go on from. */
const archiveSize = 160;
/** Designs shown: of those with the fewest convolutions beyond the border, and of others. */
const shownBest = 36;
const shownOthers = 12;
/** A new design is at least this share as deep as the start, in convolutions that work. */
const leastDepthShare = 0.5;
/** Moves in a row, and the chance of one more. */
const mostMoves = 4;
const chanceOfMore = 0.4;
/** Tries for each design to evaluate: moves that do not apply cost nothing much. */
const triesPerEvaluation = 25;
/** Designs tried between two reports. */
const reportEvery = 10;

const guides: readonly Strategy[] = ['efficiency', 'hybrid', 'performance', 'coverage', 'tidiness'];

/** What every new design must hold against the start. */
function createJudge(start: Anatomy, limits: SearchLimits) {
  const first = summarizeDesign(start.analysis);
  const leastWorking = Math.max(1, Math.ceil(leastDepthShare * countWorking(first)));
  const most = limits.convolutions ?? Number.POSITIVE_INFINITY;
  const accept = (
    anatomy: Anatomy,
    facts: { readonly isStart?: boolean; readonly isGuided?: boolean } = {},
  ): Parent | null => {
    const fitted = fitLimits(anatomy, limits);
    if (fitted === null || checkRewritten(start, fitted) !== null) return null;
    const summary = summarizeDesign(fitted.analysis);
    const isSound =
      summary.unproductive <= first.unproductive &&
      summary.coverage >= first.coverage &&
      countWorking(summary) >= leastWorking &&
      summary.convolutions <= most;
    if (!isSound) return null;
    const mapSize = findHeadMap(anatomy);
    const objectives = computeObjectives(summary, mapSize[0] * mapSize[1]);
    const { isStart = false, isGuided = false } = facts;
    const outline = outlineDesign(fitted);
    const found = { architecture: fitted.architecture, summary, mapSize, outline, objectives };
    return { ...found, anatomy, isStart, isGuided };
  };
  return { accept };
}

/** The designs on the way of each strategy, from the start to its end. */
function* followGuides(design: Rewritten): Generator<Architecture> {
  for (const strategy of guides) {
    const { taken } = followStrategy(design, strategy);
    for (const suggestion of taken) {
      const { architecture, input } = suggestion.apply();
      if (input.resolution === design.input.resolution) yield architecture;
    }
  }
}

/** One of the front: first a depth, then a design of that depth, so that rare depths are tried as often as common ones. */
function chooseParent(front: readonly Parent[], random: Random): Parent | undefined {
  const depths = [...new Set(front.map(({ objectives }) => objectives[1]))].sort((a, b) => a - b);
  const depth = depths[random.nextBelow(depths.length)];
  const candidates = front.filter(({ objectives }) => objectives[1] === depth);
  return candidates[random.nextBelow(candidates.length)];
}

/** Some moves in a row; null where one does not apply. */
function mutate({ anatomy }: Parent, random: Random): Architecture | null {
  let current = anatomy;
  for (let count = 0; count < mostMoves; count++) {
    const next = moves[random.nextBelow(moves.length)]?.(current, random) ?? null;
    if (next === null || next === current.architecture) return null;
    if (random.next() >= chanceOfMore) return next;
    current = createAnatomy(next, analyze(next, anatomy.analysis.input));
  }
  return current.architecture;
}

const compareFinds = (a: Find, b: Find) =>
  a.summary.macs - b.summary.macs || a.summary.params - b.summary.params;

function report(front: readonly Parent[], done: number, total: number): SearchProgress {
  const least = Math.min(...front.map(({ summary }) => summary.unproductive));
  const isBest = ({ summary }: Find) => summary.unproductive === least;
  const keep = ({ isStart, isGuided }: Parent) => isStart || isGuided;
  const shown = [
    ...thinFront(front.filter(isBest), shownBest, keep),
    ...thinFront(
      front.filter((find) => !isBest(find)),
      shownOthers,
      keep,
    ),
  ];
  const finds = shown.map(({ anatomy: _, isGuided: _guided, ...find }): Find => find);
  return { done, total, finds: finds.sort(compareFinds) };
}

/**
 * Searches, and says how far it is after every few designs; the last report is the result. The start is among the
 * finds only where nothing beats it. O(evaluations x (layers + connections)).
 */
export function* searchDesigns(
  { architecture, input }: Rewritten,
  { seed, evaluations, limits }: SearchOptions,
): Generator<SearchProgress, SearchProgress> {
  const look = (candidate: Architecture) => createAnatomy(candidate, analyze(candidate, input));
  const start = look(architecture);
  const { accept } = createJudge(start, limits);
  const random = createRandom(seed, 'search');
  const seen = new Set<string>();
  let front: readonly Parent[] = [];
  let done = 0;
  const consider = (candidate: Architecture, facts?: Parameters<typeof accept>[1]): boolean => {
    const key = createDesignKey(candidate);
    if (seen.has(key)) return false;
    seen.add(key);
    done += 1;
    const parent = accept(candidate === architecture ? start : look(candidate), facts);
    if (parent !== null) front = addToFront(front, parent);
    return true;
  };
  consider(architecture, { isStart: true });
  for (const candidate of followGuides({ architecture, input })) {
    if (done >= evaluations) break;
    consider(candidate, { isGuided: true });
    yield report(front, done, evaluations);
  }
  for (let tries = 0; done < evaluations && tries < triesPerEvaluation * evaluations; tries++) {
    const parent = chooseParent(front, random);
    if (parent === undefined) break;
    const candidate = mutate(parent, random);
    if (candidate === null || !consider(candidate)) continue;
    if (front.length > archiveSize)
      front = thinFront(front, archiveSize, ({ isStart, isGuided }) => isStart || isGuided);
    if (done % reportEvery === 0) yield report(front, done, evaluations);
  }
  return report(front, evaluations, evaluations);
}
