import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { PerAxis } from '../util/perAxis';
import { FieldRow } from './FieldRow';
import { NumberField, stepNumber } from './NumberField';
import { PairField } from './PairField';
import { useScrub } from './useScrub';

const limits = { min: 1, max: 20 };
const check = (value: number) =>
  value >= 1 && value <= 20 && Number.isInteger(value) ? null : 'From 1 to 20.';

/** A field in a row with a label to scrub by, as in a form. */
function Form({
  onChange,
  onEnd,
  keepsSteps = false,
}: {
  readonly onChange?: (value: number) => void;
  readonly onEnd?: (outcome?: 'taken-back') => void;
  readonly keepsSteps?: boolean;
}) {
  const [value, setValue] = useState(3);
  const change = (next: number) => {
    setValue(next);
    onChange?.(next);
  };
  const scrub = useScrub({
    getValue: () => value,
    onScrub: (start, steps) => change(stepNumber(start, steps, limits)),
    onEnd: (outcome) => onEnd?.(outcome),
  });
  return (
    <FieldRow label="Kernel" htmlFor="kernel" scrub={scrub}>
      <NumberField
        id="kernel"
        label="Kernel size"
        value={value}
        {...limits}
        check={check}
        onChange={change}
        {...(onEnd && keepsSteps && { onEnd })}
      />
      <button type="button" onClick={() => setValue(9)}>
        Set 9
      </button>
    </FieldRow>
  );
}

async function openForm(keepsSteps = false) {
  const onChange = vi.fn();
  const onEnd = vi.fn();
  const screen = await render(<Form onChange={onChange} onEnd={onEnd} keepsSteps={keepsSteps} />);
  return { onChange, onEnd, screen, field: screen.getByRole('spinbutton', { name: 'Kernel size' }) };
}

describe('a number field', () => {
  test('hands every allowed number out as it is typed', async () => {
    const { field, onChange } = await openForm();
    await field.fill('1');
    await userEvent.keyboard('5');
    expect(onChange.mock.calls).toEqual([[1], [15]]);
    await expect.element(field).toHaveAttribute('aria-valuenow', '15');
  });

  test('keeps what is not allowed as typed, marks and explains it, and hands nothing out', async () => {
    const { screen, field, onChange } = await openForm();
    await field.fill('25');
    await expect.element(field).toHaveValue('25');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveAccessibleDescription('From 1 to 20.');
    await userEvent.tab();
    await expect.element(field).toHaveValue('25');
    expect(onChange).not.toHaveBeenCalled();
    await field.click();
    await userEvent.keyboard('{Escape}');
    await expect.element(field).toHaveValue('3');
    await expect.element(field).toHaveAttribute('aria-invalid', 'false');
    await expect.element(screen.getByText('From 1 to 20.')).not.toBeInTheDocument();
  });

  test('takes back a number on the way to one that is not allowed', async () => {
    const { field, onChange } = await openForm();
    await field.fill('');
    await field.click();
    await userEvent.keyboard('1.5');
    // 1 and 1. are allowed; 1.5 is not about 1, so 3 is back.
    expect(onChange.mock.calls.flat()).toEqual([1, 3]);
    await expect.element(field).toHaveValue('1.5');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveAttribute('aria-valuenow', '3');
  });

  test('gives the number of before back with Escape, and takes what is not allowed away with Control Z', async () => {
    const { field, onChange } = await openForm();
    await field.click();
    await userEvent.keyboard('7{Escape}');
    await expect.element(field).toHaveValue('3');
    expect(onChange.mock.calls.flat()).toEqual([7, 3]);
    await userEvent.keyboard('99{Control>}z{/Control}');
    await expect.element(field).toHaveValue('3');
    expect(onChange.mock.calls.flat()).toEqual([7, 3]);
  });

  test('leaves taking back to the one who keeps steps', async () => {
    const { field, onChange, onEnd } = await openForm(true);
    await field.click();
    await userEvent.keyboard('77');
    expect(onChange.mock.calls.flat()).toEqual([7]);
    expect(onEnd.mock.calls).toEqual([[], ['taken-back']]);
  });

  test('steps by arrows, by ten with Shift, and stops at its limits', async () => {
    const { field, onChange } = await openForm();
    await field.click();
    await userEvent.keyboard(
      '{ArrowUp}{ArrowUp}{ArrowDown}{Shift>}{ArrowUp}{ArrowUp}{/Shift}{PageDown}{PageDown}',
    );
    expect(onChange.mock.calls.flat()).toEqual([4, 5, 4, 14, 20, 10, 1]);
  });

  test('takes up a value that changed elsewhere, also over what was typed', async () => {
    const { screen, field } = await openForm();
    await field.fill('99');
    await screen.getByRole('button', { name: 'Set 9' }).click();
    await expect.element(field).toHaveValue('9');
    await expect.element(field).toHaveAttribute('aria-invalid', 'false');
  });

  test('turns with the wheel only while it has the focus', async () => {
    const { field, onChange } = await openForm();
    const turn = (deltaY: number) =>
      field.element().dispatchEvent(new WheelEvent('wheel', { deltaY, cancelable: true, bubbles: true }));
    expect(turn(-100)).toBe(true);
    expect(onChange).not.toHaveBeenCalled();
    await field.click();
    // The page must not scroll as well.
    expect(turn(-100)).toBe(false);
    expect(turn(100)).toBe(false);
    expect(turn(100)).toBe(false);
    expect(onChange.mock.calls.flat()).toEqual([4, 3, 2]);
  });

  test('is scrubbed by its label; a click on the label only focuses it', async () => {
    const { screen, field, onChange, onEnd } = await openForm();
    const label = screen.getByText('Kernel', { exact: true });
    await label.click();
    await expect.element(field).toHaveFocus();
    expect(onChange).not.toHaveBeenCalled();

    const element = label.element();
    element.setPointerCapture = () => {};
    const point = (type: string, clientX: number, shiftKey = false) =>
      element.dispatchEvent(
        new PointerEvent(type, { clientX, shiftKey, bubbles: true, pointerId: 1, button: 0 }),
      );
    point('pointerdown', 100);
    point('pointermove', 112);
    point('pointermove', 124);
    point('pointermove', 130, true);
    point('pointermove', 40);
    point('pointerup', 40);
    // 6 pixels a step, ten times as much with Shift, never beyond the limits.
    expect(onChange.mock.calls.flat()).toEqual([5, 7, 17, 2]);
    expect(onEnd).toHaveBeenCalled();
  });

  test('Escape takes a drag back, and what is still dragged then does nothing', async () => {
    const { screen, field, onChange, onEnd } = await openForm();
    const element = screen.getByText('Kernel', { exact: true }).element();
    element.setPointerCapture = () => {};
    const point = (type: string, clientX: number) =>
      element.dispatchEvent(new PointerEvent(type, { clientX, bubbles: true, pointerId: 1, button: 0 }));
    point('pointerdown', 100);
    point('pointermove', 124);
    await expect.element(field).toHaveValue('7');
    const key = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    element.dispatchEvent(key);
    await expect.element(field).toHaveValue('3');
    expect(onEnd.mock.calls).toEqual([['taken-back']]);
    point('pointermove', 160);
    point('pointerup', 160);
    expect(onChange.mock.calls.flat()).toEqual([7, 3]);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });
});

