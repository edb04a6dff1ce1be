/** @file Looks into the network of a step: by name, as the prose and the checks speak of layers. */
import type { LayerAnalysis } from '../analysis/analysis';
import type { LayerNode } from '../architecture/architecture';
import { getDefinition } from '../layers/catalogue';
import { getMapSize, isMapShape } from '../layers/shape';
import type { LessonFacts } from '../text/lessonText';
import { formatCount, formatPerAxis, formatPercent, formatSize } from '../text/quantities';
import { getShownSaturation, type LayerResult } from '../training/layerResults';
import type { LessonContext } from './lesson';
import { readOwnResults } from './ownRun';

/** What there is to see without training. */
export type DrawnContext = Pick<LessonContext, 'design' | 'analysis'>;

/** The layer of this name, and what is known of it. */
export function findByName(
  { design, analysis }: DrawnContext,
  name: string,
): { readonly node: LayerNode; readonly facts: LayerAnalysis } | null {
  for (const node of design.architecture.layers.values()) {
    const facts = analysis.layers.get(node.id);
    if (node.name === name && facts !== undefined) return { node, facts };
  }
  return null;
}

/** All convolutions with what is known of them, in document order. */
export function listConvolutions({ design, analysis }: DrawnContext) {
  return [...design.architecture.layers.values()].flatMap((node) => {
    const facts = analysis.layers.get(node.id);
    return getDefinition(node.layer.kind).isConvolution && facts !== undefined ? [{ node, facts }] : [];
  });
}

/** The last convolution; null where there is none. */
export function findLastConvolution(context: DrawnContext) {
  return listConvolutions(context).at(-1) ?? null;
}

const unknown = '?';

/** The numbers of a network, as words. */
export function createLessonFacts(context: LessonContext): LessonFacts {
  const { design, analysis } = context;
  const describe = (name: string, format: (facts: LayerAnalysis) => string | null) => {
    const found = findByName(context, name);
    return (found && format(found.facts)) ?? unknown;
  };
  const results = context.run && readOwnResults(context.run);
  const measure = (name: string, read: (result: LayerResult) => number | null | undefined) => {
    const result = results?.layers.find((layer) => layer.name === name);
    const share = result && read(result);
    return share == null ? unknown : formatPercent(share);
  };
  const { headline, totals, feasibleResolution } = analysis;
  return {
    sees: (layer) => describe(layer, ({ field }) => field && formatPerAxis(field.min)),
    seesAtMost: (layer) => describe(layer, ({ field }) => field && formatPerAxis(field.max)),
    low: (layer) => describe(layer, ({ field }) => field && formatPerAxis(field.low)),
    high: (layer) => describe(layer, ({ field }) => field && formatPerAxis(field.high)),
    jump: (layer) => describe(layer, ({ field }) => field && formatPerAxis(field.jump)),
    size: (layer) =>
      describe(layer, ({ shape }) => (shape && isMapShape(shape) ? formatSize(getMapSize(shape)) : null)),
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
    saturation: (layer) => measure(layer, getShownSaturation),
    probe: (layer) => measure(layer, ({ probe }) => probe?.testAccuracy),
  };
}
