import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import { createPadding } from '../../layers/padding';
import { formatDesignProblem } from '../../text/en/designText';
import { joinExplanation } from '../../text/en/words';
import { unitSpace } from '../../text/quantities';
import { arbitraryDesign } from './designs.testing';
import { readDesign } from './readDesign';
import { writeDesign, writeDesignText } from './writeDesign';

function mustRead(value: unknown) {
  const result = readDesign(value);
  if ('problem' in result) throw new Error(JSON.stringify(result.problem));
  return result.design;
}

/** What a person reads about a value that is refused. */
function explain(value: unknown): string {
  const result = readDesign(value);
  if ('design' in result) throw new Error('expected a problem');
  return joinExplanation(formatDesignProblem(result.problem)).replaceAll(unitSpace, ' ');
}

const head = { format: 'fovea-design', version: 1 };
const image = { id: 'image', kind: 'Input' };

describe('a design', () => {
  test('survives the way through JSON whole', () => {
    fc.assert(
      fc.property(arbitraryDesign, (design) => {
        expect(mustRead(JSON.parse(writeDesignText(design)))).toEqual(design);
      }),
      { numRuns: 300 },
    );
  });

  test('is written without its defaults', () => {
    const net = createBuilder();
    net.add('Input', 'image');
    net.group('stage', 'stage 1', () => {
      net.group('block', 'block 1', () => {
        net.add('Conv2d', 'conv', { kernelSize: [7, 7], stride: [2, 1], padding: createPadding(3) });
      });
    });
    net.add('ReLU', 'relu', {}, { inputs: ['image' as LayerId], notes: 'why' });
    const design = createDesign(net.build(), {
      title: 'Two paths',
      positions: new Map([['relu' as LayerId, { x: 1.5, y: -2 }]]),
    });
    expect(writeDesign(design)).toEqual({
      ...head,
      title: 'Two paths',
      groups: [
        { id: 'stage 1', kind: 'stage' },
        { id: 'block 1', parent: 'stage 1' },
      ],
      layers: [
        { id: 'image', kind: 'Input' },
        {
          id: 'conv',
          kind: 'Conv2d',
          params: { kernelSize: 7, stride: [2, 1], padding: 3 },
          group: 'block 1',
        },
        { id: 'relu', kind: 'ReLU', inputs: ['image'], notes: 'why', position: [1.5, -2] },
      ],
    });
  });

  test('is a file with one layer a line', () => {
    const net = createBuilder();
    net.add('Input', 'image', { channels: 1 });
    net.add('ReLU', 'relu');
    expect(writeDesignText(createDesign(net.build(), { resolution: [28, 30] }))).toBe(
      [
        '{',
        '  "format": "fovea-design",',
        '  "version": 1,',
        '  "resolution": [28,30],',
        '  "layers": [',
        '    {"id":"image","kind":"Input","params":{"channels":1}},',
        '    {"id":"relu","kind":"ReLU"}',
        '  ]',
        '}',
        '',
      ].join('\n'),
    );
  });

  test('without layers is written and read too', () => {
    expect(mustRead(JSON.parse(writeDesignText(createDesign(createBuilder().build()))))).toEqual(
      createDesign(createBuilder().build()),
    );
  });
});

describe('what is only for show is cut to its limits', () => {
  test('names, titles and notes', () => {
    const long = 'a'.repeat(198) + '😀'.repeat(10);
    const layer = { ...image, name: long, notes: 'b'.repeat(10_001) };
    const design = mustRead({ ...head, title: long, layers: [layer] });
    const node = design.architecture.layers.get('image' as LayerId);
    expect(design.title).toBe(`${'a'.repeat(198)}…`);
    expect(node?.name).toBe(`${'a'.repeat(198)}…`);
    expect(node?.notes).toBe(`${'b'.repeat(9999)}…`);
  });

  test('places', () => {
    const design = mustRead({ ...head, layers: [{ ...image, position: [1e300, -1e300] }] });
    expect(design.positions.get('image' as LayerId)).toEqual({ x: 10_000_000, y: -10_000_000 });
  });
});

