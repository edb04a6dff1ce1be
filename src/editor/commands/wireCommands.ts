/** @file Commands about connections. */
import { loadLateText } from '../../state/language';
import type { Store } from '../../state/storeShape';
import { selectChosenEdge, selectWireEnd } from '../../state/wireView';
import { countUnits } from '../canvas/selectedUnits';
import type { Command } from './command';
import { holdKeys } from './heldKeys';

const hasTwo = (state: Store) => countUnits(state) === 2;
const hasEdge = (state: Store) => selectChosenEdge(state) !== null;
const canOrder = (state: Store) => {
  const chosen = selectChosenEdge(state);
  return chosen !== null && (state.design.architecture.layers.get(chosen.target)?.inputs.length ?? 0) > 1;
};

type Edits = typeof import('./wireEdits');

/** Makes an edit as soon as the edits are loaded. */
const edit = (name: Exclude<keyof Edits, 'orderInput' | 'cutInput'>) => () =>
  holdKeys(Promise.all([import('./wireEdits'), loadLateText()]).then(([edits]) => edits[name]()));

/** Commands about connections, and about layers at a place of them. */
export const wireCommands = {
  'add-behind': {
    id: 'add-behind',
    label: ({ actions }) => actions.addBehind,
    shortcuts: [{ key: 'n' }],
    keys: 'network',
    isEnabled: (state) => countUnits(state) === 1,
    run: edit('addBehindSelected'),
  },
  'add-here': {
    id: 'add-here',
    label: ({ actions }) => actions.addHere,
    shortcuts: [],
    isEnabled: () => true,
    run: edit('addHere'),
  },
  connect: {
    id: 'connect',
    label: ({ actions }, state) =>
      selectWireEnd(state) !== null
        ? actions.connectHere
        : countUnits(state) === 1
          ? actions.connectFrom
          : actions.connect,
    shortcuts: [{ key: 'w' }],
    keys: 'network',
    isEnabled: (state) => countUnits(state) === 1 || hasTwo(state),
    run: edit('connectSelected'),
  },
  disconnect: {
    id: 'disconnect',
    label: ({ actions }) => actions.disconnect,
    shortcuts: [{ key: 'w', shift: true }],
    keys: 'network',
    isEnabled: hasTwo,
    run: edit('disconnectSelected'),
  },
  'next-edge': {
    id: 'next-edge',
    label: ({ actions }) => actions.nextEdge,
    shortcuts: [{ key: 'x' }],
    keys: 'network',
    isEnabled: (state) => state.selection.size > 0 || hasEdge(state),
    run: edit('chooseNextEdge'),
  },
  'insert-on-edge': {
    id: 'insert-on-edge',
    label: ({ actions }) => actions.insertOnEdge,
    shortcuts: [{ key: 'enter' }],
    keys: 'network',
    isEnabled: hasEdge,
    run: edit('insertOnChosen'),
  },
  'input-earlier': {
    id: 'input-earlier',
    label: ({ actions }) => actions.inputEarlier,
    shortcuts: [{ key: ',' }],
    keys: 'network',
    isEnabled: canOrder,
    run: edit('moveInputEarlier'),
  },
  'input-later': {
    id: 'input-later',
    label: ({ actions }) => actions.inputLater,
    shortcuts: [{ key: '.' }],
    keys: 'network',
    isEnabled: canOrder,
    run: edit('moveInputLater'),
  },
} as const satisfies Readonly<Record<string, Command>>;
