/** @file What the growth plot shows: one number of every layer, as chosen, with all that a table and a file need. */
import type { Analysis, LayerAnalysis } from '../../analysis/analysis';
import type { Architecture, LayerId, LayerNode } from '../../architecture/architecture';
import type { HiddenFact } from '../../document/assignment';
import { isFollower } from '../../layers/catalogue';
import { getMapSize, isMapShape } from '../../layers/shape';
import type { SequenceLine, SequencePlace } from '../../plots/SequencePlot';
import { axes, type PerAxis } from '../../util/perAxis';

/** A number of a layer that can be plotted. */
export type Measure = 'field' | 'mapSize' | 'params' | 'macs' | 'memoryBytes';

/** The measures in their order. */
export const measures: readonly Measure[] = ['field', 'mapSize', 'params', 'macs', 'memoryBytes'];

/** What a lesson hides of each. */
export const measureFacts: Readonly<Record<Measure, HiddenFact>> = {
  field: 'field',
  mapSize: 'shape',
  params: 'params',
  macs: 'macs',
  memoryBytes: 'memory',
};

/** What is chosen. */
export interface GrowthChoice {
  readonly measure: Measure;
  readonly scale: 'linear' | 'log';
  /** Costs up to each layer instead of its own. */
  readonly isCumulative: boolean;
  /** Costs by size instead of in order. */
  readonly isSorted: boolean;
}

/** Whether a measure is a cost, which can be added up and sorted. */
export function isCost(measure: Measure): measure is 'params' | 'macs' | 'memoryBytes' {
  return measure === 'params' || measure === 'macs' || measure === 'memoryBytes';
}

/** What a line is about, for its name. */
export type LineCode =
  | 'min'
  | 'max'
  | 'min-height'
  | 'max-height'
  | 'min-width'
  | 'max-width'
  | 'height'
  | 'width'
  | 'size'
  | 'cost'
  | 'sum';

/** Layers with their numbers. */
export interface GrowthData {
  readonly places: readonly SequencePlace[];
  readonly lines: readonly (Omit<SequenceLine, 'name'> & { readonly code: LineCode })[];
  /** The lengths of the image that fields are compared with; empty for anything else. */
  readonly references: readonly number[];
}

interface Item {
  readonly node: LayerNode;
  readonly facts: LayerAnalysis;
}

function listItems({ layers }: Architecture, analysis: Analysis): readonly Item[] {
  return [...layers.values()].flatMap((node) => {
    const facts = analysis.layers.get(node.id);
    return facts === undefined ? [] : [{ node, facts }];
  });
}

const changesMap = ({ node }: Item) => !isFollower(node.layer.kind);

function createPlace({ node, facts }: Item): SequencePlace {
  return { id: node.id, name: node.name, status: facts.tint, isBorder: facts.isBorder };
}

const isSquare = (values: readonly PerAxis<number>[]) => values.every(([rows, columns]) => rows === columns);

function collectFields(items: readonly Item[], resolution: PerAxis<number>): GrowthData {
  const shown = items.filter((item) => item.facts.field !== null && changesMap(item));
  const fields = shown.flatMap(({ facts }) => (facts.field === null ? [] : [facts.field]));
  const isEven = isSquare(fields.flatMap(({ min, max }) => [min, max])) && resolution[0] === resolution[1];
  const hasPaths = fields.some(({ min, max }) => min[0] !== max[0] || min[1] !== max[1]);
  const names = ['height', 'width'] as const;
  const lines = (isEven ? ([0] as const) : axes).flatMap((axis): GrowthData['lines'] => {
    const code = (bound: 'min' | 'max'): LineCode => (isEven ? bound : `${bound}-${names[axis]}`);
    const look = axis === 0 ? 'main' : 'second';
    const min = {
      id: `min ${axis}`,
      code: code('min'),
      look,
      values: fields.map(({ min: own }) => own[axis]),
    } as const;
    const max = {
      id: `max ${axis}`,
      code: code('max'),
      look: axis === 0 ? 'third' : 'fourth',
      values: fields.map(({ max: own }) => own[axis]),
    } as const;
    return hasPaths ? [min, max] : [min];
  });
  const references = isEven ? [resolution[0]] : [...new Set(resolution)];
  return { places: shown.map(createPlace), lines, references };
}

function collectMaps(items: readonly Item[]): GrowthData {
  const shown = items.filter(
    (item) => item.facts.shape !== null && isMapShape(item.facts.shape) && changesMap(item),
  );
  const sizes = shown.flatMap(({ facts: { shape } }) =>
    shape !== null && isMapShape(shape) ? [getMapSize(shape)] : [],
  );
  const isEven = isSquare(sizes);
  const names = ['height', 'width'] as const;
  const lines = (isEven ? ([0] as const) : axes).map(
    (axis) =>
      ({
        id: `size ${axis}`,
        code: isEven ? 'size' : names[axis],
        look: axis === 0 ? 'main' : 'second',
        values: sizes.map((size) => size[axis]),
      }) as const,
  );
  return { places: shown.map(createPlace), lines, references: [] };
}

function collectCosts(
  items: readonly Item[],
  { measure, isCumulative, isSorted }: GrowthChoice & { readonly measure: 'params' | 'macs' | 'memoryBytes' },
): GrowthData {
  const costly = items.filter(({ facts }) => facts[measure] > 0);
  const shown = isSorted ? costly.toSorted((a, b) => b.facts[measure] - a.facts[measure]) : costly;
  let total = 0;
  const values = shown.map(({ facts }) => {
    total += facts[measure];
    return isCumulative ? total : facts[measure];
  });
  const places = shown.map(createPlace);
  return {
    // Out of their order layers have no border between them.
    places: isSorted ? places.map((place) => ({ ...place, isBorder: false })) : places,
    lines: [{ id: 'cost', code: isCumulative ? 'sum' : 'cost', look: 'main', values }],
    references: [],
  };
}

/** What a choice shows of an analysed network. O(layers), sorted O(layers log layers). */
export function collectGrowth(
  architecture: Architecture,
  analysis: Analysis,
  choice: GrowthChoice,
): GrowthData {
  const items = listItems(architecture, analysis);
  const { measure } = choice;
  if (measure === 'field') return collectFields(items, analysis.input.resolution);
  if (measure === 'mapSize') return collectMaps(items);
  return collectCosts(items, { ...choice, measure });
}

/** The first layer whose smallest field exceeds the image on some axis; null where none does. */
export function findCrossing({ places }: GrowthData, analysis: Analysis): LayerId | null {
  const { resolution } = analysis.input;
  const found = places.find(({ id }) => {
    const field = analysis.layers.get(id as LayerId)?.field;
    return field && axes.some((axis) => field.min[axis] > resolution[axis]);
  });
  return (found?.id as LayerId | undefined) ?? null;
}
