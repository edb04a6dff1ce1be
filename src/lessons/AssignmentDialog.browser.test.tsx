/** @file The form of a lesson that was begun with one network, while another one is open. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { readLink } from '../codecs/url/link';
import { assignmentPanels, emptyStep } from '../document/assignment';
import { createDesign } from '../document/document';
import { buildReference } from '../presets/presets.testing';
import { loadLateText } from '../state/language';
import { useStore } from '../state/store';
import AssignmentDialog from './AssignmentDialog';
import { clearDraft, keepDraft } from './assignmentDraft';

const open = (preset: string) => useStore.getState().openDesign(createDesign(buildReference(preset)));

beforeEach(async () => {
  await loadLateText('en');
  keepDraft({
    title: 'About VGG16',
    steps: [
      { ...emptyStep, question: { fact: 'field', layer: 'conv8' } },
      { ...emptyStep, goals: [{ kind: 'status', layer: 'conv13', status: 'productive' }] },
    ],
    panels: assignmentPanels,
    kinds: null,
    seed: null,
  });
});

afterEach(() => {
  clearDraft();
});

test('layers that the open network does not have are named as missing, and there is no link until that is mended', async () => {
  open('resnet18');
  const screen = await render(<AssignmentDialog />);
  const asked = screen.getByRole('combobox', { name: 'Layer', exact: true });
  const wanted = screen.getByRole('combobox', { name: 'Layer that must have the status' });
  const link = screen.getByRole('textbox', { name: 'Link of the lesson' });
  for (const [field, name] of [
    [asked, 'conv8'],
    [wanted, 'conv13'],
  ] as const) {
    await expect.element(field).toHaveDisplayValue(`${name} (not in this network)`);
    await expect.element(field).toBeInvalid();
    await expect
      .element(field)
      .toHaveAccessibleDescription(
        `The open network has no layer ${name}. Choose one that it has, or open the network that the lesson is about.`,
      );
  }
  await expect.element(link).not.toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: 'Try it here' })).not.toBeInTheDocument();
  await expect
    .element(screen.getByText('Nobody could do step 1 and step 2 in the open network'))
    .toBeVisible();

  await asked.selectOptions('conv1');
  await expect.element(asked).toBeValid();
  await expect.element(screen.getByText('Nobody could do step 2 in the open network')).toBeVisible();
  await wanted.selectOptions('layer1.0.conv1');
  await expect.element(link).toBeVisible();
  const { hash } = new URL((link.element() as HTMLInputElement).value);
  const read = readLink(hash);
  expect(read).toMatchObject({
    assignment: {
      steps: [
        { question: { layer: 'conv1' } },
        { goals: [{ kind: 'status', layer: 'layer1.0.conv1', status: 'productive' }] },
      ],
    },
  });
});

test('with its own network the lesson is as it was', async () => {
  open('vgg16');
  const screen = await render(<AssignmentDialog />);
  const asked = screen.getByRole('combobox', { name: 'Layer', exact: true });
  await expect.element(asked).toHaveDisplayValue('conv8');
  await expect.element(asked).toBeValid();
  await expect.element(screen.getByRole('textbox', { name: 'Link of the lesson' })).toBeVisible();
});
