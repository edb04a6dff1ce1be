import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Architecture } from '../../architecture/architecture';
import { getGroupPath } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import type { EditResult } from '../../architecture/editResult';
import { removeLayers } from '../../architecture/removeLayers';
import { createDesign, type Design } from '../../document/document';
import { findPreset, presets } from '../../presets/presets';
import { formatBase64url } from '../../util/base64url';
import { arbitraryDesign } from '../json/designs.testing';
import { sealDeflated } from './deflatedBytes.testing';
import { createIrregularDesign } from './irregularNetwork.testing';
import { findLink, readLink, writeComparisonLink, writeLink } from './link';
import { readWire } from './readWire';
import { writeWire } from './writeWire';

/** What a link carries of a design: everything but ids and the place in an imported file. */
function describeDesign({ title, notes, resolution, rule, architecture, positions }: Design) {
  const ids = [...architecture.layers.keys()];
  return {
    ...{ title, notes, resolution, rule },
    layers: [...architecture.layers.values()].map(({ id, name, layer, inputs, group, notes: remark }) => ({
      ...{ name, layer, remark: remark || undefined },
      inputs: inputs.map((input) => ids.indexOf(input)),
      groups: getGroupPath(architecture, group).map((level) => `${level.kind} ${level.name}`),
      position: roundPosition(positions.get(id)),
    })),
  };
}

function roundPosition(position: { x: number; y: number } | undefined) {
  return position && { x: Math.round(position.x) + 0, y: Math.round(position.y) + 0 };
}

function openLink(hash: string): Design {
  const result = readLink(hash);
  if (!result.ok) throw new Error(`The link was refused: ${result.problem.code}`);
  return result.design;
}

function getArchitecture(result: EditResult): Architecture {
  if (!result.ok) throw new Error('The edit was refused');
  return result.architecture;
}

function createVgg(): Design {
  const builder = createBuilder();
  builder.add('Input', 'input');
  let number = 0;
  for (const [stage, widths] of [
    [64, 64],
    [128, 128],
    [256, 256, 256],
  ].entries())
    builder.group('stage', `stage${stage + 1}`, () => {
      for (const outChannels of widths) {
        number += 1;
        builder.add('Conv2d', `conv${number}`, { outChannels });
        builder.add('ReLU', `relu${number}`);
      }
      builder.add('MaxPool2d', `pool${stage + 1}`);
    });
  return createDesign(builder.build(), { title: 'Small VGG' });
}

