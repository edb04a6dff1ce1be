/** @file A teacher leaves the tab of advice out: no suggestion is listed, and no command leads to one or takes one. */
import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { assignmentPanels, emptyStep } from '../../document/assignment';
import { createDesign } from '../../document/document';
import { buildReference } from '../../presets/presets.testing';
import { loadLateText } from '../../state/language';
import { showPreview } from '../../state/preview';
import { startAssignment } from '../../state/startAssignment';
import { useStore } from '../../state/store';
import { bothAxes } from '../../util/perAxis';
import { allCommands } from '../commands/allCommands';
import { NetworkOverview } from '../inspector/NetworkOverview';

const store = () => useStore.getState();
const design = createDesign(buildReference('vgg16'), { resolution: bothAxes(32) });

/** The lesson with these panels, about the open design. */
function teach(panels: typeof assignmentPanels): void {
  startAssignment(
    { title: '', steps: [emptyStep], panels, kinds: null, seed: null },
    design,
    `#t1.${panels.join('')}`,
  );
}

const listEnabled = () =>
  allCommands
    .filter((command) => ['show-advice', 'apply-preview'].includes(command.id) && command.isEnabled(store()))
    .map(({ id }) => id);

beforeEach(async () => {
  await loadLateText('en');
  store().openDesign(design);
});

test('a lesson without the tab has no suggestion beside the network either', async () => {
  const screen = await render(<NetworkOverview />);
  const suggestions = screen.getByRole('region', { name: 'Suggestions' });
  await expect.element(suggestions).toBeVisible();
  teach(assignmentPanels);
  await expect.element(suggestions).toBeVisible();
  teach(assignmentPanels.filter((panel) => panel !== 'advice'));
  await expect.element(suggestions).not.toBeInTheDocument();
});

test('a lesson without the tab has no command for advice', () => {
  showPreview('key', 'Smaller', {
    architecture: buildReference('vgg11'),
    input: { resolution: bothAxes(32), rule: 'paper' },
  });
  expect(listEnabled()).toEqual(['apply-preview', 'show-advice']);
  teach(assignmentPanels.filter((panel) => panel !== 'advice'));
  expect(listEnabled()).toEqual([]);
});
