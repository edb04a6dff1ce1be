/** @file Pictures that Fovea made carry their design as a link: PNG, SVG and PDF are searched for it. */
import type { Design } from '../../document/document';
import type { ByteSource } from '../importer';
import { designKey } from '../pdf/writePdf';
import { readLink } from '../url/link';
import type { LinkProblem } from '../url/linkResult';
import { isPng, readPngText } from './pngText';

/** Why a picture holds no design. */
export type PictureProblem =
  /** It is a picture, but none that carries a design; programs that edit pictures leave such things out. */
  | { readonly code: 'no-design'; readonly format: PictureFormat }
  | { readonly code: 'file-too-large'; readonly actual: number; readonly max: number }
  | { readonly code: 'link'; readonly problem: LinkProblem };

/** Formats of pictures. */
export type PictureFormat = 'PNG' | 'SVG' | 'PDF';

/** The design in a picture, or why there is none. */
export type PictureResult = { readonly design: Design } | { readonly problem: PictureProblem };

/** The keyword of the design in a PNG. */
export const pngKeyword = 'Fovea design';

const maxBytes = 64_000_000;

/** The format of a file that starts so; null where it is no picture. */
export function recognizePicture(head: Uint8Array, fileName: string): PictureFormat | null {
  if (isPng(head)) return 'PNG';
  const text = new TextDecoder().decode(head);
  if (text.startsWith('%PDF-')) return 'PDF';
  const isXml = /^\uFEFF?\s*<(\?xml|svg|!DOCTYPE svg|!--)/.test(text);
  return isXml && (fileName.toLowerCase().endsWith('.svg') || text.includes('<svg')) ? 'SVG' : null;
}

/** The link in a picture; null where there is none. */
function findLinkInside(format: PictureFormat, bytes: Uint8Array): string | null {
  if (format === 'PNG') return readPngText(bytes, pngKeyword);
  // Links are ASCII, whatever the rest is.
  const text = new TextDecoder('latin1').decode(bytes);
  const pattern =
    format === 'PDF'
      ? new RegExp(`/${designKey} ?\\((#[fcj]\\d+\\.[\\w-]+)\\)`)
      : /<(?:[\w-]{1,40}:)?design[^>]{0,400}>\s{0,40}(#[fcj]\d+\.[\w-]+)/;
  return pattern.exec(text)?.[1] ?? null;
}

/** Reads the design in a picture. Rejects where the source does. */
export async function readPicture(format: PictureFormat, source: ByteSource): Promise<PictureResult> {
  const { size } = source;
  if (size > maxBytes) return { problem: { code: 'file-too-large', actual: size, max: maxBytes } };
  const link = findLinkInside(format, await source.read(0, size));
  if (link === null) return { problem: { code: 'no-design', format } };
  const result = readLink(link);
  return result.ok ? { design: result.design } : { problem: { code: 'link', problem: result.problem } };
}
