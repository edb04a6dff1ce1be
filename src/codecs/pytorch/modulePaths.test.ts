/** @file Every tensor of the state of every generated module is told by name and shape, and no other. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import { createDesign, type Design } from '../../document/document';
import { presets } from '../../presets/presets';
import { describeWithTorch, pythonPath } from '../../util/oracles.testing';
import { arbitraryChainPlan, buildChain } from '../randomChains.testing';
import { listWeightSpecs } from '../weightSpecs';
import { findModulePaths, nameState } from './modulePaths';
import { createPytorchProgram, pytorchExporter } from './pytorchExporter';

function writeCode(design: Design): string {
  const result = pytorchExporter.write(design);
  if (!result.ok) throw new Error(result.problem.code);
  return String(result.content);
}

/** The tensors that the design says there are. */
function listState(design: Design): Readonly<Record<string, readonly number[]>> {
  const made = createPytorchProgram(design);
  if ('problem' in made) throw new Error(made.problem.code);
  const paths = findModulePaths(made.program);
  const { layers } = design.architecture;
  const { resolution, rule } = design;
  const analysis = analyze(design.architecture, { resolution, rule });
  const found: Record<string, readonly number[]> = {};
  for (const { id, layer, inputs } of layers.values()) {
    const input = analysis.layers.get(inputs[0] ?? id)?.shape;
    const path = paths.get(id);
    if (!input) continue;
    for (const { name, shape } of listWeightSpecs(layer, input))
      found[nameState(path ?? `no path: ${id}`, layer.kind, name)] = shape;
  }
  return found;
}

const known = presets.map((preset) =>
  createDesign(preset.build(), { title: preset.name, resolution: preset.defaultResolution }),
);
const chains = fc
  .sample(arbitraryChainPlan(), { numRuns: 200, seed: 20240304 })
  .map((plan) => createDesign(buildChain(plan), { resolution: plan.resolution }));

describeWithTorch('the state of the generated module', () => {
  test('has the tensors of every preset and of random networks', () => {
    const designs = [...known, ...chains];
    const { stdout, stderr } = spawnSync(pythonPath, [join(import.meta.dirname, 'readState.py')], {
      input: JSON.stringify(designs.map(writeCode)),
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    if (stdout === '') throw new Error(stderr);
    const states: readonly unknown[] = JSON.parse(stdout);
    for (const [index, design] of designs.entries()) expect(states[index]).toEqual(listState(design));
  }, 300_000);
});
