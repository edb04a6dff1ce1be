/** @file Two tabs, played by the page and a channel beside it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyDesign } from '../../document/document';
import { useStore } from '../store';
import { createDesignId, type DesignId } from './designId';
import { findOpenElsewhere, watchOtherTabs } from './otherTabs';

const name = 'fovea-test.tabs';
let other: BroadcastChannel;
let heard: unknown[] = [];
let stop = () => {};

const getOpen = () => useStore.getState().designId;
const isElsewhere = () => useStore.getState().isElsewhere;
const say = (kind: string, design: DesignId) => other.postMessage({ kind, design });

beforeEach(() => {
  heard = [];
  other = new BroadcastChannel(name);
  other.onmessage = ({ data }) => heard.push(data);
  useStore.getState().openDesign(emptyDesign);
  stop = watchOtherTabs(name);
});

afterEach(() => {
  stop();
  other.close();
  useStore.getState().setElsewhere(false);
});

test('a tab says what it opens, and answers who opens the same', async () => {
  await expect.poll(() => heard).toEqual([{ kind: 'opened', design: getOpen() }]);
  say('opened', createDesignId());
  say('opened', getOpen());
  await expect.poll(() => heard).toContainEqual({ kind: 'present', design: getOpen() });
  expect(isElsewhere()).toBe(true);
});

test('who asks what others have open hears it from each', async () => {
  const mine = getOpen();
  const theirs = createDesignId();
  other.onmessage = ({ data }) => {
    if (data.kind === 'asked') say('present', theirs);
  };
  expect(await findOpenElsewhere(name)).toEqual(new Set([mine, theirs]));
});

test('who is answered knows that it is not alone, until the other leaves', async () => {
  say('present', getOpen());
  await expect.poll(isElsewhere).toBe(true);
  say('left', getOpen());
  await expect.poll(isElsewhere).toBe(false);
  // A third one may still be there.
  expect(heard).toContainEqual({ kind: 'opened', design: getOpen() });
});

test('a tab that went without a word is found to be gone when somebody comes back', async () => {
  say('present', getOpen());
  await expect.poll(isElsewhere).toBe(true);
  dispatchEvent(new Event('focus'));
  await expect.poll(isElsewhere, { timeout: 5000 }).toBe(false);
  other.onmessage = ({ data }) => say('present', data.design);
  dispatchEvent(new Event('focus'));
  await expect.poll(isElsewhere).toBe(true);
});

test('another design has another neighbour', async () => {
  const before = getOpen();
  say('present', before);
  await expect.poll(isElsewhere).toBe(true);
  useStore.getState().openDesign(emptyDesign);
  expect(isElsewhere()).toBe(false);
  await expect.poll(() => heard).toContainEqual({ kind: 'left', design: before });
  expect(heard).toContainEqual({ kind: 'opened', design: getOpen() });
});
