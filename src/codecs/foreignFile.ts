/** @file Guesses what a file is that no importer takes, to name it in the refusal. */
import type { ForeignFile } from './importer';

/** What a file looks like from its first bytes. */
export function guessForeignFile(head: Uint8Array): ForeignFile {
  if (head.length === 0) return 'empty';
  const text = String.fromCharCode(...head.subarray(0, 64));
  if (text.startsWith('version https://git-lfs')) return 'git-lfs';
  if (text.startsWith('PK')) return 'zip';
  if (text.startsWith('\x1f\x8b')) return 'gzip';
  if (text.startsWith('\x89HDF')) return 'hdf5';
  if (text.slice(4, 8) === 'ORTM') return 'ort';
  if (/^\s*<(!doctype|html|\?xml|svg)/i.test(text)) return 'html';
  return /^[\t\n\r\x20-\x7e]+$/.test(text) ? 'text' : 'other';
}
