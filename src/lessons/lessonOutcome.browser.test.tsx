/** @file What is said once a step is done: it follows the network and its runs, also those that are read late. */
import { Suspense } from 'react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { loadLateText } from '../state/language';
import { useStore } from '../state/store';
import { LessonTask } from './LessonTask';
import type { LessonId } from './lesson';
import { createStart, findLesson } from './lessonRun';
import { createRun, type Outcome } from './lessonRuns.testing';
import { englishLessons } from './lessonTexts';

const store = () => useStore.getState();

beforeAll(() => loadLateText('en'));

afterEach(() => store().updateTraining((view) => ({ ...view, runs: null })));

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
      <LessonTask run={run} step={step} prose={prose} />
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
