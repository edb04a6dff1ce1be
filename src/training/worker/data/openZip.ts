/**
 * @file What is in a zip. Names are UTF-8 where they can be: many packers write it without saying so. Others are code
 * page 437, as the format has it; what Windows writes in western Europe agrees with that in the letters of German.
 *
 * Source: APPNOTE.TXT 6.3, appendix D.
 */
import { unzipRaw, type ZipEntry } from 'unzipit';
import type { DataFile } from '../../dataset';
import { DataError, isFileGone } from './dataError';
import type { OpenableFile } from './pictureFolders';

/** The upper half of code page 437. */
const codePage437 = [
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐',
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
].join('');

/** A name as its bytes have it. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) =>
      byte < 128 ? String.fromCharCode(byte) : (codePage437[byte - 128] ?? ''),
    ).join('');
  }
}

/** What stands in a decoded text for bytes that are none. */
const undecoded = '\ufffd';

/** The path of an entry; a packer may give it in a field of its own, which `name` then is. */
function readPath({ name, nameBytes }: ZipEntry): string {
  const path = name.includes(undecoded) ? decodeName(nameBytes) : name;
  // Old packers of Windows write its own separator.
  return path.replaceAll('\\', '/');
}

/** The files in a zip, those of the same name too. @throws DataError where it is none, or damaged. */
export async function openZip({ path, file }: DataFile): Promise<readonly OpenableFile[]> {
  try {
    const { entries } = await unzipRaw(file);
    return entries
      .filter(({ isDirectory }) => !isDirectory)
      .map((entry) => ({ path: readPath(entry), bytes: entry.size, open: () => entry.blob() }));
  } catch (error) {
    if (isFileGone(error)) throw error;
    throw new DataError({ code: 'not-zip', files: [path] });
  }
}
