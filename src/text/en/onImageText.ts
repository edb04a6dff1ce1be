/** @file Words and sentences of the tab that shows fields on a picture. Rows, columns and units count from 0. */
import type { UnitRange } from '../../analysis/sight/seeingUnits';
import type { Extent } from '../../analysis/sight/unitExtent';
import type { PerAxis } from '../../util/perAxis';
import {
  formatBytes,
  formatNumber,
  formatPerAxis,
  formatPercent,
  formatPixels,
  formatSize,
} from '../quantities';

const formatPlace = ([row, column]: PerAxis<number>) => `(${formatNumber(row)}, ${formatNumber(column)})`;

const formatSpan = (one: string, low: number, high: number) =>
  low === high ? `${one} ${formatNumber(low)}` : `${one}s ${formatNumber(low)} to ${formatNumber(high)}`;

const formatExtent = ({ low, high }: Extent) =>
  `${formatSpan('row', low[0], high[0])} and ${formatSpan('column', low[1], high[1])}`;

const formatOutside = (share: number) =>
  share === 0
    ? 'all of it inside the image'
    : share === 1
      ? 'all of it outside the image'
      : `${formatPercent(share)} of it outside the image`;

/** What the tab says. */
export const onImageText = {
  layer: 'Layer',
  walk: 'Walk through the layers',
  previous: 'Previous layer',
  next: 'Next layer',
  play: 'Grow from the image up to this layer',
  pause: 'Pause',
  mode: 'What a press on the picture chooses',
  modes: { unit: 'Unit', pixel: 'Pixel', object: 'Object' },
  hand: {
    unit: 'Picture: drag or use the arrow keys to choose a unit',
    pixel: 'Picture: drag or use the arrow keys to choose a pixel',
    object: 'Picture: drag to draw a box around an object; arrow keys move it, with Shift they resize it',
  },
  map: (name: string) => `Units of ${name}: drag or use the arrow keys to choose one`,
  mapTitle: (size: PerAxis<number>) => `${formatSize(size)} units`,
  formatUnitPlace: (unit: PerAxis<number>) => `unit ${formatPlace(unit)}`,
  formatUnit: (name: string, unit: PerAxis<number>, extent: Extent, size: PerAxis<number>, outside: number) =>
    `Unit ${formatPlace(unit)} of ${name} sees ${formatExtent(extent)}: ${formatSize(size)} pixels, ${formatOutside(outside)}.`,
  formatPaths: (min: PerAxis<number>, max: PerAxis<number>) =>
    `On the shortest path it sees ${formatPerAxis(min)}, on the longest ${formatPerAxis(max)}.`,
  apart:
    'The paths look at different places: together they reach further than the longest one. The smallest field is drawn where the shortest one looks.',
  frame:
    'This is a frame: behind upsampling or paths of unequal pace, a unit may see less than it. The smallest field is drawn in its middle.',
  besides: 'By way of a global layer it also depends on the whole image.',
  formatWhole: (name: string) => `Everything in ${name} sees the whole image.`,
  formatUnreached: (name: string) => `The image does not reach ${name}.`,
  formatNoMap: (name: string) =>
    `How large the map of ${name} is cannot be said before what is wrong with the network is mended.`,
  beyond: 'It reaches further than this drawing.',
  formatDots: (jump: PerAxis<number>) => `centres of units, ${formatPerAxis(jump)} px apart`,
  legend: {
    min: 'smallest field',
    max: 'over all paths',
    frame: 'frame',
    outside: 'outside the image',
    pixel: 'the pixel',
    object: 'the object',
    seeing: 'centres of units that see it',
  },
  formatPixel: (
    name: string,
    pixel: PerAxis<number>,
    range: UnitRange | null,
    count: number,
    all: number,
    hasGaps: boolean,
  ) =>
    range === null
      ? `No unit of ${name} sees pixel ${formatPlace(pixel)}: ${all === 1 ? 'its only unit looks' : 'they look'} past it.`
      : `Pixel ${formatPlace(pixel)} is seen by ${formatNumber(count)} of ${formatNumber(all)} ${all === 1 ? 'unit' : 'units'} of ${name}: ${formatSpan('row', range.first[0], range.last[0])} and ${formatSpan('column', range.first[1], range.last[1])} of its map${hasGaps ? ', with gaps between them' : ''}.`,
  formatPixelPlace: (pixel: PerAxis<number>) => `pixel ${formatPlace(pixel)}`,
  atMost: 'These are the most there can be: fields are frames here.',
  tooMany: 'These are the most there can be: there are too many units to follow each of them.',
  formatObject: (box: Extent, size: PerAxis<number>) =>
    `The object has ${formatSize(size)} pixels: ${formatExtent(box)}.`,
  formatFirst: (name: string) => `The first layer whose field holds this whole object is ${name}.`,
  formatFirstByPath: (byMin: string, byMax: string) =>
    `The first layer whose field holds this whole object on every path is ${byMin}; on its longest path that of ${byMax} does already.`,
  formatOnlyByMax: (byMax: string) =>
    `The first layer whose field holds this whole object on its longest path is ${byMax}; on every path none does.`,
  formatNone: (largest: string, field: PerAxis<number>) =>
    `No field holds this whole object: the largest, ${field[0] === field[1] ? formatPixels(field[0]) : `${formatSize(field)} px`}, is that of ${largest}.`,
  formatOnlyWhole: (name: string) => `${name} sees the whole image.`,
  noFields: 'No layer of this network has a field.',
  formatHere: (name: string, count: number, all: number) =>
    count === 0
      ? `None of the ${formatNumber(all)} units of ${name} has all of it within its field where it stands.`
      : `${formatNumber(count)} of the ${formatNumber(all)} units of ${name} ${count === 1 ? 'has all of it within its field' : 'have all of it within their fields'} where it stands.`,
  sides: { top: 'Top', left: 'Left', bottom: 'Bottom', right: 'Right' },
  box: 'Object, in pixels',
  boxReset: 'As at first',
  formatBoxProblem: (low: number, high: number) => `A whole number from ${low} to ${high}.`,
  picture: 'Picture',
  samples: { leaf: 'A leaf', cat: 'A cat', street: 'A car in the street', pebbles: 'Pebbles' },
  sizes: { small: 'Small', medium: 'Medium', large: 'Large' },
  size: 'Size of the object',
  choose: 'Own picture',
  drop: 'Or drop or paste one. It stays in this browser.',
  camera: 'Use the camera',
  shoot: 'Take the picture',
  cameraEnd: 'Without a picture',
  cameraName: 'Photo',
  cameraView: 'What the camera sees',
  formatShown: (name: string, resolution: PerAxis<number>) => `${name}, at ${formatSize(resolution)} pixels`,
  problems: {
    unreadable: (name: string) =>
      `${name} is no picture that this browser can read. PNG, JPEG, WebP, GIF, BMP and AVIF can be read.`,
    large: (name: string, bytes: number, limit: number) =>
      `${name} has ${formatBytes(bytes)}; pictures may have ${formatBytes(limit)}. A smaller copy of it can be read.`,
    refused:
      'The camera was not allowed. Allow it for this page in the browser’s settings, or choose a file.',
    missing: 'No camera was found. Connect one and try again, or choose a file.',
    busy: 'The camera cannot be used, perhaps because another program holds it. Close that, or choose a file.',
    unsupported:
      'There is no camera for this page: browsers give one only to secure addresses (https). Choose a file.',
  },
  empty: 'Add an Input and a layer behind it to see what its units see.',
} as const;
