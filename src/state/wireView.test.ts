import { expect, test } from 'vitest';
import { moveInput } from '../architecture/connections';
import { draw, id } from '../architecture/sketch.testing';
import { setArchitecture } from '../document/designEdits';
import { createDesign } from '../document/document';
import { useStore } from './store';
import { selectChosenEdge } from './wireView';

const net = draw('input', 'a < input', 'b < a', 'c < b', 'concat1 < a b c');
const getPort = () => selectChosenEdge(useStore.getState())?.port;

test('the chosen connection stays the same one where its input moves, is moved back, and forth again', () => {
  const { openDesign, editDesign, chooseEdge, undo, redo } = useStore.getState();
  openDesign(createDesign(net));
  chooseEdge({ source: id('b'), target: id('concat1'), port: 1, of: id('concat1') });
  // a b c, then b a c: the first goes behind the second.
  editDesign('order', (before) =>
    setArchitecture(before, moveInput(before.architecture, id('concat1'), 0, 1)),
  );
  expect(getPort()).toBe(0);
  undo();
  expect(getPort()).toBe(1);
  redo();
  expect(getPort()).toBe(0);
});
