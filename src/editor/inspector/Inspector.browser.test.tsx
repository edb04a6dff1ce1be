import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
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
    await screen.getByRole('button', { name: 'before' }).click();
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
});
