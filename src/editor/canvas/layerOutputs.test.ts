import { expect, test } from 'vitest';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { setLayerName, setLayerParams } from '../../architecture/edits';
import { getOutputNames } from './layerOutputs';

const builder = createBuilder();
const a = builder.add('Conv2d', 'a');
builder.add('Conv2d', 'b');
builder.add('Add', 'sum', {}, { inputs: ['b' as LayerId, a] });
const network = builder.build();

test('every layer that is fed is named once, in document order', () => {
  expect(getOutputNames(network.layers, a)).toEqual(['b', 'sum']);
  expect(getOutputNames(network.layers, 'sum' as LayerId)).toEqual([]);
});

test('an edit of a parameter keeps the list, a new name changes it', () => {
  const before = getOutputNames(network.layers, a);
  const edited = setLayerParams(network, a, { outChannels: 8 });
  expect(getOutputNames(edited.layers, a)).toBe(before);
  const renamed = setLayerName(edited, 'sum' as LayerId, 'total');
  expect(getOutputNames(renamed.layers, a)).toEqual(['b', 'total']);
});
