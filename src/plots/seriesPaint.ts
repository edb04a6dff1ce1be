/** @file How runs that lie over each other are told apart: by colour, dash and mark, never by colour alone. */

/** The look of one series. */
export interface SeriesPaint {
  /** Its colour, as a CSS value. */
  readonly stroke: string;
  /** SVG's dash array; empty: a whole line. */
  readonly dash: string;
  /** The outline of its mark around (0, 0), as path data. */
  readonly mark: string;
}

/** The looks in their order; runs beyond the last begin again. */
export const seriesPaints: readonly [SeriesPaint, ...SeriesPaint[]] = [
  { stroke: 'var(--series-1)', dash: '', mark: 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z' },
  { stroke: 'var(--series-2)', dash: '6 3', mark: 'M-3-3h6v6h-6z' },
  { stroke: 'var(--series-3)', dash: '2 3', mark: 'M0-4L4 3H-4z' },
  { stroke: 'var(--series-4)', dash: '8 3 2 3', mark: 'M0-4L4 0L0 4L-4 0z' },
];

/** The look of a series by its place. */
export function getSeriesPaint(index: number): SeriesPaint {
  return seriesPaints[index % seriesPaints.length] ?? seriesPaints[0];
}
