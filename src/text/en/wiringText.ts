/** @file What is said while things are dragged on the canvas and connections are made and cut. */

import type { Shape } from '../../layers/shape';
import { formatShape } from '../quantities';

/** Words of wires, drags and connections. */
export const wiringText = {
  feeds: (source: string, target: string) => `${source} feeds ${target}`,
  /** A connection changes its target. */
  feedsNow: (source: string, target: string, before: string) =>
    `${source} feeds ${target}, no longer ${before}`,
  /** A connection changes its source. */
  isFedNow: (source: string, target: string, before: string) =>
    `${source} feeds ${target} in place of ${before}`,
  offer: 'Let go to choose a layer',
  cut: (source: string, target: string) => `Let go to disconnect ${source} from ${target}`,
  insert: (source: string, target: string) => `Between ${source} and ${target}`,
  behind: (name: string) => `Behind ${name}`,
  inFrontOf: (name: string) => `In front of ${name}`,
  free: 'Not connected yet',
  first: 'The first layer',
  outside: 'Drop it on the network',
  takenOutput: (name: string) => `Choose the layer that ${name} feeds.`,
  takenInput: (name: string) => `Choose the layer that feeds ${name}.`,
  takenKeys: 'By keys: walk there, then W.',
  letGo: 'Cancel',
  noEdges: (name: string) => `${name} has no connections.`,
  notConnected: (a: string, b: string) => `${a} and ${b} are not connected.`,
  inputOrder: (name: string, place: number, count: number) => `${name}: input ${place} of ${count}`,
  connected: (source: string, target: string) => `${source} feeds ${target} now.`,
  edge: (source: string, target: string, shape: Shape | null) =>
    `Connection from ${source} to ${target}${shape === null ? '' : `, ${formatShape(shape)}`}`,
  insertHere: (source: string, target: string) => `Add a layer between ${source} and ${target}`,
  cutHere: (source: string, target: string) => `Disconnect ${source} from ${target}`,
  inputUp: (name: string) => `Move ${name} one input forward`,
  inputDown: (name: string) => `Move ${name} one input back`,
  mergeBoth: { Add: 'Add both', Concat: 'Concatenate both' },
  remedies: {
    convolution: 'Insert the convolution',
    downsample: 'Insert a pool',
    upsample: 'Insert the enlargement',
    flatten: 'Insert the Flatten',
  },
  choose: 'Layers that fit here',
  menus: { layers: 'Layer', edge: 'Connection', canvas: 'Canvas' },
} as const;
