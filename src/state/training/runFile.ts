/** @file A run as a JSON file: the design, the setup, the results. Also what training elsewhere writes. */
import * as v from 'valibot';
import { readDesign } from '../../codecs/json/readDesign';
import { writeDesignText } from '../../codecs/json/writeDesign';
import { cutText, maxNameLength } from '../../document/limits';
import { createForeignSetup } from '../../training/foreignSetup';
import type { RunId } from '../../training/protocol';
import { fromResults, resultSchema, runFormat, toResults } from '../../training/resultSchema';
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

/**
 * Reads a run.
 *
 * @param id that it gets here.
 * @returns null where the text holds none.
 */
export function readRun(text: string, id: RunId, now: number): DesignRun | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = v.safeParse(fileSchema, value);
  if (!parsed.success) return null;
  const { name, startedAt, design, data, setup, results } = parsed.output;
  const read = readDesign(design);
  if (!('design' in read)) return null;
  const network = read.design;
  const planned = setup ?? createForeignSetup(results, data ?? '');
  const at = startedAt === undefined ? now : Date.parse(startedAt);
  return {
    id,
    name,
    startedAt: Number.isFinite(at) ? at : now,
    network,
    setup: data === undefined ? planned : { ...planned, data: { kind: 'kept', name: data } },
    state: fromResults(id, results),
  };
}
