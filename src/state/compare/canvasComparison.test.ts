/** @file Two designs over each other on the canvas: marks, words, both orders, and what ends it. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import { loadLateText } from '../language';
import { selectShownArchitecture } from '../selectors';
import { useStore } from '../store';
import { showOnCanvas, swapSides, toggleOnCanvas } from './canvasComparison';
import { compareWith, endComparison } from './startCompare';

const store = () => useStore.getState();

/** One design has a pool that the other one has not, and another kernel; ids and names have nothing in common. */
function build(title: string, prefix: string, isLater: boolean) {
  const net = createBuilder();
  const kernel = isLater ? 5 : 3;
  net.add('Input', `${prefix}x`);
  net.add('Conv2d', `${prefix}c`, { kernelSize: [kernel, kernel] });
  if (isLater) net.add('MaxPool2d', `${prefix}p`);
  net.add('Conv2d', `${prefix}d`, { outChannels: 8 });
  return createDesign(net.build(), { title, resolution: [64, 64] });
}

/** Names with the marks of those that differ. */
function listShown() {
  const marks = store().preview?.shown.marks;
  return [...selectShownArchitecture(store()).layers.values()].map(({ id, name }) => {
    const tag = marks?.get(id)?.tag;
    return tag === undefined ? name : `${name} ${tag}`;
  });
}

beforeEach(async () => {
  await loadLateText('en');
  store().openDesign(build('Later', 'l', true));
  compareWith(build('Earlier', 'e', false));
});

describe('two designs over each other', () => {
  test('show the later one, marked; swapped, the earlier one with what is gone in its place', () => {
    showOnCanvas();
    expect(store().preview?.label).toBe('Earlier → Later');
    expect(listShown()).toEqual(['lx', 'lc ~ changed', 'lp + added', 'ld']);
    swapSides();
    expect(store().preview?.label).toBe('Later → Earlier');
    expect(listShown()).toEqual(['ex', 'ec ~ changed', 'lp − removed', 'ed']);
  });

  test('keep the ids of the open design, so that its layers can be selected', () => {
    showOnCanvas();
    swapSides();
    const shown = selectShownArchitecture(store()).layers;
    expect([...store().design.architecture.layers.keys()].every((id: LayerId) => shown.has(id))).toBe(true);
  });

  test('say in words what changed', () => {
    showOnCanvas();
    const words = [...(store().preview?.shown.marks.values() ?? [])].map((mark) => mark.words);
    expect(words[0]).toMatch(/^changes from 3x3.* to 5x5/);
    expect(words[1]).toBe('was added');
  });

  test('are nothing to take; an edit, a second press and the end of the comparison show the open design', () => {
    const isShown = () => store().preview !== null;
    showOnCanvas();
    expect(store().preview?.design).toBeNull();
    store().editDesign('title', (design) => ({ ...design, title: 'Other' }));
    expect(isShown()).toBe(false);
    toggleOnCanvas();
    expect(isShown()).toBe(true);
    toggleOnCanvas();
    expect(isShown()).toBe(false);
    toggleOnCanvas();
    endComparison();
    expect([isShown(), store().compared]).toEqual([false, null]);
  });
});
