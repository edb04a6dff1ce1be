/** @file Lessons in links: what goes in comes out, whatever is damaged or hostile is answered, what was issued opens. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import {
  type Assignment,
  type AssignmentStep,
  assignmentPanels,
  assignmentSeedLimits,
  type Goal,
  goalLimits,
  goalStatuses,
  hiddenFacts,
  questionFacts,
} from '../../document/assignment';
import { createDesign, type Design } from '../../document/document';
import { layerKinds } from '../../layers/catalogue';
import { arbitraryDesign } from '../json/designs.testing';
import { sealDeflated } from './deflatedBytes.testing';
import { findLink, isLinkLike, readLink, writeAssignmentLink, writeLink } from './link';
import { writeWirePair } from './wirePair';
import { writeWire } from './writeWire';

const number = fc.integer(goalLimits);
const name = fc.string({ unit: 'grapheme', maxLength: 40 });
const goal: fc.Arbitrary<Goal> = fc.oneof(
  fc.record({ kind: fc.constantFrom('field' as const, 'convolutions' as const), min: number }),
  fc.record({ kind: fc.constantFrom('params' as const, 'macs' as const), max: number }),
  fc.record({ kind: fc.constantFrom('productive' as const, 'image' as const) }),
  fc.record({ kind: fc.constant('status' as const), layer: name, status: fc.constantFrom(...goalStatuses) }),
);
const step: fc.Arbitrary<AssignmentStep> = fc.record({
  text: fc.string({ unit: 'grapheme', maxLength: 300 }),
  goals: fc.array(goal, { maxLength: 5 }),
  question: fc.option(fc.record({ fact: fc.constantFrom(...questionFacts), layer: name })),
  hides: fc.subarray([...hiddenFacts]),
});
const assignment: fc.Arbitrary<Assignment> = fc.record({
  title: name,
  steps: fc.array(step, { minLength: 1, maxLength: 6 }),
  panels: fc.subarray([...assignmentPanels]),
  kinds: fc.option(fc.subarray([...layerKinds])),
  seed: fc.option(fc.integer(assignmentSeedLimits)),
});

/** Three convolutions on an image of 24 pixels. */
function createStart(): Design {
  const builder = createBuilder();
  builder.add('Input', 'image', { channels: 1 });
  for (const layer of ['conv1', 'conv2', 'conv3']) builder.add('Conv2d', layer, { outChannels: 8 });
  return createDesign(builder.build(), { title: 'Start', resolution: [24, 24] });
}

const lesson: Assignment = {
  title: 'Sehen lernen',
  steps: [
    { text: 'Read this.\n\nThen go on.', goals: [], question: null, hides: [] },
    {
      text: 'How far does it see?',
      goals: [],
      question: { fact: 'field', layer: 'conv3' },
      hides: ['field', 'status'],
    },
    {
      text: 'Make it see more.',
      goals: [
        { kind: 'field', min: 24 },
        { kind: 'productive' },
        { kind: 'macs', max: 100_000 },
        { kind: 'params', max: 5000 },
        { kind: 'convolutions', min: 3 },
        { kind: 'image' },
        { kind: 'status', layer: 'conv1', status: 'productive' },
      ],
      question: null,
      hides: ['shape', 'params', 'macs', 'memory'],
    },
  ],
  panels: ['palette', 'inspector', 'table'],
  kinds: ['Conv2d', 'MaxPool2d'],
  seed: 7,
};

