/** @file What the page and the layout worker say to each other, and the work itself. */
import type { LayerId } from '../architecture/architecture';
import type { CardGraph } from '../layout/cards';
import type { CardSize, Layout } from '../layout/geometry';
import { computeLayout, type LayoutOptions } from '../layout/layout';
import type { ArrangeTangle } from '../layout/tangle';

/** Asks for a layout: what {@link LayoutOptions} says, as values that can be sent. */
export interface LayoutJob {
  readonly id: number;
  readonly graph: CardGraph;
  readonly sizes: ReadonlyMap<LayerId, CardSize>;
  readonly options: Omit<LayoutOptions, 'cardSize' | 'arrangeTangle' | 'onProgress'>;
}

/** The answer to the job with the same id; null where it failed. */
export interface LayoutAnswer {
  readonly id: number;
  readonly layout: Layout | null;
}

/** Which share of the job with the same id is done. */
export interface LayoutProgress {
  readonly id: number;
  readonly share: number;
}

/** The sizes of all cards. */
export function collectSizes(
  graph: CardGraph,
  cardSize: LayoutOptions['cardSize'],
): ReadonlyMap<LayerId, CardSize> {
  return new Map(graph.cards.map((card) => [card.id, cardSize(card)]));
}

/** Does a job. */
export function runLayoutJob(
  { graph, sizes, options }: LayoutJob,
  arrangeTangle: ArrangeTangle,
  onProgress?: LayoutOptions['onProgress'],
): Layout {
  const noSize: CardSize = { width: 0, height: 0 };
  const cardSize: LayoutOptions['cardSize'] = ({ id }) => sizes.get(id) ?? noSize;
  return computeLayout(graph, { ...options, cardSize, arrangeTangle, onProgress });
}
