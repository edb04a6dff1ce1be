/**
 * @file A lesson that a teacher composes: tasks about a design, what counts as done, and what of the page is there for
 * it. It travels in a link, beside the design that it begins with.
 */
import type { LayerKind } from '../layers/catalogue';

/** What a lesson can hide until its question is answered. */
export type HiddenFact = 'field' | 'shape' | 'status' | 'params' | 'macs' | 'memory';

/** All of them, in the order of the form. */
export const hiddenFacts: readonly HiddenFact[] = ['field', 'shape', 'status', 'params', 'macs', 'memory'];

/** Parts of the page that an assignment can leave out: panels, and tabs below the network. */
export type AssignmentPanel =
  | 'palette'
  | 'inspector'
  | 'table'
  | 'growth'
  | 'resolution'
  | 'advice'
  | 'image'
  | 'train'
  | 'compare';

/** All of them, in the order of the form. */
export const assignmentPanels: readonly AssignmentPanel[] = [
  ...([
    'palette',
    'inspector',
    'table',
    'growth',
    'resolution',
    'advice',
    'image',
    'train',
    'compare',
  ] as const),
];

/** Statuses that a layer can be asked to have. */
export type GoalStatus = 'productive' | 'critical' | 'unproductive' | 'partial';

/** All of them. */
export const goalStatuses: readonly GoalStatus[] = ['productive', 'critical', 'unproductive', 'partial'];

/** One thing that the network has to have; the analysis decides. */
export type Goal =
  /** The last convolution sees at least so many pixels on both axes, by its smallest field. */
  | { readonly kind: 'field'; readonly min: number }
  /** No convolution is unproductive, and there is one. */
  | { readonly kind: 'productive' }
  /** At most so many parameters, or multiply-accumulates. */
  | { readonly kind: 'params' | 'macs'; readonly max: number }
  /** At least so many convolutions. */
  | { readonly kind: 'convolutions'; readonly min: number }
  /** The image is as large as at the start. */
  | { readonly kind: 'image' }
  /** The layer of this name has this status. */
  | { readonly kind: 'status'; readonly layer: string; readonly status: GoalStatus };

/** Kinds of goals in the order of the form. */
export const goalKinds: readonly Goal['kind'][] = [
  ...(['field', 'productive', 'convolutions', 'params', 'macs', 'image', 'status'] as const),
];

/** Numbers that can be asked for: of a layer, or how many convolutions of the network are unproductive. */
export type QuestionFact = 'field' | 'jump' | 'height' | 'params' | 'macs' | 'unproductive';

/** All of them, in the order of the form. */
export const questionFacts: readonly QuestionFact[] = [
  ...(['field', 'jump', 'height', 'params', 'macs', 'unproductive'] as const),
];

/** A number that is to be typed; along the height where axes differ. */
export interface Question {
  readonly fact: QuestionFact;
  /** Name of the layer; empty where the whole network is meant. */
  readonly layer: string;
}

/**
 * Why a network cannot be asked of a layer: none is named, none has the name, it has no such number, or it is no
 * convolution, of which alone a status is asked.
 */
export type AskedProblem = 'unnamed' | 'absent' | 'numberless' | 'unjudged';

/** One step. It is done with all goals reached, with the question answered, or, where there is neither, once read. */
export interface AssignmentStep {
  /** Plain text. */
  readonly text: string;
  readonly goals: readonly Goal[];
  readonly question: Question | null;
  /** Hidden until the step is done. */
  readonly hides: readonly HiddenFact[];
}

/** A lesson of a teacher. */
export interface Assignment {
  readonly title: string;
  /** At least one. */
  readonly steps: readonly AssignmentStep[];
  /** What is there; all else is left out. */
  readonly panels: readonly AssignmentPanel[];
  /** Kinds that can be added; null: all. */
  readonly kinds: readonly LayerKind[] | null;
  /** With which training starts, so that a class trains alike; null: as everybody likes. */
  readonly seed: number | null;
}

/** Most steps of an assignment; further ones are left out. */
export const maxAssignmentSteps = 20;

/** Longest text of a step in UTF-16 units; what is longer is cut. */
export const maxStepText = 4000;

/** Limits of the numbers in goals. */
export const goalLimits = { min: 1, max: 1e15 } as const;

/** Limits of the seed, as training takes it. */
export const assignmentSeedLimits = { min: 0, max: 2_147_483_647 } as const;

/** A step that asks for nothing. */
export const emptyStep: AssignmentStep = { text: '', goals: [], question: null, hides: [] };
