import { expect, test } from 'vitest';
import { computeFnv1a } from './fnv1a';

// Source: the test vectors of draft-eastlake-fnv, appendix C.
test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('the checksum of "%s"', (text, hash) => expect(computeFnv1a(text)).toBe(hash));

test('bytes, in one part or in several', () => {
  const encode = (text: string) => new TextEncoder().encode(text);
  // From the test vectors of Landon Curt Noll's FNV page.
  expect(computeFnv1a(encode(''))).toBe(0x811c9dc5);
  expect(computeFnv1a(encode('a'))).toBe(0xe40c292c);
  expect(computeFnv1a(encode('foobar'))).toBe(0xbf9cf968);
  expect(computeFnv1a(encode('bar'), computeFnv1a(encode('foo')))).toBe(0xbf9cf968);
});
