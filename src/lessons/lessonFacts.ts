/** @file Looks into the network of a step: by name, as the prose and the checks speak of layers. */
import type { LayerAnalysis } from '../analysis/analysis';
import type { LayerId, LayerNode } from '../architecture/architecture';
import type { Design } from '../document/document';
import { getDefinition } from '../layers/catalogue';
import { getMapSize, isMapShape } from '../layers/shape';
import type { FoundLayer, LessonFacts } from '../text/lessonText';
import { formatCount, formatPerAxis, formatPercent, formatSize } from '../text/quantities';
import type { LayerResult } from '../training/layerResults';
import type { LessonContext } from './lesson';
import { readOwnResults } from './ownRun';

/** What there is to see without training. */
export type DrawnContext = Pick<LessonContext, 'design' | 'analysis'>;

/** A layer, and what is known of it. */
export interface KnownLayer {
  readonly node: LayerNode;
  readonly facts: LayerAnalysis;
}

/** The layer of this name, and what is known of it. */
export function findByName({ design, analysis }: DrawnContext, name: string): KnownLayer | null {
  for (const node of design.architecture.layers.values()) {
    const facts = analysis.layers.get(node.id);
    if (node.name === name && facts !== undefined) return { node, facts };
  }
  return null;
}

/** The layer of this id; where it is gone, one of this name. */
function findKept(context: DrawnContext, id: LayerId | undefined, name: string): KnownLayer | null {
  const node = id && context.design.architecture.layers.get(id);
  const facts = id && context.analysis.layers.get(id);
  return node && facts ? { node, facts } : findByName(context, name);
}

/** The layer that began a built-in lesson with this name, whatever it is called now; where it is gone, one of this name. */
export const findOriginal = (context: DrawnContext, name: string): KnownLayer | null =>
  // Networks of these lessons have the names of their layers as ids.
  findKept(context, name as LayerId, name);

/** The layer that has this name in the network at the start, whatever it is called now; where it is gone, one of this name. */
export function findStarted(context: DrawnContext, start: Design, name: string): KnownLayer | null {
  const first = [...start.architecture.layers.values()].find((node) => node.name === name);
  return findKept(context, first?.id, name);
}

/** All convolutions with what is known of them, in document order. */
export function listConvolutions({ design, analysis }: DrawnContext): readonly KnownLayer[] {
  return [...design.architecture.layers.values()].flatMap((node) => {
    const facts = analysis.layers.get(node.id);
    return getDefinition(node.layer.kind).isConvolution && facts !== undefined ? [{ node, facts }] : [];
  });
}

/** The last convolution; null where there is none. */
export function findLastConvolution(context: DrawnContext): KnownLayer | null {
  return listConvolutions(context).at(-1) ?? null;
}

/** The first convolution that sees more than the whole image; null where there is none. */
export function findCovering(context: DrawnContext): KnownLayer | null {
  const [size] = context.design.resolution;
  return listConvolutions(context).find(({ facts }) => (facts.field?.min[0] ?? 0) > size) ?? null;
}

/** Convolutions that see the whole image, on both axes. */
function listSeeingAll(context: DrawnContext): readonly KnownLayer[] {
  const { resolution } = context.design;
  return listConvolutions(context).filter(({ facts }) =>
    facts.field?.min.every((side, axis) => side >= (resolution[axis] ?? 0)),
  );
}

const unknown = '?';

const formatField = ({ field }: LayerAnalysis) => field && formatPerAxis(field.min);

const formatMap = ({ shape }: LayerAnalysis) =>
  shape && isMapShape(shape) ? formatSize(getMapSize(shape)) : null;

const describeFound = (found: KnownLayer | null): FoundLayer => ({
  name: found?.node.name ?? unknown,
  sees: (found && formatField(found.facts)) ?? unknown,
  size: (found && formatMap(found.facts)) ?? unknown,
});

/** The numbers of a network, as words. */
export function createLessonFacts(context: LessonContext): LessonFacts {
  const { design, analysis } = context;
  const describe = (name: string, format: (facts: LayerAnalysis) => string | null) => {
    const found = findOriginal(context, name);
    return (found && format(found.facts)) ?? unknown;
  };
  const results = context.run && readOwnResults(context.run);
  const measure = (names: readonly string[], read: (result: LayerResult) => number | null | undefined) => {
    const all = (results?.layers ?? []).filter(({ kind }) => getDefinition(kind).isConvolution);
    const wanted = new Set(names);
    const asked = all.filter(({ layer }) => wanted.has(layer));
    return (asked.length > 0 ? asked : all)
      .map((result) => `${result.name} ${formatPercent(read(result) ?? 0)}`)
      .join(', ');
  };
  const { headline, totals, feasibleResolution } = analysis;
  return {
    last: describeFound(findLastConvolution(context)),
    covering: describeFound(findCovering(context)),
    seeingAll: listSeeingAll(context).map(({ node }) => node.name),
    sees: (layer) => describe(layer, formatField),
    seesAtMost: (layer) => describe(layer, ({ field }) => field && formatPerAxis(field.max)),
    low: (layer) => describe(layer, ({ field }) => field && formatPerAxis(field.low)),
    high: (layer) => describe(layer, ({ field }) => field && formatPerAxis(field.high)),
    jump: (layer) => describe(layer, ({ field }) => field && formatPerAxis(field.jump)),
    size: (layer) => describe(layer, formatMap),
    params: (layer) => describe(layer, ({ params }) => formatCount(params)),
    totalParams: formatCount(totals.params),
    totalMacs: formatCount(totals.macs),
    image: formatPerAxis(design.resolution),
    unproductive: String(headline.unproductive),
    judged: String(headline.judged),
    border: analysis.borderLayers.map((id) => design.architecture.layers.get(id)?.name ?? unknown).join(', '),
    fitsFrom: formatPerAxis(feasibleResolution.min),
    fitsTo: formatPerAxis(feasibleResolution.max),
    accuracy: results === null ? unknown : formatPercent(results.accuracy),
    saturations: (layers) => measure(layers, ({ saturation }) => saturation),
    probes: (layers) => measure(layers, ({ probe }) => probe?.testAccuracy),
  };
}
