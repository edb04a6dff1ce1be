/** @file Words of the small map of the network, and of its arrangement. */
import { countNoun } from './words';

/** Words of the map, and of the arrangement. */
export const mapText = {
  label: 'Map of the network',
  keys: 'A press or a drag moves what is seen, and so do the arrow keys.',
  show: 'Show the map',
  hide: 'Hide the map',
  readRight: 'Read the network from left to right',
  readDown: 'Read the network from top to bottom',
  stay: 'Cards that were moved by hand stay where they are.',
  arranging: (cards: number) => `Arranging ${countNoun(cards, 'card')} …`,
  settle: 'Stop, and use plain columns',
  later: 'The map appears as soon as part of the network is out of view.',
} as const;