describe('share links', () => {
  test('restore every design', () => {
    fc.assert(
      fc.property(arbitraryDesign, (design) => {
        const hash = writeLink(design);
        expect(hash).toMatch(/^#f3\.[\w-]*[A-Za-z0-9]$/);
        expect(describeDesign(openLink(hash))).toEqual(describeDesign(design));
      }),
    );
  });

  test('restore names of groups that are no more', () => {
    const word = fc.constantFrom(
      'a',
      'a.b',
      'a.b.conv1',
      'a.b.conv2',
      'a.c.conv1',
      'b.relu',
      'b.conv1.bn',
      'conv3',
    );
    fc.assert(
      fc.property(arbitraryDesign, fc.infiniteStream(word), (design, words) => {
        const rename = <Named extends { readonly name: string }>(named: Named) => ({
          ...named,
          name: words.next().value ?? '',
        });
        const { layers, groups } = design.architecture;
        const architecture = {
          layers: new Map([...layers].map(([id, node]) => [id, rename(node)])),
          groups: new Map([...groups].map(([id, group]) => [id, rename(group)])),
        };
        const renamed = { ...design, architecture };
        const { bytes, common } = writeWire(renamed);
        for (const wire of [bytes, writeWire(renamed, common).bytes])
          expect(describeDesign(readWire(wire))).toEqual(describeDesign(renamed));
      }),
      { numRuns: 400 },
    );
  });

  test('are the same for the same design', () => {
    const design = createVgg();
    expect(writeLink(openLink(writeLink(design)))).toBe(writeLink(design));
  });

  // Characters of the hash: what the project promises for these networks.
  const longest = {
    vgg16: 150,
    resnet18: 220,
    resnet50: 260,
    resnet152: 300,
    densenet121: 260,
    mobilenetv2: 320,
    efficientnetb0: 420,
  };

  test.each(Object.entries(longest))('of %s are at most %i characters long', (id, length) => {
    const preset = findPreset(id);
    if (preset === null) throw new Error(`There is no preset ${id}`);
    const options = { title: preset.name, resolution: preset.defaultResolution };
    const design = createDesign(preset.build(), options);
    const hash = writeLink(design);
    expect(hash.length).toBeLessThanOrEqual(length);
    expect(describeDesign(openLink(hash))).toEqual(describeDesign(design));
  });

  test('of thirty irregular layers drawn by hand are shorter than 600 characters', () => {
    const design = createIrregularDesign();
    expect(design.architecture.layers.size).toBe(30);
    const hash = writeLink(design);
    expect(hash.length).toBeLessThan(600);
    expect(describeDesign(openLink(hash))).toEqual(describeDesign(design));
  });

  test('of more bytes than are coded one by one restore the design, as they are', () => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    for (let index = 0; index < 60; index++)
      builder.add('ReLU', `r${index}`, {}, { notes: String.fromCodePoint(97 + (index % 26)).repeat(9000) });
    const design = createDesign(builder.build());
    const hash = writeLink(design);
    expect(hash).toMatch(/^#f2\.[\w-]*[A-Za-z0-9]$/);
    expect(describeDesign(openLink(hash))).toEqual(describeDesign(design));
  });

  test('of every preset restore it', () => {
    for (const preset of presets) {
      const design = createDesign(preset.build(), { title: preset.name });
      expect(describeDesign(openLink(writeLink(design)))).toEqual(describeDesign(design));
    }
  });
});

describe('links with two designs', () => {
  test('restore both', () => {
    fc.assert(
      fc.property(arbitraryDesign, arbitraryDesign, (design, compared) => {
        const hash = writeComparisonLink(design, compared);
        expect(hash).toMatch(/^#c3\.[\w-]*[A-Za-z0-9]$/);
        const result = readLink(hash);
        if (!result.ok || result.compared === null) throw new Error('The link was refused');
        expect(describeDesign(result.design)).toEqual(describeDesign(design));
        expect(describeDesign(result.compared)).toEqual(describeDesign(compared));
      }),
    );
  });

  test('take little more room than one where the designs are much alike', () => {
    const design = createVgg();
    const ids = [...design.architecture.layers.keys()];
    const other = removeLayers(design.architecture, new Set(ids.slice(3, 5)));
    const architecture = getArchitecture(other);
    const pair = writeComparisonLink(design, { ...design, architecture });
    expect(pair.length).toBeLessThan(1.5 * writeLink(design).length);
  });

  test('that end within the first are damaged', () => {
    const wire = writeWire(createVgg()).bytes;
    const bytes = Uint8Array.from([wire.length, ...wire]);
    expect(wire.length).toBeLessThan(128);
    const result = readLink(`#c1.${sealDeflated(bytes)}`);
    expect(result).toEqual({ ok: false, problem: { code: 'damaged' } });
  });
});

describe('a text with a link in it', () => {
  test('is searched for the first', () => {
    const hash = writeLink(createVgg());
    expect(findLink(`See https://example.org/fovea/${hash}, or (#f1.AAAA).`)).toBe(hash);
    expect(findLink('#c4.AB then')).toBe('#c4.AB');
    expect(findLink('f1.AAAA #1. #x1.AA')).toBeNull();
  });
});

describe('a link that is none', () => {
  test('is told from a damaged one', () => {
    expect(readLink('')).toEqual({ ok: false, problem: { code: 'not-a-link' } });
    expect(readLink('#section-2')).toEqual({ ok: false, problem: { code: 'not-a-link' } });
    expect(readLink('#c7.AAAA')).toEqual({ ok: false, problem: { code: 'unknown-version', version: '7' } });
    expect(readLink('#f4.AAAA')).toEqual({ ok: false, problem: { code: 'unknown-version', version: '4' } });
    expect(readLink('#j2.AAAA')).toEqual({ ok: false, problem: { code: 'unknown-version', version: '2' } });
    expect(readLink('#f1.')).toEqual({ ok: false, problem: { code: 'damaged' } });
    expect(readLink('#f1.ä')).toEqual({ ok: false, problem: { code: 'damaged' } });
  });

  test('cut anywhere, is damaged', () => {
    const hash = writeLink(createVgg());
    const whole = describeDesign(openLink(hash));
    for (let length = 4; length < hash.length; length++) {
      const result = readLink(hash.slice(0, length));
      // The last letter may hold nothing but filling; then the whole design is still there.
      if (result.ok) expect(describeDesign(result.design)).toEqual(whole);
      else expect(result.problem.code).toBe('damaged');
    }
  });

  test('changed anywhere, never throws and hardly ever passes for a design', () => {
    const hash = writeLink(createVgg());
    let passed = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: hash.length - 2 }),
        fc.constantFrom(...'AZaz09-_'),
        (at, letter) => {
          const result = readLink(hash.slice(0, at) + letter + hash.slice(at + 1));
          if (result.ok && hash[at] !== letter) passed += 1;
        },
      ),
      { numRuns: 500 },
    );
    expect(passed).toBeLessThan(5);
  });

  test('of random bytes is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        for (const version of [1, 2, 3])
          expect(readLink(`#f${version}.${formatBase64url(bytes)}`).ok).toBe(false);
      }),
    );
  });

  test('of more than a million characters is refused by its length', () => {
    const hash = `#f1.${'A'.repeat(1_000_001)}`;
    expect(readLink(hash)).toMatchObject({ ok: false, problem: { code: 'too-large' } });
  });
});
