/** @file Designs in share links: everything is in the part behind the #. */
import { readLink } from '../codecs/url/link';
import { enAll as en } from '../text/enAll';
import type { TargetResult } from './target';

/** Reads the design in a link, given whole or from the # on. */
export function readLinkTarget(link: string): TargetResult {
  const start = link.indexOf('#');
  const result = readLink(start < 0 ? '' : link.slice(start));
  if (!result.ok) return { refusal: en.links.formatLinkProblem(result.problem).what };
  const { title, architecture, resolution, rule, notes, positions } = result.design;
  const kept = { notes, positions };
  return { target: { title, architecture, resolution, rule, kept, report: null, notes: [] } };
}
