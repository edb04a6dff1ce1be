/** @file A run as a JSON file: the design, the setup, the results. Also what training elsewhere writes. */
import * as v from 'valibot';
import { readDesign } from '../../codecs/json/readDesign';
import { writeDesignText } from '../../codecs/json/writeDesign';
import type { DesignProblem } from '../../document/designProblem';
import type { Design } from '../../document/document';
import { cutText, maxNameLength } from '../../document/limits';
import { storedFormat } from '../../document/storedDesign';
import { createForeignSetup } from '../../training/foreignSetup';
import type { RunId } from '../../training/protocol';
import {
  fromResults,
  type RunResults,
  resultSchema,
  runFamily,
  runFormat,
  toResults,
} from '../../training/resultSchema';
import { describeRunIssue, type RunFileProblem } from '../../training/runFileProblem';
import { setupSchema, toKeptSetup } from '../../training/setupSchema';
import type { DesignRun } from './trainingView';

/** A name is only for show: what is longer is cut. */
const shownName = v.pipe(
  v.string(),
  v.transform((name) => cutText(name, maxNameLength)),
);

const fileSchema = v.object({
  schema: v.literal(runFormat),
  name: shownName,
  startedAt: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  design: v.unknown(),
  /** Name of what it was trained on, where that was elsewhere and the setup does not tell. */
  data: v.optional(shownName),
  /** Left out by programs that know other settings. */
  setup: v.optional(setupSchema),
  results: resultSchema,
});

/** A run as the text of a .json file. */
export function writeRun({ name, startedAt, network, setup, state }: DesignRun): string {
  const file = {
    schema: runFormat,
    name: cutText(name, maxNameLength),
    startedAt: new Date(startedAt).toISOString(),
    design: JSON.parse(writeDesignText(network)) as unknown,
    setup: toKeptSetup(setup),
    results: toResults(state),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** A run, or why there is none: something about the file, or about the design in it. */
export type RunFileResult =
  | { readonly run: DesignRun }
  | { readonly problem: RunFileProblem }
  | { readonly designProblem: DesignProblem };

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What is no run of this version at all; null for what says that it is one. */
function findOtherKind(value: unknown): RunFileProblem | null {
  if (!isObject(value)) return { code: 'no-run' };
  if ('format' in value && value.format === storedFormat) return { code: 'design' };
  const schema = 'schema' in value && typeof value.schema === 'string' ? value.schema : '';
  if (schema === runFormat) return null;
  return schema.startsWith(runFamily)
    ? { code: 'other-version', actual: cutText(schema, maxNameLength), readable: runFormat }
    : { code: 'no-run' };
}

/** The first layer that results tell of and the design has not; null where it has them all. */
function findUnknownLayer({ epochs, probes }: RunResults, layers: Design['architecture']['layers']) {
  const told = [
    ...epochs.flatMap(({ saturation }, at) =>
      (saturation ?? []).map(({ layer }, place) => ({ layer, path: ['epochs', at, 'saturation', place] })),
    ),
    ...probes.flatMap((round, at) =>
      round.layers.map(({ layer }, place) => ({ layer, path: ['probes', at, 'layers', place] })),
    ),
  ];
  const unknown = told.find(({ layer }) => !layers.has(layer));
  if (unknown === undefined) return null;
  const layer = cutText(unknown.layer, maxNameLength);
  return { code: 'unknown-layer', path: ['results', ...unknown.path, 'layer'], layer } as const;
}

/**
 * Reads a run.
 *
 * @param id that it gets here.
 */
export function readRun(text: string, id: RunId, now: number): RunFileResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: { code: 'no-json' } };
  }
  const otherKind = findOtherKind(value);
  if (otherKind !== null) return { problem: otherKind };
  const parsed = v.safeParse(fileSchema, value, { abortEarly: true });
  if (!parsed.success) return { problem: describeRunIssue(parsed.issues[0]) };
  const { name, startedAt, design, data, setup, results } = parsed.output;
  const read = readDesign(design);
  if ('problem' in read) return { designProblem: read.problem };
  const network = read.design;
  const unknown = findUnknownLayer(results, network.architecture.layers);
  if (unknown !== null) return { problem: unknown };
  const planned = setup ?? createForeignSetup(results, data ?? '');
  const at = startedAt === undefined ? now : Date.parse(startedAt);
  const run: DesignRun = {
    id,
    // A row without a name could not be told from others.
    name: name.trim() === '' ? network.title || id : name,
    startedAt: Number.isFinite(at) ? at : now,
    network,
    setup: data === undefined ? planned : { ...planned, data: { kind: 'kept', name: data } },
    state: fromResults(id, results),
  };
  return { run };
}
