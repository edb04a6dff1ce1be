/** @file What the export dialog offers, in groups. */
import { formatIds } from '../../codecs/exportFormats';
import type { FormatId } from '../../codecs/formatId';
import type { ExportChoice } from '../../text/en/exportingText';

/** The groups of the list. */
export type ExportGroup = 'pictures' | 'code' | 'tables' | 'data';

const homes: Readonly<Record<ExportChoice, ExportGroup>> = {
  svg: 'pictures',
  png: 'pictures',
  pdf: 'pictures',
  print: 'pictures',
  pytorch: 'code',
  keras: 'code',
  tfjs: 'code',
  onnx: 'code',
  project: 'code',
  csv: 'tables',
  markdown: 'tables',
  latex: 'tables',
  json: 'data',
  dot: 'data',
};

const choices = Object.keys(homes) as readonly ExportChoice[];

/** All choices by group, in the order in which they are shown; every format that there is, is among them. */
export const exportGroups: readonly {
  readonly id: ExportGroup;
  readonly choices: readonly ExportChoice[];
}[] = (['pictures', 'code', 'tables', 'data'] as const).map((id) => ({
  id,
  choices: choices.filter((choice) => homes[choice] === id),
}));

/** Whether a choice is a format that a codec writes. */
export function isCodecFormat(choice: ExportChoice): choice is FormatId {
  return formatIds.includes(choice);
}
