import { describe, expect, test } from 'vitest';
import type { Shape } from '../layers/shape';
import type { LayerId } from './architecture';
import { canConnect } from './canConnect';
import { connect, disconnect, moveInput, replug } from './connections';
import { draw, id, ids, sketch } from './sketch.testing';

const chain = draw('input', 'conv1 < input', 'relu1 < conv1', 'conv2 < relu1', 'add1 < conv2', 'conv3');

const reasonOf = (result: ReturnType<typeof canConnect>) => (result.ok ? null : result.reason);

describe('canConnect', () => {
  test.each([
    ['relu1', 'add1', undefined, null],
    ['relu1', 'add1', 1, null],
    ['conv2', 'conv3', undefined, null],
    ['conv2', 'conv2', undefined, { code: 'self-connection', layer: 'conv2' }],
    ['conv2', 'input', undefined, { code: 'takes-no-input', target: 'input' }],
    ['conv3', 'relu1', undefined, { code: 'port-taken', source: 'conv1', target: 'relu1', port: 0 }],
    ['conv3', 'add1', 0, { code: 'port-taken', source: 'conv2', target: 'add1', port: 0 }],
    ['conv1', 'relu1', undefined, { code: 'already-connected', source: 'conv1', target: 'relu1' }],
    ['conv2', 'add1', undefined, { code: 'already-connected', source: 'conv2', target: 'add1' }],
  ] as const)('%s to %s at %s: %o', (source, target, port, reason) => {
    expect(reasonOf(canConnect(chain, id(source), id(target), port))).toEqual(reason);
  });

  test('a circle', () => {
    const open = draw('input', 'conv1', 'relu1 < conv1', 'add1 < relu1 input');
    const reason = { code: 'cycle', source: 'add1', target: 'conv1' };
    expect(reasonOf(canConnect(open, id('add1'), id('conv1')))).toEqual(reason);
  });

  test('a full merge', () => {
    const inputs = Array.from({ length: 1024 }, (_, index) => `conv${index}`);
    const full = draw(...inputs, 'relu1', `add1 < ${inputs.join(' ')}`);
    const reason = { code: 'inputs-full', target: 'add1', max: 1024 };
    expect(reasonOf(canConnect(full, id('relu1'), id('add1')))).toEqual(reason);
  });
});

describe('canConnect with shapes', () => {
  const map = (channels: number, height: number, width = height): Shape => ({ channels, height, width });
  const ask = (target: string, arriving: Shape, present?: Shape) => {
    const shapes = new Map<LayerId, { readonly shape: Shape }>([[id('conv1'), { shape: arriving }]]);
    if (present) shapes.set(id('conv2'), { shape: present });
    const net = draw('conv1', 'conv2', `${target}${present ? ' < conv2' : ''}`);
    return reasonOf(canConnect(net, id('conv1'), id(target), undefined, shapes));
  };

  test.each([
    ['add1', map(64, 32), map(64, 32)],
    ['add1', map(64, 1), map(64, 32)],
    ['add1', map(64, 32), undefined],
    ['concat1', map(64, 32), map(128, 32)],
    // What a click can mend behind the drop is not refused before it.
    ['fc1', map(64, 32), undefined],
  ])('%s may get %o beside %o', (target, arriving, present) => {
    expect(ask(target, arriving, present)).toBeNull();
  });

  test('a convolution works on maps', () => {
    expect(ask('conv3', { features: 10 })).toEqual({
      code: 'needs-map',
      target: 'conv3',
      actual: { features: 10 },
    });
  });

  // ceil(32 / 2) = 16 and so on: by the size rule of a kernel of 1 without padding.
  test.each([
    [
      'add1',
      map(64, 32),
      map(128, 16),
      { side: 'new', code: 'convolution', outChannels: 128, stride: [2, 2] },
    ],
    [
      'add1',
      map(64, 32),
      map(128, 32),
      { side: 'new', code: 'convolution', outChannels: 128, stride: [1, 1] },
    ],
    [
      'add1',
      map(128, 7),
      map(64, 28, 14),
      { side: 'present', code: 'convolution', outChannels: 128, stride: [4, 2] },
    ],
    [
      'add1',
      map(64, 15),
      map(64, 29),
      { side: 'present', code: 'convolution', outChannels: 64, stride: [2, 2] },
    ],
    ['add1', map(64, 30), map(64, 32), null],
    ['add1', map(64, 16, 32), map(64, 32, 16), null],
    ['concat1', map(64, 32), map(64, 16), { side: 'new', code: 'downsample', factor: [2, 2] }],
    ['concat1', map(64, 8), map(64, 32), { side: 'present', code: 'downsample', factor: [4, 4] }],
    ['concat1', map(64, 32), { features: 10 }, { side: 'new', code: 'flatten' }],
    ['add1', { features: 64 }, map(64, 1), { side: 'present', code: 'flatten' }],
    ['add1', { features: 64 }, map(64, 2), null],
  ])('%s: %o meets %o: %o', (target, arriving, present, remedy) => {
    expect(ask(target, arriving, present)).toMatchObject({
      code: 'merge-mismatch',
      source: 'conv1',
      target,
      actual: arriving,
      expected: present,
      remedy,
    });
  });

  test('inputs that did not fit before refuse no other', () => {
    const net = draw('conv1', 'conv2', 'conv3', 'add1 < conv2 conv3');
    const shapes = new Map(
      [8, 16, 32].map((size, index) => [id(`conv${index + 1}`), { shape: map(64, size) }] as const),
    );
    expect(reasonOf(canConnect(net, id('conv1'), id('add1'), undefined, shapes))).toBeNull();
  });
});

