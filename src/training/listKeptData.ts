/** @file Which sets of pictures are kept in this browser, with what the beginnings of their files say. */
import * as v from 'valibot';
import { type KeptData, openKeptFolder, unfinishedMark } from './keptData';
import { readKeptHead } from './keptHead';
import { pictureSettingsSchema } from './setupSchema';

/** What a description says of the reading. Sets of earlier versions only have a size. */
const readingSchema = v.object({
  settings: v.optional(v.nullable(pictureSettingsSchema)),
  train: v.object({ height: v.number(), width: v.number() }),
});

/** The side of CIFAR10's pictures, which are not brought to a size. */
const cifar10Side = 32;

/** How the pictures of a set were read, as its file says. */
async function findReading(file: Blob): Promise<KeptData['reading']> {
  const head = await readKeptHead(file);
  const described = v.safeParse(readingSchema, head?.description);
  if (!described.success) return null;
  const {
    settings,
    train: { height: side, width },
  } = described.output;
  if (settings !== undefined) return settings;
  return side === width && side !== cifar10Side ? { side } : null;
}

/** All sets that are kept, by name. Never rejects. */
export async function listKeptData(): Promise<readonly KeptData[]> {
  const folder = await openKeptFolder();
  if (folder === null) return [];
  const kept: KeptData[] = [];
  try {
    for await (const [fileName, handle] of folder.entries()) {
      if (handle.kind !== 'file' || fileName.startsWith(unfinishedMark)) continue;
      const file = await (handle as FileSystemFileHandle).getFile();
      const reading = await findReading(file);
      kept.push({ name: decodeURIComponent(fileName), bytes: file.size, reading });
    }
  } catch {
    // What could be listed is listed.
  }
  return kept.sort((a, b) => a.name.localeCompare(b.name));
}
