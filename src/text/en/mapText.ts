/** @file Words of the small map of the network, and of its arrangement. */

/** Words of the map. */
export const mapText = {
  label: 'Map of the network',
  keys: 'A press or a drag moves what is seen, and so do the arrow keys.',
  show: 'Show the map',
  hide: 'Hide the map',
  later: 'The map appears as soon as part of the network is out of view.',
} as const;