describe('what is refused, and what is said', () => {
  const layers = (...list: unknown[]) => ({ ...head, layers: [image, ...list] });
  const conv = (params: unknown) => layers({ id: 'conv', kind: 'Conv2d', params });

  test.each<[string, unknown, string]>([
    ['null', null, 'This is not a design of Fovea.'],
    ['a list', [], 'This is not a design of Fovea.'],
    ['another JSON', { modelTopology: {} }, 'This is not a design of Fovea.'],
    [
      'our own analysis',
      { schema: 'fovea-analysis/1' },
      'This is an analysis, not a design. Open the file that was analysed.',
    ],
    [
      'a newer version',
      { ...head, version: 7 },
      'This design was saved by a newer Fovea: it has version 7, and 1 is the newest that can be read. Update Fovea.',
    ],
    [
      'no version',
      { format: 'fovea-design' },
      'This design does not say which version it has, or one that never was.',
    ],
    [
      'version 0',
      { ...head, version: 0 },
      'This design does not say which version it has, or one that never was.',
    ],
    ['no layers', head, 'The design is damaged: layers is missing.'],
    ['layers that are no list', { ...head, layers: {} }, 'The design is damaged: layers must be a list.'],
    ['a layer that is none', layers(3), 'The design is damaged: layers[1] must be an object.'],
    ['a layer without id', layers({ kind: 'ReLU' }), 'The design is damaged: layers[1].id is missing.'],
    [
      'a key that is not known',
      layers({ id: 'a', kind: 'ReLU', colour: 'red' }),
      'The design is damaged: layers[1].colour is not known.',
    ],
    [
      'a title that is no text',
      { ...head, title: 3, layers: [] },
      'The design is damaged: title must be a text.',
    ],
    [
      'a place that is none',
      layers({ id: 'a', kind: 'ReLU', position: [1, 'x'] }),
      'The design is damaged: layers[1].position[1] must be a number.',
    ],
    [
      'a place with three numbers',
      layers({ id: 'a', kind: 'ReLU', position: [1, 2, 3] }),
      'The design is damaged: layers[1].position must be a list of two numbers.',
    ],
    [
      'an image beyond all bounds',
      { ...head, resolution: [32, 1e9], layers: [] },
      'The design is damaged: resolution[1] must be from 1 to 8192, not 1000000000.',
    ],
    [
      'half a pixel',
      { ...head, resolution: [32, 0.5], layers: [] },
      'The design is damaged: resolution[1] must be a whole number.',
    ],
    [
      'a rule that is none',
      { ...head, rule: 'mine', layers: [] },
      'The design is damaged: rule must be one of the words that are allowed there.',
    ],
    ['an id twice', layers(image), 'The design is damaged: layers[1].id, “image”, is taken already.'],
    [
      'an id without end',
      layers({ id: 'a'.repeat(1001), kind: 'ReLU' }),
      'The design is damaged: layers[1].id has 1001 characters, and 1000 are allowed.',
    ],
    [
      'an input from nowhere',
      layers({ id: 'a', kind: 'Add', inputs: ['image', 'gone'] }),
      'The design is damaged: layers[1].inputs[1] names “gone”, which is not in it.',
    ],
    [
      'a group that is not there',
      layers({ id: 'a', kind: 'ReLU', group: 'gone' }),
      'The design is damaged: layers[1].group names “gone”, which is not in it.',
    ],
    [
      'a parent that is not there',
      { ...layers(), groups: [{ id: 'a', parent: 'gone' }] },
      'The design is damaged: groups[0].parent names “gone”, which is not in it.',
    ],
    [
      'groups within each other',
      {
        ...layers(),
        groups: [{ id: 'z' }, { id: 'a', parent: 'b' }, { id: 'b', parent: 'c' }, { id: 'c', parent: 'a' }],
      },
      'The design is damaged: the group “a” lies within itself.',
    ],
    [
      'a kind that is not known',
      layers({ id: 'a', kind: 'Conv9d' }),
      'The design has a layer of a kind that is not known: layers[1].kind is “Conv9d”.',
    ],
    [
      'a kind from the prototype',
      layers({ id: 'a', kind: 'constructor' }),
      'The design has a layer of a kind that is not known: layers[1].kind is “constructor”.',
    ],
    [
      'a parameter out of bounds',
      conv({ stride: 0 }),
      'The parameter stride of conv must be at least 1, not 0. Use a value from 1 to 4096.',
    ],
    [
      'a parameter of another kind',
      conv({ ceilMode: true }),
      'The parameter ceilMode of conv is no parameter of this kind of layer.',
    ],
    [
      'a number too large for numbers',
      conv({ outChannels: JSON.parse('1e999') }),
      'The parameter outChannels of conv must be at most 1048576, not ∞. Use a value from 1 to 1048576.',
    ],
    [
      'padding with a side missing',
      conv({ padding: { top: 1 } }),
      'The parameter padding of conv must be “same”, “valid”, or whole numbers for top, bottom, left and right.',
    ],
    ['params that are a list', conv([]), 'The design is damaged: layers[1].params must be an object.'],
    [
      'too many layers',
      { ...head, layers: Array.from({ length: 20_001 }, (_, n) => ({ id: String(n), kind: 'ReLU' })) },
      'The design is too large: it has 20 001 layers, and 20 000 are allowed.',
    ],
    [
      'too many connections',
      layers(
        ...Array.from({ length: 200 }, (_, n) => ({
          id: String(n),
          kind: 'Add',
          inputs: Array.from({ length: 1001 }, () => 'image'),
        })),
      ),
      'The design is too large: it has 200 201 connections, and 200 000 are allowed.',
    ],
  ])('%s', (_, value, text) => {
    expect(explain(value)).toBe(text);
  });

  test('names from the prototype chain are names like any other', () => {
    const stored = JSON.parse(
      '{"format":"fovea-design","version":1,"groups":[{"id":"__proto__"}],"layers":[{"id":"__proto__","kind":"Input","group":"__proto__"},{"id":"toString","kind":"ReLU"}]}',
    );
    const { layers: read } = mustRead(stored).architecture;
    expect([...read.keys()]).toEqual(['__proto__', 'toString']);
  });

  test('nothing gets into the prototype of objects', () => {
    const hostile =
      '{"format":"fovea-design","version":1,"__proto__":{"polluted":1},"layers":[{"id":"a","kind":"Conv2d","params":{"__proto__":{"polluted":1}}}]}';
    expect(readDesign(JSON.parse(hostile))).toHaveProperty('problem');
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('any JSON at all is answered', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readDesign({ ...head, layers: value })).toBeTypeOf('object');
        expect(readDesign({ ...head, layers: [{ id: 'a', kind: 'Conv2d', params: value }] })).toBeTypeOf(
          'object',
        );
        expect(readDesign(value)).toHaveProperty('problem');
      }),
    );
  });

  test('the largest design allowed is read', () => {
    const list = Array.from({ length: 20_000 }, (_, n) => ({
      id: `layer ${n}`,
      kind: n === 0 ? 'Input' : 'Conv2d',
    }));
    expect(mustRead({ ...head, layers: list }).architecture.layers.size).toBe(20_000);
  });
});
