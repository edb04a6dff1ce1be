/** @file The JSON of designs that were suggested or found. The README documents every field. */
import { writeLink } from '../codecs/url/link';
import { createDesign, type Design } from '../document/document';
import { countWorking } from '../search/objectives';
import type { Find } from '../search/searchDesigns';
import type { DesignSummary } from '../suggestions/designSummary';
import type { Rewritten } from '../suggestions/suggestion';
import type { PerAxis } from '../util/perAxis';

/** What designs share that were made of one target. */
export interface Origin {
  readonly title: string;
  readonly rule: Design['rule'];
}

/** The link to a design that was made of a target. */
export function writeDesignLink({ title, rule }: Origin, { architecture, input }: Rewritten): string {
  return writeLink(createDesign(architecture, { title, rule, resolution: input.resolution }));
}

/** The numbers of a design. */
export function writeSummary(summary: DesignSummary) {
  const { resolution, layers, convolutions, unproductive, params, macs, memoryBytes } = summary;
  const { largestField, coverage } = summary;
  return {
    resolution,
    layers,
    convolutions,
    unproductive,
    params,
    macs,
    memoryBytes,
    largestField,
    coverage,
  };
}

/** A design that was found. */
export function writeFind(origin: Origin, resolution: PerAxis<number>, find: Find) {
  const { architecture, summary, mapSize, outline, isStart } = find;
  const input = { resolution, rule: origin.rule };
  return {
    isStart,
    ...writeSummary(summary),
    working: countWorking(summary),
    mapSize,
    outline,
    link: writeDesignLink(origin, { architecture, input }),
  };
}
