/** @file Whole designs that are pasted: as a piece, as a design, and back to where they were cut. */
import { beforeEach, expect, test } from 'vitest';
import { draw, ids } from '../../architecture/sketch.testing';
import { writeLink } from '../../codecs/url/link';
import { createDesign, emptyDesign } from '../../document/document';
import { getLateText, loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import '../../state/startFolding';
import { cutSelected, pasteText, writeSelection } from './clipboardPieces';

const net = draw('input', 'conv1 < input', 'conv2 < conv1');
const link = `https://fovea.example/${writeLink(createDesign(draw('input', 'pool1 < input')))}`;

const store = () => useStore.getState();
const getNames = () => [...store().design.architecture.layers.values()].map(({ name }) => name).join(' ');

beforeEach(async () => {
  await loadLateText();
  store().openDesign(createDesign(net, { title: 'Mine' }));
});

test('a whole design that is pasted says how much came, and can be opened instead', () => {
  pasteText(link);
  expect(getNames()).toBe('input conv1 conv2 pool1');
  expect(store().notice?.text).toBe(getLateText().steps.pasted(1));
  store().notice?.action?.run();
  expect(getNames()).toBe('input pool1');
  // The design that was open is as it was.
  expect([...(store().recent.at(-1)?.design.architecture.layers.keys() ?? [])]).toEqual(
    ids('input conv1 conv2'),
  );
});

test('opened instead later, it takes back nothing that came after', () => {
  pasteText(link);
  const { notice } = store();
  store().editDesign('rename', (design) => ({ ...design, title: 'Mine, longer' }));
  notice?.action?.run();
  expect(getNames()).toBe('input pool1');
  const left = store().recent.at(-1)?.design;
  expect(left?.title).toBe('Mine, longer');
  expect(left?.architecture.layers.size).toBe(4);
});

test('the notice of another design takes nothing from the one that is open now', () => {
  pasteText(link);
  const { notice } = store();
  store().openDesign(createDesign(net, { title: 'Other' }));
  store().editDesign('rename', (design) => ({ ...design, title: 'Other, longer' }));
  notice?.action?.run();
  expect(store().recent.at(-1)?.design.title).toBe('Other, longer');
});

test('all that was cut comes back by pasting, in the same design with its history', () => {
  const { designId } = store();
  store().select(ids('input conv1 conv2'));
  const text = writeSelection();
  if (text === null) throw new Error('expected a link');
  cutSelected();
  expect(getNames()).toBe('');
  pasteText(text);
  expect(getNames()).toBe('input conv1 conv2');
  expect(store().designId).toBe(designId);
  expect(store().design.title).toBe('Mine');
  store().undo();
  store().undo();
  expect(store().design.architecture).toBe(net);
});

test('on a page where nothing was done yet a whole design is opened', () => {
  store().openDesign(emptyDesign);
  const { designId } = store();
  pasteText(link);
  expect(getNames()).toBe('input pool1');
  expect(store().designId).not.toBe(designId);
});
