import { expect, test } from 'vitest';
import { computeFnv1a } from './fnv1a';

// Source: the test vectors of draft-eastlake-fnv, appendix C.
test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('the checksum of "%s"', (text, hash) => expect(computeFnv1a(text)).toBe(hash));