describe('connect, disconnect, replug', () => {
  const outcome = (result: ReturnType<typeof connect>) =>
    result.ok ? sketch(result.architecture) : result.reason;

  test('a merge gets another input; the layer itself keeps its place', () => {
    expect(outcome(connect(chain, id('relu1'), id('add1')))).toContain('add1 < conv2 relu1');
  });

  test('a layer moves behind what feeds it', () => {
    const net = draw('input', 'conv1', 'relu1 < conv1', 'conv2 < input');
    expect(outcome(connect(net, id('conv2'), id('conv1')))).toEqual([
      'input',
      'conv2 < input',
      'conv1 < conv2',
      'relu1 < conv1',
    ]);
  });

  test('a cut connection lets the ports behind it move up', () => {
    const net = draw('conv1', 'conv2', 'conv3', 'concat1 < conv1 conv2 conv3');
    expect(sketch(disconnect(net, { target: id('concat1'), port: 1 }))).toContain('concat1 < conv1 conv3');
    expect(() => disconnect(net, { target: id('concat1'), port: 3 })).toThrow(RangeError);
  });

  test('another source in the same port, of a layer that takes only one', () => {
    const net = draw('input', 'conv1 < input', 'relu1 < conv1', 'conv2 < relu1');
    expect(outcome(replug(net, { target: id('conv2'), port: 0 }, { source: id('conv1') }))).toContain(
      'conv2 < conv1',
    );
    expect(outcome(replug(net, { target: id('conv1'), port: 0 }, { source: id('conv2') }))).toEqual({
      code: 'cycle',
      source: 'conv2',
      target: 'conv1',
    });
  });

  test('the same source into another layer', () => {
    const edge = { target: id('add1'), port: 0 };
    const result = outcome(replug(chain, edge, { target: id('conv3') }));
    expect(result).toEqual(expect.arrayContaining(['add1', 'conv3 < conv2']));
    expect(outcome(replug(chain, edge, { target: id('relu1') }))).toMatchObject({ code: 'port-taken' });
  });

  test('back where it was changes nothing', () => {
    for (const to of [{ source: id('conv2') }, { target: id('add1') }, { target: id('add1'), port: 0 }])
      expect(replug(chain, { target: id('add1'), port: 0 }, to)).toEqual({ ok: true, architecture: chain });
  });

  test('inputs change places', () => {
    const net = draw('conv1', 'conv2', 'conv3', 'concat1 < conv1 conv2 conv3');
    const inputsAfter = (from: number, to: number) =>
      moveInput(net, id('concat1'), from, to).layers.get(id('concat1'))?.inputs;
    expect(inputsAfter(0, 2)).toEqual(ids('conv2 conv3 conv1'));
    expect(inputsAfter(2, 0)).toEqual(ids('conv3 conv1 conv2'));
    expect(inputsAfter(0, 9)).toEqual(ids('conv2 conv3 conv1'));
    expect(moveInput(net, id('concat1'), 1, 1)).toBe(net);
  });
});
