import { describe, expect, test } from 'vitest';
import { formatBase64url } from '../../util/base64url';
import { readLink } from './link';

const encode = (text: string) => `#j1.${formatBase64url(new TextEncoder().encode(text))}`;
const read = (list: unknown) => readLink(encode(JSON.stringify(list)));

function open(list: unknown) {
  const result = read(list);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.design;
}

describe('a plain list', () => {
  test('of kinds alone is a chain with names of its own and the usual parameters', () => {
    const { architecture, resolution, rule } = open(['Input', 'Conv2d', 'ReLU', 'Conv2d', 'ReLU6', 'Linear']);
    const layers = [...architecture.layers.values()];
    expect(layers.map(({ name }) => name).join(' ')).toBe('input1 conv1 relu1 conv2 relu61 fc1');
    expect(layers.map(({ inputs }) => inputs.join('+')).join(' ')).toBe(' input1 conv1 relu1 conv2 relu61');
    expect(layers[1]?.layer).toMatchObject({ params: { outChannels: 64, kernelSize: [3, 3] } });
    expect([resolution, rule]).toEqual([[32, 32], 'paper']);
  });

  test('says how large the image is and how layers are judged', () => {
    expect(open([{ title: 'Mine', resolution: 96, rule: 'toolbox' }, 'Input'])).toMatchObject({
      ...{ title: 'Mine', resolution: [96, 96], rule: 'toolbox' },
    });
  });

  test('leads an input to the latest layer of that name', () => {
    const list = [
      ['Input', {}, { name: 'x' }],
      ['ReLU', {}, { name: 'x' }],
      ['ReLU', {}, { name: 'y', inputs: ['x'] }],
      ['Add', {}, { name: 'sum', inputs: ['y', 'x'] }],
    ];
    const layers = [...open(list).architecture.layers.values()];
    expect(layers.map(({ id }) => id)).toEqual(['x', 'x_2', 'y', 'sum']);
    expect(layers.map(({ inputs }) => inputs)).toEqual([[], ['x'], ['x_2'], ['y', 'x_2']]);
  });

  test('may be padded, and ends in a letter or digit where it is not', () => {
    for (const text of ['["Input"]', '["Input","ReLU"]', '["Input","ReLU6"]', '["Input","Sigmoid" ]']) {
      const hash = encode(text);
      expect(hash).toMatch(/[dQ0]$/);
      for (const padding of ['', '=', '==', '%3D%3D']) expect(readLink(hash + padding).ok).toBe(true);
    }
  });

  test('of nothing is an empty design', () => {
    expect(open([]).architecture.layers.size).toBe(0);
  });

  test.each<[unknown, object]>([
    [{}, { code: 'wrong-type', path: [], expected: 'list' }],
    [[7], { code: 'wrong-type', path: [0], expected: 'list' }],
    [['Input', ['Conv3d']], { code: 'unknown-kind', path: [1, 0], kind: 'Conv3d' }],
    [['Input', []], { code: 'wrong-type', path: [1, 0], expected: 'text' }],
    [[['Input', [3]]], { code: 'wrong-type', path: [0, 1], expected: 'object' }],
    [[['Input', {}, {}, {}]], { code: 'unknown-key', path: [0, 3] }],
    [[['Input', {}, { nme: 'x' }]], { code: 'unknown-key', path: [0, 2, 'nme'] }],
    [[['Input', {}, { name: 5 }]], { code: 'wrong-type', path: [0, 2, 'name'], expected: 'text' }],
    [[['ReLU', {}, { inputs: ['z'] }]], { code: 'unknown-id', path: [0, 2, 'inputs', 0], id: 'z' }],
    [[['ReLU', {}, { inputs: [0] }]], { code: 'wrong-type', path: [0, 2, 'inputs'], expected: 'list' }],
    [[{ titel: 'x' }], { code: 'unknown-key', path: [0, 'titel'] }],
    [[{ resolution: 0 }], { code: 'out-of-range', actual: 0 }],
    [[['Conv2d', { outChannels: 0 }]], { code: 'parameter', layer: 'conv1', parameter: 'outChannels' }],
    [[['Conv2d', { filters: 9 }]], { code: 'parameter', layer: 'conv1', parameter: 'filters' }],
    [Array(20_001).fill('ReLU'), { code: 'too-many', what: 'layers', actual: 20_001 }],
  ])('%j is refused with its place', (list, problem) => {
    expect(read(list)).toMatchObject({ ok: false, problem: { code: 'content', problem } });
  });

  test('that is no JSON is damaged', () => {
    for (const text of ['["Input"', '', 'Input', '["Input"]]'])
      expect(readLink(encode(text))).toEqual({ ok: false, problem: { code: 'damaged' } });
    expect(readLink('#j1.ä')).toEqual({ ok: false, problem: { code: 'damaged' } });
  });

  test('with the keys of prototypes is refused, and no prototype is changed', () => {
    expect(readLink(encode('[{"__proto__":{"polluted":1}}]'))).toMatchObject({ ok: false });
    expect(readLink(encode('[["Conv2d",{"__proto__":{"outChannels":5}}]]'))).toMatchObject({ ok: false });
    expect(readLink(encode('[["ReLU",{},{"constructor":{"prototype":{"polluted":1}}}]]'))).toMatchObject({
      ok: false,
    });
    expect('polluted' in {}).toBe(false);
  });
});
