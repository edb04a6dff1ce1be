/** @file The published schema, held against the reader by another program's validator. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDesign } from '../../document/document';
import { schemaReference, storedDesign } from '../../document/storedDesign';
import { presets } from '../../presets/presets';
import { mutateJson, picks } from '../mutations.testing';
import { writeDesignSchema } from './designSchema';
import { arbitraryDesign } from './designs.testing';
import { readDesign } from './readDesign';
import { writeDesign, writeDesignFile } from './writeDesign';

const published = join(import.meta.dirname, '../../../public/design.schema.json');
const isValid = new Ajv2020({ strictTypes: false }).compile(JSON.parse(readFileSync(published, 'utf8')));

/** Whether the reader takes it, or why not. */
function judge(value: unknown): string {
  const result = readDesign(value);
  return 'design' in result ? 'read' : result.problem.code;
}

/** What no schema can say: it depends on other parts of the file, or on how JavaScript counts letters. */
const beyondSchema = ['duplicate-id', 'unknown-id', 'group-cycle', 'id-too-long', 'too-many'];

const head = { format: 'fovea-design', version: 1 };
const image = { id: 'image', kind: 'Input' };
const conv = (params: unknown) => ({ ...head, layers: [image, { id: 'conv', kind: 'Conv2d', params }] });

describe('the published schema', () => {
  test('is what the program writes now; `npm run schema` writes it anew', () => {
    expect(readFileSync(published, 'utf8')).toBe(writeDesignSchema());
  });

  test('lies where files say, and knows the keys that the reader knows', () => {
    expect(schemaReference).toBe('./design.schema.json');
    const { properties, $defs } = JSON.parse(writeDesignSchema());
    const { entries } = storedDesign;
    expect(Object.keys(properties)).toEqual(Object.keys(entries));
    const byName = (keys: object) => Object.keys(keys).sort();
    expect(byName($defs.layer.properties)).toEqual(byName(entries.layers.item.entries));
    expect(byName($defs.group.properties)).toEqual(byName(entries.groups.wrapped.item.entries));
  });

  test.each(presets)('takes the file of $id', (preset) => {
    const options = { title: preset.name, resolution: preset.defaultResolution };
    const design = createDesign(preset.build(), options);
    const file: unknown = JSON.parse(writeDesignFile(design));
    expect(isValid(file), JSON.stringify(isValid.errors)).toBe(true);
    expect(file).toHaveProperty('$schema', './design.schema.json');
    expect(readDesign(file)).toEqual({ design });
  });

  test('takes the file of any design', () => {
    fc.assert(
      fc.property(arbitraryDesign, (design) => {
        expect(isValid(JSON.parse(writeDesignFile(design))), JSON.stringify(isValid.errors)).toBe(true);
      }),
    );
  });

  test.each<[string, unknown]>([
    ['a list', []],
    ['no layers', head],
    ['another format', { ...head, format: 'other', layers: [] }],
    ['no version', { format: 'fovea-design', layers: [] }],
    ['a later version', { ...head, version: 2, layers: [] }],
    ['an unknown key', { ...head, layers: [], extra: 1 }],
    ['a schema that is no text', { ...head, layers: [], $schema: 1 }],
    ['an image of no size', { ...head, layers: [], resolution: [0, 32] }],
    ['three sizes', { ...head, layers: [], resolution: [32, 32, 32] }],
    ['an unknown rule', { ...head, layers: [], rule: 'other' }],
    ['a layer without an id', { ...head, layers: [{ kind: 'ReLU' }] }],
    ['a layer without a kind', { ...head, layers: [{ id: 'a' }] }],
    ['an unknown kind', { ...head, layers: [{ id: 'a', kind: 'constructor' }] }],
    ['a source in a list', { ...head, layers: [{ ...image, source: [] }] }],
    ['inputs that are no ids', { ...head, layers: [{ ...image, inputs: [1] }] }],
    ['a group of another kind', { ...head, layers: [], groups: [{ id: 'a', kind: 'row' }] }],
    ['a place in space', { ...head, layers: [{ ...image, position: [1, 2, 3] }] }],
    ['an unknown parameter', conv({ filters: 3 })],
    ['a parameter called __proto__', conv(JSON.parse('{"__proto__": 3}'))],
    ['a kernel of nothing', conv({ kernelSize: 0 })],
    ['half a stride', conv({ stride: [1, 0.5] })],
    ['an unknown padding', conv({ padding: 'full' })],
    ['three sides', conv({ padding: { top: 1, bottom: 1, left: 1 } })],
    ['a bias of one', conv({ bias: 1 })],
    ['parameters in a list', conv([3])],
  ])('refuses %s, and so does the reader', (_what, value) => {
    expect(isValid(value)).toBe(false);
    expect(judge(value)).not.toBe('read');
  });

  test('and the reader agree about thousands of changed files', () => {
    const verdicts = { both: 0, neither: 0 };
    const file = fc.oneof(
      arbitraryDesign,
      fc
        .constantFrom(...presets.filter(({ id }) => ['lenet5', 'alexnet'].includes(id)))
        .map(({ build }) => createDesign(build())),
    );
    const fewPicks = fc.oneof(
      picks.map((changes) => changes.slice(0, 1)),
      picks,
    );
    fc.assert(
      fc.property(file, fewPicks, (design, changes) => {
        const value = JSON.parse(JSON.stringify(mutateJson(writeDesign(design), changes)));
        const verdict = judge(value);
        if (isValid(value)) {
          expect(['read', ...beyondSchema]).toContain(verdict);
          verdicts.both += 1;
        } else {
          expect(verdict).not.toBe('read');
          verdicts.neither += 1;
        }
      }),
      { numRuns: 4000, seed: 6 },
    );
    expect(Math.min(verdicts.both, verdicts.neither)).toBeGreaterThan(400);
  });
});
