/** @file What is wrong or worth knowing, gathered from the structure and from the passes, in document order. */
import type { LayerId } from '../architecture/architecture';
import { getDefinition } from '../layers/catalogue';
import { computeGcd } from '../util/numbers';
import type { Diagnostic, Fix } from './diagnostic';
import type { Network } from './network';
import type { FieldPass } from './receptiveFields';
import type { ShapeFinding, ShapePass } from './shapes';

function findStructuralProblems(network: Network): Diagnostic[] {
  const found: Diagnostic[] = [];
  let inputCount = 0;
  let second: LayerId | null = null;
  for (const { id, layer } of network.nodes) {
    if (layer.kind !== 'Input') continue;
    inputCount += 1;
    if (inputCount === 2) second = id;
  }
  if (inputCount === 0) found.push({ code: 'no-input', severity: 'error', layer: null });
  if (second !== null)
    found.push({ code: 'several-inputs', severity: 'error', layer: second, actual: inputCount });
  for (const id of network.cyclic) found.push({ code: 'cycle', severity: 'error', layer: id });
  for (const node of network.nodes) {
    const { arity } = getDefinition(node.layer.kind);
    const actual = node.inputs.length;
    if (actual < arity.min)
      found.push({ code: 'missing-input', severity: 'error', layer: node.id, actual, expected: arity.min });
    if (actual > arity.max)
      found.push({ code: 'too-many-inputs', severity: 'error', layer: node.id, actual, expected: arity.max });
    if (node.layer.kind === 'Opaque') {
      const { operation } = node.layer.params;
      found.push({ code: 'opaque-layer', severity: 'warning', layer: node.id, operation });
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
