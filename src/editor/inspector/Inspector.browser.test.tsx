import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { setLayerParams } from '../../architecture/edits';
import { createDesign } from '../../document/document';
import { type LayerKind, type LayerParams, layerKinds } from '../../layers/catalogue';
import { getParameters } from '../../layers/validate';
import { useStore } from '../../state/store';
import { parameterNames } from '../../text/en/parameterNames';
import { Inspector } from './Inspector';

const id = 'own' as LayerId;

/** Opens an image, a layer before and the layer itself, and shows the latter in the inspector. */
async function inspect<K extends LayerKind>(kind: K, params: Partial<LayerParams<K>> = {}) {
  const builder = createBuilder();
  if (kind !== 'Input') {
    builder.add('Input', 'image');
    builder.add('Conv2d', 'before', { outChannels: 32 });
  }
  builder.add(kind, 'own', params);
  useStore.getState().openDesign(createDesign(builder.build()));
  useStore.getState().select([id]);
  return render(<Inspector />);
}

const getParams = () => {
  const node = useStore.getState().design.architecture.layers.get(id);
  return node?.layer.params as Readonly<Record<string, unknown>> | undefined;
};

beforeEach(() => useStore.getState().openDesign(createDesign({ layers: new Map(), groups: new Map() })));

describe('the inspector', () => {
  test.each(layerKinds)('has a field for every parameter of %s', async (kind) => {
    const screen = await inspect(kind);
    await expect.element(screen.getByRole('textbox', { name: 'Name of the layer' })).toHaveValue('own');
    for (const name of Object.keys(getParameters(kind))) {
      const row = screen.getByTitle(name, { exact: true });
      await expect.element(row).toHaveTextContent(parameterNames.formatName(name));
      expect(row.element()).toBeInstanceOf(HTMLLabelElement);
      expect((row.element() as HTMLLabelElement).control).not.toBeNull();
    }
  });

  test('writes what is typed into the design, a burst as one step', async () => {
    const screen = await inspect('Conv2d');
    const field = screen.getByRole('spinbutton', { name: 'Filters' });
    await field.fill('1');
    await userEvent.keyboard('28');
    expect(getParams()?.outChannels).toBe(128);
    expect(useStore.getState().past).toHaveLength(1);
    useStore.getState().undo();
    await expect.element(field).toHaveValue('64');
  });

  test('keeps a name that cannot be as it is typed, and says why', async () => {
    const screen = await inspect('Conv2d');
    const field = screen.getByRole('textbox', { name: 'Name of the layer' });
    const getName = () => useStore.getState().design.architecture.layers.get(id)?.name;
    await field.fill('');
    await userEvent.tab();
    await expect.element(field).toHaveValue('');
    await expect.element(field).toHaveAccessibleDescription('A name has at least one character.');
    expect(getName()).toBe('own');
    await field.fill('n'.repeat(201));
    await expect.element(field).toHaveValue('n'.repeat(201));
    await expect.element(field).toBeInvalid();
    await expect.element(screen.getByText('The name has 201 characters; 200 are kept.')).toBeVisible();
    expect(getName()).toBe('own');
    await field.fill('n'.repeat(200));
    await expect.element(field).not.toBeInvalid();
    expect(getName()).toBe('n'.repeat(200));
  });

  test('makes a layer another kind of its family, which keeps what both have', async () => {
    const screen = await inspect('MaxPool2d', { kernelSize: [3, 3], stride: [2, 2] });
    const field = screen.getByRole('combobox', { name: 'Kind' });
    await field.selectOptions('Average pool');
    const { design, past } = useStore.getState();
    expect(design.architecture.layers.get(id)?.layer).toMatchObject({
      kind: 'AvgPool2d',
      params: { kernelSize: [3, 3], stride: [2, 2] },
    });
    expect(past.map(({ label }) => label)).toEqual(['Change own to Average pool']);
    useStore.getState().undo();
    await expect.element(field).toHaveValue('MaxPool2d');
  });

  test('names no difference between a field in pixels and the whole input, in neither direction', async () => {
    // 3 pixels of the convolution before, and 3 - 1 more in each of the others.
    const screen = await inspect('MaxPool2d', { kernelSize: [3, 3], stride: [1, 1] });
    const getField = () => screen.container.querySelector('dl.facts dd');
    const isDiffering = () => getField()?.querySelector('.difference') !== null;
    await expect.poll(() => getField()?.textContent).toBe('5\u00A0px');
    const kind = screen.getByRole('combobox', { name: 'Kind' });
    await kind.selectOptions('Global average pool');
    await expect.poll(() => getField()?.textContent).toBe('whole input');
    expect(getField()?.getAttribute('title')).toBeNull();
    expect(isDiffering()).toBe(false);
    useStore.getState().undo();
    await expect.poll(() => getField()?.textContent).toBe('5\u00A0px');
    expect(isDiffering()).toBe(false);
    // Between two numbers there is one.
    useStore.getState().editDesign('Kernel', (design) => ({
      ...design,
      architecture: setLayerParams(design.architecture, id, { kernelSize: [7, 7] }),
    }));
    await expect.poll(() => getField()?.textContent).toBe('9\u00A0px+4\u00A0px');
  });

  test('never writes what is not allowed', async () => {
    const screen = await inspect('Dropout');
    const field = screen.getByRole('spinbutton', { name: 'Rate' });
    for (const text of ['1.5', '-1', 'x', '']) {
      await field.fill(text);
      await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    }
    expect(getParams()?.rate).toBe(0.5);
    expect(useStore.getState().past).toHaveLength(0);
    await field.fill('0,25');
    expect(getParams()?.rate).toBe(0.25);
  });

  test('turns a padding by rule into the sides that it stood for, and sides into each its own', async () => {
    const screen = await inspect('Conv2d', { kernelSize: [5, 5] });
    await screen.getByRole('combobox', { name: 'Padding' }).selectOptions('by side');
    expect(getParams()?.padding).toEqual({ top: 2, bottom: 2, left: 2, right: 2 });
    await screen.getByRole('spinbutton', { name: 'Padding' }).fill('1');
    expect(getParams()?.padding).toEqual({ top: 1, bottom: 1, left: 1, right: 1 });
    await screen.getByRole('button', { name: 'Set every side by itself' }).click();
    await screen.getByRole('spinbutton', { name: 'Padding, left' }).fill('3');
    expect(getParams()?.padding).toEqual({ top: 1, bottom: 1, left: 3, right: 1 });
    await screen.getByRole('button', { name: 'Keep all sides equal' }).click();
    expect(getParams()?.padding).toEqual({ top: 1, bottom: 1, left: 1, right: 1 });
  });

  test('fixes a size and a shape, starting from what comes out right now', async () => {
    const upsample = await inspect('Upsample');
    await upsample.getByRole('switch', { name: 'Fixed size is set' }).click();
    expect(getParams()?.size).toEqual([64, 64]);
    await upsample.unmount();

    const opaque = await inspect('Opaque');
    const form = opaque.getByRole('combobox', { name: 'Output shape' });
    await form.selectOptions('maps');
    expect(getParams()?.outputShape).toEqual({ channels: 32, height: 32, width: 32 });
    await opaque.getByRole('spinbutton', { name: 'Channels' }).fill('8');
    await form.selectOptions('a vector');
    expect(getParams()?.outputShape).toEqual({ features: 8 * 32 * 32 });
    await form.selectOptions('as its input');
    expect(getParams()?.outputShape).toBeNull();
  });

  test('leads to what feeds the layer', async () => {
    const screen = await inspect('ReLU');
    await screen.getByRole('button', { name: 'before', exact: true }).click();
    await expect.element(screen.getByRole('textbox', { name: 'Name of the layer' })).toHaveValue('before');
  });

  test('offers the remedy where it is known', async () => {
    const screen = await inspect('Linear');
    await screen.getByRole('button', { name: 'Insert a Flatten before own' }).click();
    const getKinds = () =>
      [...useStore.getState().design.architecture.layers.values()].map(({ layer }) => layer.kind);
    await expect.poll(getKinds).toEqual(['Input', 'Conv2d', 'Flatten', 'Linear']);
    await expect.element(screen.getByRole('list', { name: 'Findings' })).not.toBeInTheDocument();
  });

  test('offers common values beside a field; the one it has is marked', async () => {
    const screen = await inspect('Conv2d');
    const kernels = screen.getByRole('group', { name: 'Common values of kernel' });
    await expect.element(kernels.getByRole('radio', { name: '3' })).toBeChecked();
    await kernels.getByText('5').click();
    expect(getParams()?.kernelSize).toEqual([5, 5]);
    await screen.getByRole('group', { name: 'Common values of filters' }).getByText('128').click();
    expect(getParams()?.outChannels).toBe(128);
    expect(useStore.getState().past).toHaveLength(2);
    // As many groups as channels arrive: depthwise.
    await screen.getByRole('group', { name: 'Common values of groups' }).getByText('32').click();
    expect(getParams()?.groups).toBe(32);
  });

  test('explains the field somebody is at, with its limits', async () => {
    const screen = await inspect('Dropout');
    const rate = screen.getByRole('spinbutton', { name: 'Rate' });
    const sentence = 'The share that is set to zero during training. Numbers from 0 to 1.';
    await expect.element(rate).toHaveAccessibleDescription(sentence);
    const foot = screen.container.querySelector('.help-line');
    expect(foot?.textContent).toContain('Drag a name or a number');
    await rate.click();
    expect(foot?.textContent).toBe(sentence);
    await userEvent.hover(screen.getByRole('textbox', { name: 'Name of the layer' }));
    expect(foot?.textContent).toBe(sentence);
    (document.activeElement as HTMLElement).blur();
    await expect.poll(() => foot?.textContent).toContain('Drag a name or a number');
  });

  test.each(layerKinds)('every field of %s explains itself', async (kind) => {
    const screen = await inspect(kind);
    for (const name of Object.keys(getParameters(kind))) {
      const label = screen.getByTitle(name, { exact: true }).element() as HTMLLabelElement;
      const help = document.getElementById(label.control?.getAttribute('aria-describedby') ?? '');
      expect(help?.textContent, name).toMatch(/^\p{L}.*\.$/u);
    }
  });

  test('says what the last change did, to the layer and to the network', async () => {
    const screen = await inspect('Conv2d');
    const report = screen.getByRole('region', { name: 'What the last change did' });
    await expect.element(report).not.toBeInTheDocument();
    await screen.getByRole('spinbutton', { name: 'Kernel, height' }).fill('5');
    // Behind a 3x3 convolution: 3 + (5-1). Weights: 32 x 64 x 9 + 64 and 32 x 64 x 25 + 64, before it 3 x 32 x 9 + 32.
    await expect.element(report).toHaveTextContent('Receptive field5 px7 px');
    await expect
      .element(report)
      .toHaveTextContent('This layerReceptive field5 px7 pxParams18.5 k51.3 kMACs18.9 M52.4 M');
    await expect.element(report).toHaveTextContent('NetworkParams19.4 k52.2 k');
    useStore.getState().undo();
    await expect.element(report).not.toBeInTheDocument();
  });

  test('a change that reaches no number says nothing', async () => {
    const screen = await inspect('Conv2d');
    await screen.getByRole('textbox', { name: 'Name of the layer' }).fill('other');
    await screen.getByRole('textbox', { name: 'Notes' }).fill('Why?');
    await expect
      .element(screen.getByRole('region', { name: 'What the last change did' }))
      .not.toBeInTheDocument();
    expect(useStore.getState().design.architecture.layers.get(id)).toMatchObject({
      name: 'other',
      notes: 'Why?',
    });
    expect(useStore.getState().past.map(({ label }) => label)).toEqual([
      'Rename own',
      'Write notes of other',
    ]);
    await screen.getByRole('textbox', { name: 'Notes' }).clear();
    expect(useStore.getState().design.architecture.layers.get(id)).not.toHaveProperty('notes');
  });
});

