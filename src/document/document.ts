/** @file What is saved, shared and undone: the architecture, how it is looked at, and what was placed by hand. */
import { type Architecture, emptyArchitecture, type LayerId } from '../architecture/architecture';
import type { StatusRule } from '../architecture/statusRule';
import { bothAxes, type PerAxis } from '../util/perAxis';

/** A place on the canvas in its own pixels: the top left corner of a card. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** A design. Immutable: edits make a new one. */
export interface Design {
  readonly title: string;
  readonly notes: string;
  readonly architecture: Architecture;
  /** Size of the image: [height, width] in pixels. */
  readonly resolution: PerAxis<number>;
  readonly rule: StatusRule;
  /** Only of cards that somebody moved by hand; the layout places all others. */
  readonly positions: ReadonlyMap<LayerId, Position>;
}

/** Limits of the image's height and width in pixels. */
export const resolutionLimits = { min: 1, max: 8192 } as const;

/** A design of this architecture with nothing placed by hand. */
export function createDesign(
  architecture: Architecture,
  options: Partial<Omit<Design, 'architecture'>> = {},
): Design {
  return {
    title: '',
    notes: '',
    resolution: bothAxes(32),
    rule: 'paper',
    positions: new Map(),
    ...options,
    architecture,
  };
}

/** The design that a new canvas starts with: nothing. */
export const emptyDesign: Design = createDesign(emptyArchitecture);
