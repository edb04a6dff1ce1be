/** @file Two networks that share ids: what matches has one id, the rest ids of its own; nothing else changes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import type { Architecture, LayerId } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { findPreset } from '../presets/presets';
import { compareArchitectures } from './compareArchitectures';
import { shareIds } from './sharedIds';

function build(id: string): Architecture {
  const preset = findPreset(id);
  if (preset === null) throw new Error(`There is no preset ${id}`);
  return preset.build({});
}

const share = (kept: Architecture, other: Architecture) =>
  shareIds(kept, other, compareArchitectures(kept, other), 'before');

describe('a network that shares ids', () => {
  test('has those of its matches, and free ones for what is new', () => {
    const kept = createBuilder();
    kept.add('Input', 'image');
    kept.add('Conv2d', 'a');
    const other = createBuilder();
    other.add('Input', 'x');
    // It is called like the convolution there, and is another layer.
    other.add('MaxPool2d', 'a');
    other.add('Conv2d', 'b');
    const { layers } = share(kept.build(), other.build());
    expect([...layers].map(([id, { name, inputs }]) => [id, name, inputs])).toEqual([
      ['image', 'x', []],
      ['other a', 'a', ['image']],
      ['a', 'b', ['other a']],
    ]);
  });

  test('has groups of its own for blocks that are new, within the stages that match', () => {
    const [kept, other] = [build('resnet18'), build('resnet34')];
    const shared = share(kept, other);
    const find = (name: string) => [...shared.groups.values()].find((group) => group.name === name);
    const stage = find('layer3');
    expect(stage?.id).toBe([...kept.groups.values()].find(({ name }) => name === 'layer3')?.id);
    const block = find('layer3.4');
    expect(block?.parent).toBe(stage?.id);
    expect(block !== undefined && kept.groups.has(block.id)).toBe(false);
  });

  const ids = [
    'lenet5',
    'vgg11',
    'vgg13bn',
    'resnet18',
    'resnet18-hybrid',
    'resnext50',
    'squeezenet',
    'unet',
  ];
  const network = fc.constantFrom(...ids).map(build);

  test('computes what it did; its groups hold each other as before', () => {
    fc.assert(
      fc.property(network, network, (kept, other) => {
        const shared = share(kept, other);
        const look = (architecture: Architecture) =>
          analyze(architecture, { resolution: [64, 64], rule: 'paper' });
        expect(look(shared).totals).toEqual(look(other).totals);
        expect(look(shared).headline).toEqual(look(other).headline);
        const write = ({ groups, layers }: Architecture) => [
          ...[...groups.values()].map(({ name, parent }) => [name, parent && groups.get(parent)?.name]),
          ...[...layers.values()].map((node) => [
            node.name,
            node.group && groups.get(node.group)?.name,
            node.inputs.map((id: LayerId) => layers.get(id)?.name),
          ]),
        ];
        expect(write(shared)).toEqual(write(other));
      }),
      { numRuns: 30 },
    );
  });
});
