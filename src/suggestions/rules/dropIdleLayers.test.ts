/** @file Without its idle layers a network computes the same: on random networks, told by an evaluation of its own. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import type { Architecture, LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { createAnatomy } from '../anatomy';
import { proposeDropIdleLayers } from './dropIdleLayers';

/** The network without its idle layers, and which these are; null where there are none. */
function drop(architecture: Architecture) {
  const analysis = analyze(architecture, { resolution: [8, 8], rule: 'paper' });
  const [proposal] = proposeDropIdleLayers(createAnatomy(architecture, analysis));
  const result = proposal?.rewrite();
  if (proposal === undefined || result === undefined || 'problem' in result) return null;
  return { dropped: result.architecture ?? architecture, targets: proposal.targets };
}

/**
 * What all ends of a network compute, sorted: a number for every expression, the same for the same one. Expressions are
 * what they are by the meaning of the layers: handing on adds nothing, a second ReLU neither.
 */
function evaluateEnds({ layers }: Architecture, numbers: Map<string, number>): readonly number[] {
  const values = new Map<LayerId, number>();
  const fed = new Set<LayerId>();
  const relus = new Set<number>();
  const name = (expression: string) => {
    const known = numbers.get(expression) ?? numbers.size;
    numbers.set(expression, known);
    return known;
  };
  for (const { id, layer, inputs } of layers.values()) {
    const read = inputs.map((input) => values.get(input) ?? Number.NaN);
    for (const input of inputs) fed.add(input);
    const [first = Number.NaN] = read;
    const isHandedOn =
      layer.kind === 'Identity' ||
      layer.kind === 'Dropout' ||
      (layer.kind === 'Concat' && read.length === 1) ||
      (layer.kind === 'ReLU' && relus.has(first));
    // A convolution has weights of its own.
    const value = isHandedOn
      ? first
      : name(`${layer.kind} ${layer.kind === 'Conv2d' ? id : ''} ${read.join(' ')}`);
    if (layer.kind === 'ReLU') relus.add(value);
    values.set(id, value);
  }
  const ends = [...layers.keys()].filter((id) => !fed.has(id));
  return ends.map((id) => values.get(id) ?? Number.NaN).sort((a, b) => a - b);
}

const kinds = ['Identity', 'Dropout', 'ReLU', 'Conv2d', 'Add', 'Multiply', 'Concat'] as const;

/** A layer that reads one or two of those before it. */
const randomLayer = fc.record({
  kind: fc.constantFrom(...kinds),
  inputs: fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 2 }),
});

function build(
  plan: readonly { readonly kind: (typeof kinds)[number]; readonly inputs: readonly number[] }[],
) {
  const builder = createBuilder();
  const ids = [builder.add('Input', 'input', { channels: 3 })];
  for (const [place, { kind, inputs }] of plan.entries()) {
    const found = [...new Set(inputs.map((input) => ids[input % ids.length] as LayerId))];
    const isMerge = kind === 'Add' || kind === 'Multiply';
    const feeding = isMerge || kind === 'Concat' ? found : found.slice(0, 1);
    // A merge of one has nothing to merge.
    const used = isMerge && feeding.length < 2 ? 'Identity' : kind;
    const options = { inputs: feeding };
    const name = `${used}${place}`;
    if (used === 'Conv2d') ids.push(builder.add(used, name, { outChannels: 3 }, options));
    else if (used === 'Dropout') ids.push(builder.add(used, name, { rate: 0 }, options));
    else ids.push(builder.add(used, name, {}, options));
  }
  return builder.build();
}

test('what all ends compute stays as it is, and what is left has something to do', () => {
  let count = 0;
  const property = fc.property(fc.array(randomLayer, { minLength: 2, maxLength: 14 }), (plan) => {
    const architecture = build(plan);
    const result = drop(architecture);
    if (result === null) return;
    count += 1;
    const numbers = new Map<string, number>();
    expect(evaluateEnds(result.dropped, numbers)).toEqual(evaluateEnds(architecture, numbers));
    expect(result.dropped.layers.size).toBe(architecture.layers.size - result.targets.length);
  });
  fc.assert(property, { numRuns: 2000 });
  expect(count).toBeGreaterThan(500);
});

test('an output stays an output, though what it hands on goes elsewhere too', () => {
  const builder = createBuilder();
  builder.add('Input', 'input', { channels: 3 });
  const relu = builder.add('ReLU', 'relu');
  builder.add('Identity', 'first');
  builder.add('Identity', 'out');
  builder.add('Conv2d', 'conv', {}, { inputs: [relu] });
  const result = drop(builder.build());
  expect(result?.targets).toEqual(['first']);
  expect(
    [...(result?.dropped.layers.values() ?? [])].map(({ id, inputs }) => [id, ...inputs].join(' ')),
  ).toEqual(['input', 'relu input', 'out relu', 'conv relu']);
});
