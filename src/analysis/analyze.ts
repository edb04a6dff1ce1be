/**
 * @file The recipe: which passes make up the analysis, in which order. Each is linear in layers plus
 * connections; none enumerates paths.
 */
import type { Architecture } from '../architecture/architecture';
import type { Analysis, AnalysisInput } from './analysis';
import { assembleLayers } from './assembleLayers';
import { findBorderLayers } from './borderLayers';
import { countCosts, sumCosts } from './costs';
import { collectDiagnostics } from './diagnostics';
import { computeFeasibleResolution } from './feasibleResolution';
import { summarizeStatuses } from './headline';
import { createNetwork } from './network';
import { computeReceptiveFields } from './receptiveFields';
import { inferShapes } from './shapes';
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
  const costs = countCosts(network, shapes);
  const fields = computeReceptiveFields(network, shapes.shapes);
  const statuses = classifyLayers(network, fields, input);
  const border = findBorderLayers(network, fields, statuses.statuses, input.resolution);
  const totals = sumCosts(costs);
  const toId = (position: number) => network.nodes[position]?.id;
  return {
    input,
    layers: assembleLayers(network, { shapes, costs, fields, statuses, border }, previous?.layers),
    totals,
    headline: summarizeStatuses(network, statuses.statuses, fields, input, costs, totals),
    borderLayers: border.border.map(toId).filter((id) => id !== undefined),
    tail: toId(border.tail[0] ?? -1) ?? null,
    feasibleResolution: computeFeasibleResolution(network, fields),
    diagnostics: collectDiagnostics(network, shapes, fields, input.resolution),
  };
}