describe('a lesson in a link', () => {
  test('comes out as it went in, with its design, and ends in a letter or a digit', () => {
    fc.assert(
      fc.property(assignment, arbitraryDesign, (given, design) => {
        const hash = writeAssignmentLink(given, design);
        expect(hash).toMatch(/^#t3\.[\w-]*[A-Za-z0-9]$/);
        expect(isLinkLike(hash)).toBe(true);
        expect(findLink(`see ${hash}, please`)).toBe(hash);
        const result = readLink(hash);
        if (!result.ok) throw new Error(result.problem.code);
        expect(result.assignment).toEqual(given);
        // The design is that of a plain link.
        expect(writeLink(result.design)).toBe(writeLink(design));
      }),
      { numRuns: 30 },
    );
  });

  test('other links hold none', () => {
    const result = readLink(writeLink(createStart()));
    expect(result.ok && result.assignment).toBeNull();
  });

  test('is cut to what is read: steps, texts, title', () => {
    const long = 'ä'.repeat(5000);
    const result = readLink(
      writeAssignmentLink(
        { ...lesson, title: long, steps: Array(30).fill({ ...lesson.steps[0], text: long }) },
        createStart(),
      ),
    );
    if (!result.ok || result.assignment === null) throw new Error('refused');
    expect(result.assignment.steps).toHaveLength(20);
    expect(result.assignment.steps[0]?.text).toHaveLength(4000);
    expect(result.assignment.title).toHaveLength(200);
  });
});

/** A link of any JSON beside a good design. */
function seal(value: unknown): string {
  const head = new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
  return `#t1.${sealDeflated(writeWirePair(head, writeWire(createStart()).bytes))}`;
}

describe('a link that is damaged or hostile', () => {
  test.each<[unknown, object]>([
    ['{"steps":[', { code: 'damaged' }],
    ['', { code: 'damaged' }],
    [[], { code: 'content', problem: { code: 'missing', path: ['steps'] } }],
    [7, { code: 'content', problem: { code: 'wrong-type', path: [] } }],
    [{}, { code: 'content', problem: { code: 'missing', path: ['steps'] } }],
    [
      { steps: [{}], html: '<b>' },
      { code: 'content', problem: { code: 'unknown-key', path: ['html'] } },
    ],
    [{ steps: [{ text: 5 }] }, { code: 'content', problem: { code: 'wrong-type', expected: 'text' } }],
    [
      { steps: [{ goals: [{ kind: 'field', min: 0 }] }] },
      { code: 'content', problem: { code: 'out-of-range', actual: 0, min: 1, max: 1e15 } },
    ],
    [
      { steps: [{}], seed: -1 },
      { code: 'content', problem: { code: 'out-of-range', actual: -1, min: 0, max: 2_147_483_647 } },
    ],
    [
      { steps: [{}], kinds: ['Conv9d'] },
      { code: 'content', problem: { code: 'wrong-type', path: ['kinds', 0], expected: 'word' } },
    ],
    [{ steps: [{ goals: [{ kind: 'evil' }] }] }, { code: 'content' }],
  ])('%j', (value, problem) => {
    expect(readLink(seal(value))).toMatchObject({ ok: false, problem });
  });

  test('with the keys of prototypes changes none', () => {
    expect(readLink(seal('{"__proto__":{"polluted":1},"steps":[{}]}')).ok).toBe(false);
    expect('polluted' in {}).toBe(false);
  });

  test('without a step has one that asks for nothing', () => {
    const result = readLink(seal({ steps: [] }));
    expect(result.ok && result.assignment?.steps).toEqual([
      { text: '', goals: [], question: null, hides: [] },
    ]);
  });

  test('with letters changed or lost is answered, and mostly refused', () => {
    const hash = writeAssignmentLink(lesson, createStart());
    let tried = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.nat(hash.length - 5), fc.constantFrom('', 'A', 'z', '-', '.', 'é'), (at, letter) => {
        const changed = hash.slice(0, at + 4) + letter + hash.slice(at + 5);
        if (changed === hash) return;
        tried += 1;
        if (!readLink(changed).ok) refused += 1;
      }),
      { numRuns: 800 },
    );
    // A checksum of 16 bits lets one in 65 536 pass.
    expect(refused).toBeGreaterThan(0.99 * tried);
    expect(readLink('#t4.abc')).toEqual({ ok: false, problem: { code: 'unknown-version', version: '4' } });
  });
});

/** Never change this link, nor what is expected of it. */
test('version 1: the lesson that was issued', () => {
  const result = readLink(
    '#t1.xvlVkU1uwjAQhQGVe1heI8RPq0rZdNENXSBVpbvCYpoMxMKxU3tCQYh79AA9aGdCRJMoi0ne53lvxr93Z02GLOpErzBHpywGh06PdCQso04-GMAjsf6GkCnKTRyv3dq9C7zzyruxvoxu0MJ_qy0ElXmMypCKiE_c7KvCSMY7nZz1FlIhtwZtxpKFEwb-Tr07zLmVzk2GYnwjIgFVUW9aNkvYY9NeFT7gmLGdB3sNvDcuazkUhn1n93K8Ucrgsyolc8A6e_O3gDQKDkedTCfytI9AgOImP3RFye5tJRPWiBjOW7opYNexakbqTj_9n7UbcdNaSsyhRAZbea6pkfdw4iUxXILDehVcWSQS3rhYYko-cE3wyTfOoKSpuWe2n8mulnB89d5yzTJvl8M-Xia94Yog0M-wHqTf7w9edG-wkLf3Bw',
  );
  if (!result.ok) throw new Error(result.problem.code);
  expect(result.assignment).toEqual(lesson);
  expect(writeLink(result.design)).toBe(writeLink(createStart()));
});
