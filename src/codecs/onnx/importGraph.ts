/** @file From a graph to an answer: translated at a size of the image at which all lengths fit, put together, told. */
import type { PerAxis } from '../../util/perAxis';
import type { ImportNote, ImportReport, ImportResult } from '../importer';
import { assemble } from './assemble';
import { limitLengths, listResolutions } from './imageInput';
import { createReport } from './tally';
import { type PreparedGraph, type Translation, translate } from './translate';

/** Nodes translated in search of a size that fits; a large graph gets fewer guesses. */
const maxGuessedNodes = 40_000;

/** The translation at the first size at which all lengths fit, or else at the first size. */
function translateAtFittingSize(
  graph: PreparedGraph,
  sizes: readonly PerAxis<number>[],
): { readonly translation: Translation; readonly size: PerAxis<number> } {
  const [first = [224, 224] as const, ...others] = sizes;
  const translation = translate(graph, first);
  if (translation.tally.mismatches > 0) {
    for (const size of others.slice(0, maxGuessedNodes / graph.nodes.length)) {
      const other = translate(graph, size);
      if (other.tally.mismatches === 0) return { translation: other, size };
    }
  }
  return { translation, size: first };
}

/** What an importer knows of a file besides the graph. */
export interface GraphFacts {
  readonly format: ImportReport['format'];
  readonly title: string;
  /** The size that was asked for, [height, width] in pixels, where the file leaves it open. */
  readonly resolution: PerAxis<number> | undefined;
  readonly nodesRead: number;
  /** What is to be said first. */
  readonly notes: readonly ImportNote[];
}

/** Imports a graph whose nodes are in order and whose patterns are fused. */
export function importGraph(prepared: PreparedGraph, facts: GraphFacts): ImportResult {
  const image = limitLengths(prepared.image);
  const graph = { ...prepared, image };
  const { translation, size } = translateAtFittingSize(graph, listResolutions(image, facts.resolution));
  const isOpen = image.size.includes(null);
  const notes: ImportNote[] = [];
  if (isOpen) notes.push({ code: 'assumed-resolution', resolution: size });
  if (image.channels === null) notes.push({ code: 'assumed-channels', channels: 3 });
  notes.push(...facts.notes);
  const hasConvolution = translation.drafts.some(
    ({ layer }) => layer.kind === 'Conv2d' || layer.kind === 'ConvTranspose2d',
  );
  if (!hasConvolution) notes.push({ code: 'no-convolutions' });
  return {
    ok: true,
    architecture: assemble(translation.drafts, facts.format === 'onnx'),
    resolution: isOpen ? null : size,
    workedAt: size,
    title: facts.title,
    report: createReport(facts.format, translation.tally, facts.nodesRead, notes),
  };
}
