/**
 * @file What is said once a step is done: about the network that the answer was about, whatever becomes of it, and
 * about its runs, also those that are read late. And what becomes of a lesson whose network makes way for another.
 */
import { Suspense } from 'react';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { LayerId } from '../architecture/architecture';
import { setLayerParams } from '../architecture/edits';
import type { Design } from '../document/document';
import { loadLateText } from '../state/language';
import type { DesignId } from '../state/library/designId';
import { useStore } from '../state/store';
import type { LessonRun } from '../state/viewSlice';
import { bothAxes } from '../util/perAxis';
import LessonPanel from './LessonPanel';
import { LessonTask } from './LessonTask';
import type { LessonId } from './lesson';
import { createKnown } from './lessonDesigns';
import { createStart, findLesson, openStep } from './lessonRun';
import { createRun, type Outcome } from './lessonRuns.testing';
import { englishLessons } from './lessonTexts';

const store = () => useStore.getState();

beforeAll(() => loadLateText('en'));

afterEach(() => {
  store().setLesson(null);
  store().hideFacts([]);
  store().showNotice(null);
  store().updateTraining((view) => ({ ...view, runs: null }));
});

/** Shows the task of a step that is done, beside its network. */
async function showDone(id: LessonId, name: string) {
  const lesson = findLesson(id);
  const place = lesson?.steps.findIndex(([own]) => own === name) ?? -1;
  const step = lesson?.steps[place]?.[1];
  const prose = englishLessons[id].steps[name];
  const design = lesson && createStart(lesson, place);
  if (!design || step === undefined || prose === undefined) throw new Error(`no step ${id}/${name}`);
  store().openDesign(design);
  const run = { lesson: id, step: place, isDone: true, hints: 0 };
  const screen = await render(
    <Suspense>
      <LessonTask run={run} step={step} prose={prose} start={design} />
    </Suspense>,
  );
  await expect.element(screen.getByText('Right.')).toBeVisible();
  return { screen, design };
}

/** Ten convolutions and a dense layer. */
const outcome: Outcome = {
  saturation: [70, 60, 55, 50, 50, 20, 12, 9, 5, 11, 90],
  probes: [50, 55, 70, 82, 90, 92, 91, 93, 88, 89, 90],
  accuracy: 90,
};

test('numbers of a run are there once it is read from an earlier visit', async () => {
  const { screen, design } = await showDone('saturation', 'used');
  expect(screen.container.textContent).not.toContain('?');
  const run = createRun(design, outcome);
  store().updateTraining((view) => ({ ...view, runs: new Map([[run.id, run]]) }));
  await expect
    .element(screen.getByText('Saturation in your run: conv1 70 %, conv5 50 %, conv8 9 %, conv10 11 %.'))
    .toBeVisible();
});

/** Opens a step in the panel. */
async function showStep(id: LessonId, place: number) {
  openStep(id, place, () => 'Lesson');
  const screen = await render(
    <Suspense>
      <LessonPanel />
    </Suspense>,
  );
  const field = screen.getByRole('textbox', { name: 'Your answer' });
  return { screen, answer: (given: string) => userEvent.type(field, `${given}{Enter}`) };
}

const edit = (change: (design: Design) => Design) => store().editDesign('Edit', change);

const set = (name: string, params: Readonly<Record<string, unknown>>) =>
  edit((design) => ({
    ...design,
    architecture: setLayerParams(design.architecture, name as LayerId, params),
  }));

describe('a question is about the network that its step begins with', () => {
  test('not about that on a larger image', async () => {
    const { screen, answer } = await showStep('border', 1);
    edit((design) => ({ ...design, resolution: bothAxes(224) }));
    await answer('0');
    await expect.element(screen.getByText('0 is not it.')).toBeVisible();
    await userEvent.clear(screen.getByRole('textbox', { name: 'Your answer' }));
    await answer('6');
    // rfa.md: VGG16 at 32 pixels.
    await expect.element(screen.getByText('6 of 13, and they are the widest')).toBeVisible();
  });

  test.each<[LessonId, number, string, string, string]>([
    ['stack', 0, '5', 'conv2', 'here 3 + (3 − 1) = 5.'],
    ['stack', 1, '9', 'conv1', 'The four see 3, 5, 7 and 9: a straight line'],
    ['stride', 1, '7', 'conv2', '3 + (3 − 1) × 2 = 7.'],
    ['stride', 2, '15', 'conv1', '3, 7, 15: with a stride'],
    ['dilation', 0, '5', 'conv', '5: the effective kernel is d × (k − 1) + 1 = 2 × 2 + 1.'],
  ])('what is said of %s, step %d, does not follow it', async (id, place, right, layer, said) => {
    const { screen, answer } = await showStep(id, place);
    await answer(right);
    await expect.element(screen.getByText(said)).toBeVisible();
    set(layer, { kernelSize: [5, 5] });
    await expect.element(screen.getByText(said)).toBeVisible();
  });
});

test('what is said of an edit is about the network that was right, also after a reload', async () => {
  // conv1: 3 · 3 · 3 · 16, conv2 and conv3: 3 · 3 · 16 · 16, conv4: 9 · 9 · 16 · 16.
  const said = `There it is, with 25.8\u00a0k parameters.`;
  const { screen } = await showStep('stack', 2);
  set('conv4', { kernelSize: [9, 9] });
  await expect.element(screen.getByText(said)).toBeVisible();
  set('conv4', { kernelSize: [11, 11] });
  await expect.element(screen.getByText(said)).toBeVisible();
  const kept: unknown = JSON.parse(JSON.stringify(store().lesson));
  store().setLesson(null);
  store().setLesson(kept as LessonRun);
  await expect.element(screen.getByText(said)).toBeVisible();
});

test('another design ends the lesson, has its numbers, and leads back', async () => {
  const { screen } = await showStep('border', 1);
  expect(store().hidden.size).toBeGreaterThan(0);
  store().openDesign(createKnown('resnet18', 32), 'another' as DesignId);
  await expect.poll(() => store().lesson).toBeNull();
  expect(store().hidden.size).toBe(0);
  expect(store().notice?.text).toBe('The lesson has ended here: it is about another network.');
  store().notice?.action?.run();
  await expect.element(screen.getByRole('heading', { name: 'How much is behind it' })).toBeVisible();
  expect(store().lesson).toMatchObject({ lesson: 'border', step: 1, isDone: false });
  expect(store().designId).toBe('lesson-border');
  expect([...store().hidden]).toContain('status');
});

test('another lesson takes the place of the one before without a word', async () => {
  const { screen } = await showStep('border', 1);
  openStep('stride', 0, () => 'Lesson');
  await expect.element(screen.getByRole('heading', { name: 'Every second stop' })).toBeVisible();
  expect(store().notice).toBeNull();
  expect(store().lesson?.lesson).toBe('stride');
});
