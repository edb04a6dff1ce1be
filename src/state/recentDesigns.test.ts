import { beforeEach, describe, expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import { createDesign, emptyDesign } from '../document/document';
import { useStore } from './store';

const builder = createBuilder();
builder.add('Input', 'image');
const architecture = builder.build();
const first = createDesign(architecture, { title: 'first' });
const second = createDesign(architecture, { title: 'second' });
const initial = useStore.getState();

beforeEach(() => useStore.setState(initial, true));

const { openDesign, reopenRecent, editDesign, undo } = initial;
const getTitle = () => useStore.getState().design.title;

describe('designs that were open before', () => {
  test('come back with their history, in exchange for what is open', () => {
    openDesign(first);
    editDesign('rename', (design) => ({ ...design, title: 'renamed' }));
    openDesign(second);
    expect(useStore.getState().past).toEqual([]);
    reopenRecent();
    expect(getTitle()).toBe('renamed');
    undo();
    expect(getTitle()).toBe('first');
    reopenRecent();
    expect(getTitle()).toBe('second');
  });

  test('the empty design that the page starts with is not among them', () => {
    expect(useStore.getState().design).toBe(emptyDesign);
    openDesign(first);
    expect(useStore.getState().recent).toEqual([]);
    reopenRecent();
    expect(getTitle()).toBe('first');
  });

  test('are the last twenty', () => {
    for (let count = 0; count < 30; count++) openDesign({ ...first, title: String(count) });
    const titles = useStore.getState().recent.map(({ design }) => design.title);
    expect(titles).toHaveLength(20);
    expect(titles.at(-1)).toBe('28');
  });

  test('every opening is a generation of its own', () => {
    openDesign(first);
    const { generation } = useStore.getState();
    openDesign(second);
    reopenRecent();
    expect(useStore.getState().generation).toBe(generation + 2);
  });
});
