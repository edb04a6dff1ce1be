/** @file Known networks taken apart: what a user does who starts from a preset. */
import { describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import type { Architecture, GroupId } from '../architecture/architecture';
import { checkArchitecture } from '../architecture/checkArchitecture';
import { setRepeatCount } from '../architecture/editRepeats';
import { getGroupLayers } from '../architecture/membership';
import { removeLayers } from '../architecture/removeLayers';
import { findRepeats } from '../architecture/repeats';
import { presets } from './presets';

function build(id: string): Architecture {
  const preset = presets.find((candidate) => candidate.id === id);
  if (preset === undefined) throw new Error(`No preset ${id}`);
  return preset.build();
}

const inspect = (architecture: Architecture) =>
  analyze(architecture, { resolution: [224, 224], rule: 'paper' });

const listErrors = (architecture: Architecture) =>
  inspect(architecture).diagnostics.filter(({ severity }) => severity === 'error');

// He et al., CVPR 2016, table 1: blocks a stage. The first of a stage has a projection, but for the first stage of
// basic blocks.
test.each([
  ['resnet34', [3, 3, 5, 2]],
  ['resnet50', [2, 3, 5, 2]],
  ['resnet101', [2, 3, 22, 2]],
  ['resnet152', [2, 7, 35, 2]],
])('%s folds to rows of %o blocks', (id, counts) => {
  expect(findRepeats(build(id)).map(({ groups }) => groups.length)).toEqual(counts);
});

describe('ResNet50 taken apart', () => {
  const network = build('resnet50');

  test.each(['layer1', 'layer2', 'layer3', 'layer4', 'layer2.0', 'layer3.4'])(
    'without %s it is whole',
    (group) => {
      const removed = removeLayers(network, getGroupLayers(network, group as GroupId));
      expect(checkArchitecture(removed.architecture)).toEqual([]);
      expect(removed.dissolved).toEqual([]);
      // Without its projection a stage leaves blocks behind that add unequal shapes.
      expect(listErrors(removed.architecture).length > 0).toBe(group === 'layer2.0');
    },
  );

  test('without any of its main paths it is a chain of its skips', () => {
    const paths = [...network.layers.keys()].filter(
      (id) => /\.(conv|bn|relu)[123]$/.test(id) && !/relu3$/.test(id),
    );
    const { architecture, dissolved } = removeLayers(network, paths);
    // The four projections stay; at the other twelve blocks nothing is left to add.
    expect(dissolved).toHaveLength(12);
    expect(checkArchitecture(architecture)).toEqual([]);
  });

  // Torchvision: 23 and 36 blocks in the third stage make 44 549 160 and, with 8 in the second, 60 192 808 parameters.
  test('with longer rows it is ResNet101 and ResNet152', () => {
    const lengthen = (architecture: Architecture, stage: string, count: number) => {
      const row = findRepeats(architecture).find(({ parent }) => parent === stage);
      const result = setRepeatCount(architecture, row?.groups ?? [], count);
      if (!result.ok) throw new Error(result.reason.code);
      return result.architecture;
    };
    const longer = lengthen(network, 'layer3', 22);
    expect(inspect(longer).totals.params).toBe(44_549_160);
    expect(inspect(lengthen(lengthen(longer, 'layer3', 35), 'layer2', 7)).totals.params).toBe(60_192_808);
  });
});
