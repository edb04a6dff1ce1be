/** @file What is copied and shown of a link: its address, a frame for web pages. */

/** Most characters that a QR code holds. */
export const maxQrCharacters = 2953;

/** From this many characters on a code is so dense that cameras have to come near. */
export const denseQrCharacters = 900;

/** The address of this page, without anything that only belongs to this visit. */
export function getPageAddress({ origin, protocol, host, pathname }: Location): string {
  return (origin === 'null' ? `${protocol}//${host}` : origin) + pathname;
}

/** Whether a page of this address is only on the machine that it is looked at. */
export function isLocalAddress({ protocol, hostname }: Location): boolean {
  return protocol === 'file:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

const escapeAttribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** HTML that shows a design on another page; `hash` is its link from the # on. */
export function writeEmbedSnippet(page: string, hash: string, title: string): string {
  const source = escapeAttribute(`${page}?embed${hash}`);
  return `<iframe src="${source}" title="${escapeAttribute(title)}" width="800" height="600" style="border: 0" loading="lazy" allowfullscreen></iframe>`;
}
