/** @file What is wrong or worth knowing, gathered from the structure and from the passes, in document order. */
import type { LayerId } from '../architecture/architecture';
import { computeGcd } from '../util/numbers';
import type { Diagnostic, Fix } from './diagnostic';
import type { Network } from './network';
import type { FieldPass } from './receptiveFields';
import type { ShapeFinding, ShapePass } from './shapes';

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

function findFix(network: Network, { position, problem }: ShapeFinding): Fix | undefined {
  const node = network.nodes[position];
  if (node === undefined) return undefined;
  const layer = node.id;
  switch (problem.code) {
    case 'needs-features':
      return { code: 'insert-flatten', before: layer };
    case 'not-divisible':
      return {
        code: 'set-parameter',
        layer,
        parameter: 'groups',
        value: computeGcd(problem.value, problem.divisor),
      };
    case 'slice-out-of-range':
      if (problem.start >= problem.channels) return undefined;
      return { code: 'set-parameter', layer, parameter: 'end', value: problem.channels };
    default:
      return undefined;
  }
}

/** Collects all diagnostics: those of the whole network first, then by layer in document order. */
export function collectDiagnostics(
  network: Network,
  shapes: ShapePass,
  fields: FieldPass,
): readonly Diagnostic[] {
  const found = findStructuralProblems(network);
  for (const finding of shapes.findings) {
    const node = network.nodes[finding.position];
    if (node === undefined) continue;
    const fix = findFix(network, finding);
    found.push({ ...finding.problem, severity: 'error', layer: node.id, ...(fix && { fix }) });
  }
  for (const { code, position, port, actual, expected } of fields.findings) {
    const node = network.nodes[position];
    if (node === undefined) continue;
    if (code === 'jump-mismatch') {
      found.push({ code, severity: 'warning', layer: node.id, port, actual, expected });
    } else {
      const apart = [Math.abs(actual[0] - expected[0]), Math.abs(actual[1] - expected[1])] as const;
      found.push({ code, severity: 'note', layer: node.id, port, actual: apart });
    }
  }
  if (found.length < 2) return found;
  const positions = new Map<LayerId | null, number>([[null, -1]]);
  for (const [position, node] of network.nodes.entries()) positions.set(node.id, position);
  return found.sort((a, b) => (positions.get(a.layer) ?? 0) - (positions.get(b.layer) ?? 0));
}
