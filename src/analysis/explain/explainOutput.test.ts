/** @file Outputs of layers made by hand: each length with its calculation, and none where the inputs do not fit. */
import { describe, expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import type { LayerKind, LayerParams } from '../../layers/catalogue';
import type { Shape } from '../../layers/shape';
import { explainOutput } from './explainOutput';
import { difference, sum } from './formula';

const map = (channels: number, height: number, width: number): Shape => ({ channels, height, width });

/** The channels of what a layer puts out, which reads maps of these shapes. */
function explainChannels<K extends LayerKind>(
  kind: K,
  params: Partial<LayerParams<K>>,
  inputs: readonly Shape[],
  output: Shape,
) {
  const builder = createBuilder();
  const feeding = inputs.map((_, place) => builder.add('Input', `input${place}`));
  builder.add(kind, 'own', params, { inputs: feeding });
  const node = [...builder.build().layers.values()].at(-1);
  return node === undefined ? null : explainOutput(node, inputs, output)[0];
}

describe('the channels of a Concat', () => {
  test('are the sum of what it reads', () => {
    expect(explainChannels('Concat', {}, [map(256, 25, 25), map(128, 25, 25)], map(384, 25, 25))).toEqual({
      part: 'channels',
      value: 384,
      formula: sum(256, 128),
      origin: 'formula',
    });
  });

  test('are no sum where the maps do not fit: the second one is not part of the output', () => {
    expect(explainChannels('Concat', {}, [map(256, 24, 24), map(256, 25, 25)], map(256, 24, 24))).toEqual({
      part: 'channels',
      value: 256,
      formula: null,
      origin: 'misfit',
    });
  });
});

describe('the channels of a ChannelSlice', () => {
  test('are the end less the start', () => {
    expect(explainChannels('ChannelSlice', { start: 2, end: 5 }, [map(8, 4, 4)], map(3, 4, 4))).toMatchObject(
      {
        formula: difference(5, 2),
        origin: 'formula',
      },
    );
  });

  test('are no difference where the end comes before the start', () => {
    expect(explainChannels('ChannelSlice', { start: 5, end: 2 }, [map(8, 4, 4)], map(1, 4, 4))).toMatchObject(
      {
        formula: null,
        origin: 'misfit',
      },
    );
  });
});
