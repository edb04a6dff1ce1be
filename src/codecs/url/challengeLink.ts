/**
 * @file Links to challenges, behind the # of the page's address: `#k1.` and the name, and where somebody has solved it a
 * point and the score. Every link that was ever issued is read for ever.
 */

/** What a link says. */
export interface ChallengeLink {
  /** The name of a challenge, perhaps of another version of the page. */
  readonly id: string;
  /** What whoever wrote the link has reached; null for nothing yet. */
  readonly score: number | null;
}

const pattern = /^#k1\.([a-z]{1,32})(?:\.(\d{1,15}))?$/;

/** Whether a hash looks like a link to a challenge, of this version or a later one. */
export function isChallengeLike(hash: string): boolean {
  return /^#k\d/.test(hash);
}

/** Writes a link, from the # on. */
export function writeChallengeLink({ id, score }: ChallengeLink): string {
  return `#k1.${id}${score === null ? '' : `.${score}`}`;
}

/** Reads the hash of an address; null for one that is no link to a challenge. */
export function readChallengeLink(hash: string): ChallengeLink | null {
  const [, id, score] = pattern.exec(hash) ?? [];
  return id === undefined ? null : { id, score: score === undefined ? null : Number(score) };
}