describe('the number itself', () => {
  test('is scrubbed while it has no focus; a click gives the focus with all of it selected', async () => {
    const { field, onChange, onEnd } = await openForm(true);
    const element = field.element() as HTMLInputElement;
    element.setPointerCapture = () => {};
    const point = (type: string, clientX: number) =>
      element.dispatchEvent(new PointerEvent(type, { clientX, bubbles: true, pointerId: 1, button: 0 }));
    point('pointerdown', 100);
    point('pointermove', 118);
    point('pointerup', 118);
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    expect(onChange.mock.calls.flat()).toEqual([6]);
    expect(onEnd).toHaveBeenCalledTimes(1);
    await expect.element(field).not.toHaveFocus();

    await field.click();
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('17');
    await expect.element(field).toHaveValue('17');
    // Now a drag selects letters, as in any field.
    point('pointerdown', 100);
    point('pointermove', 160);
    point('pointerup', 160);
    expect(onChange.mock.calls.flat()).toEqual([6, 1, 17]);
  });
});

const labels = { height: 'Height', width: 'Width', link: 'Link', unlink: 'Unlink' };

function Pair({
  start,
  onChange,
}: {
  readonly start: PerAxis<number>;
  readonly onChange: (value: PerAxis<number>) => void;
}) {
  const [value, setValue] = useState(start);
  return (
    <PairField
      values={[value]}
      labels={labels}
      {...limits}
      check={check}
      onChange={(change) => {
        setValue(change(value));
        onChange(change(value));
      }}
    />
  );
}

describe('a pair of fields', () => {
  test('changes both axes while linked, one while not, and links to the height', async () => {
    const onChange = vi.fn();
    const screen = await render(<Pair start={[3, 3]} onChange={onChange} />);
    await screen.getByRole('spinbutton', { name: 'Width' }).fill('5');
    await screen.getByRole('button', { name: 'Unlink' }).click();
    await screen.getByRole('spinbutton', { name: 'Width' }).fill('7');
    await screen.getByRole('button', { name: 'Link' }).click();
    expect(onChange.mock.calls.flat()).toEqual([
      [5, 5],
      [5, 7],
      [5, 5],
    ]);
  });

  test('starts unlinked where the axes differ', async () => {
    const screen = await render(<Pair start={[1, 7]} onChange={() => {}} />);
    await expect.element(screen.getByRole('button', { name: 'Link' })).toBeVisible();
  });
});
