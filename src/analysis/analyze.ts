/**
 * @file The recipe: which passes make up the analysis, in which order. Each is linear in layers plus
 * connections; none enumerates paths.
 */
import type { Architecture, LayerId } from '../architecture/architecture';
import type { Analysis, AnalysisInput, Headline, LayerAnalysis, Totals } from './analysis';
import { findBorderLayers } from './borderLayers';
import { countCosts } from './costs';
import { collectDiagnostics } from './diagnostics';
import { computeFeasibleResolution } from './feasibleResolution';
import { createNetwork, isConvolution } from './network';
import { computeReceptiveFields } from './receptiveFields';
import { inferShapes } from './shapes';
import { shareEqualLayers } from './sharing';
import { classifyLayers } from './status';

/**
 * Analyses a network on an image. Never fails: what is wrong with the network is in `diagnostics`.
 *
 * @param previous an earlier result; layers that are as they were keep their identity, so that views which
 *   compare by identity repaint only what changed.
 * O(layers + connections).
 */
export function analyze(architecture: Architecture, input: AnalysisInput, previous?: Analysis): Analysis {
  const network = createNetwork(architecture);
  const shapes = inferShapes(network, input.resolution);
  const costs = countCosts(network, shapes.shapes);
  const fields = computeReceptiveFields(network, shapes.shapes);
  const { statuses, tints } = classifyLayers(network, fields, input);
  const { border, tail } = findBorderLayers(network, fields, statuses, input.resolution);
  const borderSet = new Set(border);
  const tailSet = new Set(tail);
  const layers = new Map<LayerId, LayerAnalysis>();
  const totals = { params: 0, macs: 0, memoryBytes: 0 };
  const judged = { count: 0, unproductive: 0, params: 0, macs: 0 };
  for (let position = 0; position < network.nodes.length; position++) {
    const node = network.nodes[position];
    const record = fields.records[position];
    const cost = costs[position];
    if (node === undefined || record === undefined || cost === undefined) continue;
    const { params, macs, memoryBytes } = cost;
    const status = statuses[position] ?? 'none';
    totals.params += params;
    totals.macs += macs;
    totals.memoryBytes += memoryBytes;
    if (isConvolution(node) && status !== 'none' && status !== 'head') {
      judged.count += 1;
      if (status === 'unproductive') {
        judged.unproductive += 1;
        judged.params += params;
        judged.macs += macs;
      }
    }
    layers.set(node.id, {
      id: node.id,
      shape: shapes.shapes[position] ?? null,
      field: record.field,
      received: record.received,
      isReached: record.isReached,
      globalContext: record.globalContext,
      status,
      tint: tints[position] ?? 'none',
      isBorder: borderSet.has(position),
      isTail: tailSet.has(position),
      params,
      macs,
      memoryBytes,
    });
  }
  const toId = (position: number) => network.nodes[position]?.id;
  return {
    input,
    layers: previous ? shareEqualLayers(layers, previous.layers) : layers,
    totals,
    headline: createHeadline(judged, totals),
    borderLayers: border.map(toId).filter((id) => id !== undefined),
    tail: toId(tail[0] ?? -1) ?? null,
    feasibleResolution: computeFeasibleResolution(network, fields),
    diagnostics: collectDiagnostics(network, shapes, fields),
  };
}

function createHeadline(
  judged: { count: number; unproductive: number; params: number; macs: number },
  totals: Totals,
): Headline {
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
  return {
    judged: judged.count,
    unproductive: judged.unproductive,
    paramShare: share(judged.params, totals.params),
    macShare: share(judged.macs, totals.macs),
  };
}
