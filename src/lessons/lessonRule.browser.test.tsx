/** @file Lessons and the rule: checks go by the rule that a lesson is about, and no other can be chosen meanwhile. */
import { Suspense } from 'react';
import { afterEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import type { LayerId } from '../architecture/architecture';
import type { StatusRule } from '../architecture/statusRule';
import { emptyStep } from '../document/assignment';
import RuleHelp from '../editor/toolbar/RuleHelp';
import { RuleSwitch } from '../editor/toolbar/RuleSwitch';
import { loadLateText } from '../state/language';
import { startAssignment } from '../state/startAssignment';
import { useStore } from '../state/store';
import { createKnown } from './lessonDesigns';
import { getContext, openStep } from './lessonRun';

const store = () => useStore.getState();
const judgeBy = (rule: StatusRule) => store().editDesign('Rule', (design) => ({ ...design, rule }));
/** VGG16 on 32 pixels: its border layer is conv8 by the paper, conv7 by the toolbox. */
const vgg16 = createKnown('vgg16', 32, { head: 'gap' });

afterEach(() => {
  store().setLesson(null);
  store().setAssignment(null);
});

async function showSwitch() {
  await loadLateText('en');
  const screen = await render(
    <Suspense>
      <RuleSwitch />
      <RuleHelp />
    </Suspense>,
  );
  return {
    screen,
    paper: screen.getByRole('radio', { name: 'Paper' }),
    toolbox: screen.getByRole('radio', { name: 'Toolbox' }),
  };
}

test('lesson 8 means the border layer of the paper, also in a design with the other rule', () => {
  openStep('border', 0, () => 'Lesson');
  judgeBy('toolbox');
  expect(getContext().analysis.borderLayers).toEqual(['conv8' as LayerId]);
  expect(getContext().analysis).toBe(getContext().analysis);
  store().setLesson(null);
  expect(getContext().analysis.borderLayers).toEqual(['conv7' as LayerId]);
});

test('while a lesson is open, its rule is the only one to choose, and the help says why', async () => {
  store().openDesign(vgg16);
  const { screen, paper, toolbox } = await showSwitch();
  await expect.element(toolbox).toBeEnabled();
  openStep('border', 0, () => 'Lesson');
  await expect.element(toolbox).toBeDisabled();
  await expect.element(paper).toBeEnabled();
  await expect.element(screen.getByText('Rule (fixed)')).toBeVisible();
  await expect.element(screen.getByText('While a lesson or a challenge is open')).toBeVisible();
});

test('a teacher’s lesson goes by the rule of its own first design', async () => {
  const assignment = {
    title: '',
    steps: [{ ...emptyStep, text: 'Look.' }],
    panels: [],
    kinds: null,
    seed: null,
  };
  startAssignment(assignment, { ...vgg16, rule: 'toolbox' }, 'hash');
  const { paper, toolbox } = await showSwitch();
  await expect.element(toolbox).toBeEnabled();
  await expect.element(paper).toBeDisabled();
  judgeBy('paper');
  expect(getContext().analysis.borderLayers).toEqual(['conv7' as LayerId]);
});