describe('without a selection', () => {
  test('name and notes of the design are edited', async () => {
    const screen = await inspect('ReLU');
    useStore.getState().select([]);
    await screen.getByRole('textbox', { name: 'Name of the design' }).fill('Lesson 3');
    await screen.getByRole('textbox', { name: 'Notes of the design' }).fill('Look at the border.');
    expect(useStore.getState().design).toMatchObject({ title: 'Lesson 3', notes: 'Look at the border.' });
    expect(useStore.getState().past).toHaveLength(2);
    useStore.getState().undo();
    useStore.getState().undo();
    await expect.element(screen.getByRole('textbox', { name: 'Name of the design' })).toHaveValue('');
  });
});

describe('several layers', () => {
  const getParamsOf = (layer: string) =>
    useStore.getState().design.architecture.layers.get(layer as LayerId)?.layer.params as Readonly<
      Record<string, unknown>
    >;

  /** Two convolutions that differ, a pool and a norm behind them; selects some of them. */
  async function inspectSeveral(...selected: readonly string[]) {
    const builder = createBuilder();
    builder.add('Input', 'image');
    builder.add('Conv2d', 'wide', { kernelSize: [5, 3], outChannels: 32 });
    builder.add('Conv2d', 'narrow', { kernelSize: [3, 3], outChannels: 64, bias: false });
    builder.add('MaxPool2d', 'pool');
    builder.add('BatchNorm', 'norm');
    useStore.getState().openDesign(createDesign(builder.build()));
    useStore.getState().select(selected as LayerId[]);
    return render(<Inspector />);
  }

  test('what differs is shown as mixed, and what is typed holds for all', async () => {
    const screen = await inspectSeveral('wide', 'narrow');
    const filters = screen.getByRole('spinbutton', { name: 'Filters' });
    await expect.element(filters).toHaveAttribute('placeholder', 'mixed');
    await expect.element(filters).toHaveValue('');
    await expect.element(screen.getByRole('spinbutton', { name: 'Kernel, height' })).toHaveValue('');
    await expect.element(screen.getByRole('spinbutton', { name: 'Kernel, width' })).toHaveValue('3');
    await filters.fill('48');
    expect([getParamsOf('wide').outChannels, getParamsOf('narrow').outChannels]).toEqual([48, 48]);
    expect(useStore.getState().past.map(({ label }) => label)).toEqual(['Set filters of 2\u00A0layers']);
    useStore.getState().undo();
    expect([getParamsOf('wide').outChannels, getParamsOf('narrow').outChannels]).toEqual([32, 64]);
  });

  test('arrows move each by as much; one axis is set without the other', async () => {
    const screen = await inspectSeveral('wide', 'narrow');
    await screen.getByRole('spinbutton', { name: 'Filters' }).click();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect([getParamsOf('wide').outChannels, getParamsOf('narrow').outChannels]).toEqual([34, 66]);
    await screen.getByRole('spinbutton', { name: 'Kernel, width' }).fill('1');
    expect([getParamsOf('wide').kernelSize, getParamsOf('narrow').kernelSize]).toEqual([
      [5, 1],
      [3, 1],
    ]);
  });

  test('what is not allowed is marked and changes none', async () => {
    const screen = await inspectSeveral('wide', 'narrow');
    const filters = screen.getByRole('spinbutton', { name: 'Filters' });
    await filters.fill('0');
    await expect.element(filters).toHaveAttribute('aria-invalid', 'true');
    await filters.clear();
    await expect.element(filters).toHaveAttribute('aria-invalid', 'false');
    expect(useStore.getState().past).toHaveLength(0);
  });

  test('switches and choices that differ are set for all', async () => {
    const screen = await inspectSeveral('wide', 'narrow');
    await screen.getByRole('switch', { name: 'Bias, mixed' }).click();
    expect([getParamsOf('wide').bias, getParamsOf('narrow').bias]).toEqual([true, true]);
    await screen.getByRole('combobox', { name: 'Padding' }).selectOptions('by side');
    // Each gets the sides that its own kernel stood for.
    expect([getParamsOf('wide').padding, getParamsOf('narrow').padding]).toEqual([
      { top: 2, bottom: 2, left: 1, right: 1 },
      { top: 1, bottom: 1, left: 1, right: 1 },
    ]);
  });

  test('of different kinds show what all have, then each kind', async () => {
    const screen = await inspectSeveral('wide', 'pool', 'norm');
    await expect.element(screen.getByText('1 Conv, 1 Max pool, 1 Batch norm')).toBeVisible();
    await expect.element(screen.getByText('They have no parameter in common.')).toBeVisible();
    useStore.getState().select(['wide', 'pool'] as LayerId[]);
    const common = screen.getByRole('region', { name: 'All of them' });
    await common.getByRole('group', { name: 'Common values of stride' }).getByText('2').click();
    expect([getParamsOf('wide').stride, getParamsOf('pool').stride]).toEqual([
      [2, 2],
      [2, 2],
    ]);
    const own = screen.getByRole('region', { name: 'Conv, 1 layer' });
    await expect.element(own.getByRole('spinbutton', { name: 'Filters' })).toHaveValue('32');
    await expect.element(own.getByRole('combobox', { name: 'Padding' })).not.toBeInTheDocument();
  });
});
