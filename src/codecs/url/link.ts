/**
 * @file Share links: what stands behind the # of the page's address. Nothing of it is sent to a server.
 *
 * `f3.` a design as compact bytes; `c3.` two of them, to compare; `t3.` one with an assignment about it; each also as
 * versions 1 and 2, which are read; `j1.` a JSON list that others write. Every version that was ever issued decodes for
 * ever.
 */
import type { Assignment } from '../../document/assignment';
import type { Design } from '../../document/document';
import { readAssignment, writeAssignment } from './assignmentLink';
import type { LinkProblem, LinkResult } from './linkResult';
import { readPlainDesign } from './plainDesign';
import { readWire, WireLimitError } from './readWire';
import {
  maxMixedBytes,
  maxSealedBytes,
  type Opened,
  openDeflated,
  openMixed,
  sealMixed,
  sealStored,
} from './sealedBytes';
import { readWirePair, writeWirePair } from './wirePair';
import { writeWire } from './writeWire';

const maxCharacters = 1_000_000;

/** Designs of more bytes are written in one way only: that takes time enough. */
const manyBytes = 2 ** 14;

/** Writes a design as the hash of a link, with the #. It ends in a letter or a digit. */
export function writeLink(design: Design): string {
  return findShortest('f', listWires(design));
}

/** Writes two designs as the hash of a link: the first is opened, and compared with the second. */
export function writeComparisonLink(design: Design, compared: Design): string {
  const others = listWires(compared);
  const pairs = listWires(design).flatMap((first, index) => {
    const second = others[index];
    return second === undefined ? [] : [writeWirePair(first, second)];
  });
  return findShortest('c', pairs);
}

/** Writes an assignment and the design that it begins with as the hash of a link. */
export function writeAssignmentLink(assignment: Assignment, design: Design): string {
  return findShortest(
    't',
    listWires(design).map((wire) => writeAssignment(assignment, wire)),
  );
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The ways to write a design; which of them is shorter shows only when they are coded. */
function listWires(design: Design): readonly Bytes[] {
  const { bytes, common } = writeWire(design);
  return bytes.length > manyBytes ? [bytes] : [bytes, writeWire(design, common).bytes];
}

function findShortest(scheme: 'f' | 'c' | 't', ways: readonly Bytes[]): string {
  const payloads = ways.map((bytes) =>
    bytes.length > maxMixedBytes ? `2.${sealStored(bytes)}` : `3.${sealMixed(bytes)}`,
  );
  const payload = payloads.reduce((best, text) => (text.length < best.length ? text : best));
  return `#${scheme}${payload}`;
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
  if (version !== '1' && (scheme === 'j' || !/^[23]$/.test(version)))
    return refuse({ code: 'unknown-version', version });
  const payload = text.slice('f1.'.length);
  return scheme === 'j'
    ? readPlainDesign(payload)
    : readSealed(scheme, version === '3' ? openMixed(payload) : openDeflated(payload));
}

function readSealed(scheme: string, opened: Opened): LinkResult {
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
