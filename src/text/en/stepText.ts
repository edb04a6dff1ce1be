/** @file What the steps of editing are called, as undo names them, and what is said about them. */
import { countNoun } from './words';

/** One layer by its name, several by their number. */
function formatLayers(names: readonly string[]): string {
  const [name] = names;
  return names.length === 1 && name !== undefined ? name : countNoun(names.length, 'layer');
}

/** Names of steps, and short notices. */
export const stepText = {
  formatLayers,
  add: (what: string) => `Add ${what}`,
  remove: (names: readonly string[]) => `Delete ${formatLayers(names)}`,
  duplicate: (names: readonly string[]) => `Duplicate ${formatLayers(names)}`,
  cut: (names: readonly string[]) => `Cut ${formatLayers(names)}`,
  paste: (count: number) => `Paste ${countNoun(count, 'layer')}`,
  cutConnection: (source: string, target: string) => `Disconnect ${source} from ${target}`,
  replug: (source: string, target: string) => `Move a connection: ${source} to ${target}`,
  insert: (what: string, source: string, target: string) => `Put ${what} between ${source} and ${target}`,
  orderInputs: (name: string) => `Order the inputs of ${name}`,
  connect: (source: string, target: string) => `Connect ${source} to ${target}`,
  skip: (names: readonly string[]) => `Skip connection around ${formatLayers(names)}`,
  group: (names: readonly string[]) => `Group ${formatLayers(names)}`,
  ungroup: (name: string) => `Ungroup ${name}`,
  renameGroup: (name: string) => `Rename ${name}`,
  groupKind: (name: string, kind: 'stage' | 'block') => `Make ${name} a ${kind}`,
  tidy: 'Tidy the layout',
  tidySome: (names: readonly string[]) => `Tidy ${formatLayers(names)}`,
  moveOut: (group: string) => `Move out of ${group}`,
  moveIn: (group: string) => `Move into ${group}`,
  repeat: (name: string, count: number) => `Repeat ${name}: ${count}`,
  copied: (count: number) => `${countNoun(count, 'layer')} copied as a link.`,
  pasted: (count: number) => `${countNoun(count, 'layer')} pasted.`,
  openInstead: 'Open as a design',
  nothingToPaste: 'The clipboard holds no link of a design.',
  clipboardClosed: 'The browser does not let the page read the clipboard. Press the paste key instead.',
  noSkip: 'A skip connection goes around a path with one way in and one way out. Select such a path first.',
} as const;
