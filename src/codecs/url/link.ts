/**
 * @file Share links: what stands behind the # of the page's address. Nothing of it is sent to a server.
 *
 * `f1.` a design as compact bytes; `c1.` two of them, to compare; `t1.` one with an assignment about it; each also as
 * version 2, which is written only where it is much shorter; `j1.` a JSON list that others write. Every version that was
 * ever issued decodes for ever.
 */
import type { Assignment } from '../../document/assignment';
import type { Design } from '../../document/document';
import { readAssignment, writeAssignment } from './assignmentLink';
import type { LinkProblem, LinkResult } from './linkResult';
import { readPlainDesign } from './plainDesign';
import { readWire, WireLimitError } from './readWire';
import { maxSealedBytes, openSealed, sealBytes } from './sealedBytes';
import { readWirePair, writeWirePair } from './wirePair';
import { type ChannelPolicy, channelPolicies, type WireVersion, writeWire } from './writeWire';

const maxCharacters = 1_000_000;

/** Characters that a later version must save: programs of that time cannot open it. */
const worthwhile = 10;

/** Writes a design as the hash of a link, with the #. It ends in a letter or a digit. */
export function writeLink(design: Design): string {
  return findShortest('f', (policy, version) => writeWire(design, policy, version));
}

/** Writes two designs as the hash of a link: the first is opened, and compared with the second. */
export function writeComparisonLink(design: Design, compared: Design): string {
  return findShortest('c', (policy, version) =>
    writeWirePair(writeWire(design, policy, version), writeWire(compared, policy, version)),
  );
}

/** Writes an assignment and the design that it begins with as the hash of a link. */
export function writeAssignmentLink(assignment: Assignment, design: Design): string {
  return findShortest('t', (policy, version) =>
    writeAssignment(assignment, writeWire(design, policy, version)),
  );
}

type WriteBytes = (policy: ChannelPolicy, version: WireVersion) => Uint8Array<ArrayBuffer>;

function findShortest(scheme: 'f' | 'c' | 't', write: WriteBytes): string {
  const shortest = (version: WireVersion) => {
    const [first = '', ...others] = channelPolicies.map((policy) => sealBytes(write(policy, version)));
    const payload = others.reduce((best, text) => (text.length < best.length ? text : best), first);
    return `#${scheme}${version}.${payload}`;
  };
  const [first, second] = [shortest(1), shortest(2)];
  return second.length + worthwhile <= first.length ? second : first;
}

/** Whether a text looks like the hash of a link, of this version or a later one, damaged or whole. */
export function isLinkLike(hash: string): boolean {
  return /^#[fcjt]\d{1,6}\./.test(hash);
}

/** The first link in a text, from its # on; null where there is none. */
export function findLink(text: string): string | null {
  return /#[fcjt]\d{1,6}\.[\w-]+/.exec(text)?.[0] ?? null;
}

const refuse = (problem: LinkProblem): LinkResult => ({ ok: false, problem });

/** Reads the hash of a link, with or without the #. Never throws. */
export function readLink(hash: string): LinkResult {
  const text = hash.startsWith('#') ? hash.slice(1) : hash;
  if (text.length > maxCharacters)
    return refuse({ code: 'too-large', actual: text.length, limit: maxCharacters });
  const [, scheme, version = ''] = /^([fcjt])(\d{1,6})\./.exec(text) ?? [];
  if (scheme === undefined) return refuse({ code: 'not-a-link' });
  if (version !== '1' && (version !== '2' || scheme === 'j'))
    return refuse({ code: 'unknown-version', version });
  const payload = text.slice('f1.'.length);
  return scheme === 'j' ? readPlainDesign(payload) : readSealed(payload, scheme);
}

function readSealed(payload: string, scheme: string): LinkResult {
  const opened = openSealed(payload);
  if (opened === 'too-large')
    return refuse({ code: 'too-large', actual: maxSealedBytes + 1, limit: maxSealedBytes });
  if (opened === 'damaged') return refuse({ code: 'damaged' });
  try {
    const plain = { ok: true, compared: null, assignment: null } as const;
    if (scheme === 'f') return { ...plain, design: readWire(opened) };
    if (scheme === 't') {
      const read = readAssignment(opened);
      if ('problem' in read) return refuse({ code: 'content', problem: read.problem });
      return { ...plain, design: readWire(read.design), assignment: read.assignment };
    }
    const [design, compared] = readWirePair(opened);
    return { ...plain, design: readWire(design), compared: readWire(compared) };
  } catch (error) {
    if (error instanceof WireLimitError) return refuse({ code: 'content', problem: error.problem });
    if (error instanceof RangeError) return refuse({ code: 'damaged' });
    throw error;
  }
}
