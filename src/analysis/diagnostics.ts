/** @file What is wrong or worth knowing, gathered from the structure and from the passes, in document order. */
import type { LayerId, LayerNode } from '../architecture/architecture';
import { computeGcd } from '../util/numbers';
import type { PerAxis } from '../util/perAxis';
import type { Diagnostic, Fix } from './diagnostic';
import type { Network } from './network';
import type { FieldPass } from './receptiveFields';
import type { ShapeFinding, ShapePass } from './shapes';
import { findSufficientResolution } from './sufficientResolution';

function findInputProblems({ nodes, definitions }: Network): Diagnostic[] {
  const inputs = nodes.filter((_, position) => definitions[position]?.kind === 'Input');
  if (inputs.length === 0) return [{ code: 'no-input', severity: 'error', layer: null }];
  const [, second] = inputs;
  if (second === undefined) return [];
  return [{ code: 'several-inputs', severity: 'error', layer: second.id, actual: inputs.length }];
}

function findStructuralProblems(network: Network): Diagnostic[] {
  const { nodes, definitions, starts } = network;
  const found = findInputProblems(network);
  for (const id of network.cyclic) found.push({ code: 'cycle', severity: 'error', layer: id });
  for (let position = 0; position < nodes.length; position++) {
    const { kind, arity } = definitions[position]!;
    const actual = starts[position + 1]! - starts[position]!;
    if (actual >= arity.min && actual <= arity.max && kind !== 'Opaque') continue;
    const { id, layer } = nodes[position]!;
    if (actual < arity.min)
      found.push({ code: 'missing-input', severity: 'error', layer: id, actual, expected: arity.min });
    if (actual > arity.max)
      found.push({ code: 'too-many-inputs', severity: 'error', layer: id, actual, expected: arity.max });
    if (layer.kind === 'Opaque') {
      const { operation } = layer.params;
      found.push({ code: 'opaque-layer', severity: 'warning', layer: id, operation });
    }
  }
  return found;
}

/** The largest number of groups, not above that of the layer, that divides the channels on both sides. */
function findGroups({ layer: { params } }: LayerNode, value: number, groups: number): number {
  const common = computeGcd(value, groups);
  return 'outChannels' in params ? computeGcd(common, params.outChannels) : common;
}

function findFix(
  { position, problem }: ShapeFinding,
  network: Network,
  sufficient: PerAxis<number> | null,
): Fix | null {
  const node = network.nodes[position]!;
  const layer = node.id;
  switch (problem.code) {
    case 'needs-features':
      return { code: 'insert-flatten', before: layer };
    case 'not-divisible': {
      const value = findGroups(node, problem.value, problem.divisor);
      return { code: 'set-parameter', layer, parameter: 'groups', value };
    }
    case 'slice-out-of-range':
      if (problem.start >= problem.channels) return null;
      return { code: 'set-parameter', layer, parameter: 'end', value: problem.channels };
    case 'map-vanishes':
      return sufficient && { code: 'set-resolution', value: sufficient };
    default:
      return null;
  }
}

/** Problems of shapes with their remedies; the image that would be large enough is the same for all of them. */
function findShapeProblems(
  network: Network,
  { findings }: ShapePass,
  resolution: PerAxis<number>,
): Diagnostic[] {
  const hasVanished = findings.some(({ problem }) => problem.code === 'map-vanishes');
  const sufficient = hasVanished ? findSufficientResolution(network, resolution) : null;
  return findings.map((finding) => {
    const fix = findFix(finding, network, sufficient);
    const layer = network.nodes[finding.position]!.id;
    return { ...finding.problem, severity: 'error', layer, ...(fix && { fix }) };
  });
}

function findFieldProblems(network: Network, { findings }: FieldPass): Diagnostic[] {
  return findings.map(({ code, position, port, actual, expected }) => {
    const layer = network.nodes[position]!.id;
    if (code === 'jump-mismatch') return { code, severity: 'warning', layer, port, actual, expected };
    const apart = [Math.abs(actual[0] - expected[0]), Math.abs(actual[1] - expected[1])] as const;
    return { code, severity: 'note', layer, port, actual: apart };
  });
}

/** Collects all diagnostics: those of the whole network first, then by layer in document order. */
export function collectDiagnostics(
  network: Network,
  shapes: ShapePass,
  fields: FieldPass,
  resolution: PerAxis<number>,
): readonly Diagnostic[] {
  const found = [
    ...findStructuralProblems(network),
    ...findShapeProblems(network, shapes, resolution),
    ...findFieldProblems(network, fields),
  ];
  if (found.length < 2) return found;
  const positions = new Map<LayerId | null, number>([[null, -1]]);
  for (const [position, node] of network.nodes.entries()) positions.set(node.id, position);
  return found.sort((a, b) => (positions.get(a.layer) ?? 0) - (positions.get(b.layer) ?? 0));
}
