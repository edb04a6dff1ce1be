import { expect, test } from 'vitest';
import { getPageAddress, isLocalAddress, writeEmbedSnippet } from './shareAddress';

const locate = (address: string) => new URL(address) as unknown as Location;

test('the address of the page is without search and hash', () => {
  expect(getPageAddress(locate('https://example.org/fovea/?embed#f1.A'))).toBe('https://example.org/fovea/');
  expect(getPageAddress(locate('file:///home/a/index.html?x#f1.A'))).toBe('file:///home/a/index.html');
});

test.each([
  ['https://example.org/', false],
  ['http://localhost:4173/', true],
  ['http://127.0.0.1/', true],
  ['http://[::1]:80/', true],
  ['https://localhost.example.org/', false],
  ['file:///index.html', true],
])('%s is local: %s', (address, isLocal) => {
  expect(isLocalAddress(locate(address))).toBe(isLocal);
});

test('a title cannot leave its attribute', () => {
  const snippet = writeEmbedSnippet('https://a.org/', '#f1.AB', '"><script>alert(1)</script>&');
  expect(snippet).toContain('src="https://a.org/?embed#f1.AB"');
  expect(snippet).toContain('title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;"');
  expect(snippet.match(/</g)).toHaveLength(2);
});
