/**
 * @file A picture as a PDF of one page of its size: lines and letters, no pixels. Source: ISO 32000-1 (PDF 1.7).
 *
 * A library would be fifty times as long: all that is needed is a page, three fonts that every reader has, and a table
 * of where each object begins.
 */
import { zlibSync } from 'fflate';
import type { Drawing } from '../drawing/drawing';
import { fontNames, writeContent } from './pdfContent';
import { encodeInfo } from './pdfText';

/** Points a pixel: 96 pixels an inch. */
const pointsPerPixel = 0.75;
/** The largest page, in points. */
const largestPage = 14_400;

/** The key by which a design is found again in the information about the document. */
export const designKey = 'FoveaDesign';

const latinFont = (name: string) =>
  `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;

/**
 * The bytes of the file.
 *
 * @param link the link of the design, which is kept in the file.
 */
export function writePdf(drawing: Drawing, link: string | null): Uint8Array<ArrayBuffer> {
  const scale = Math.min(pointsPerPixel, largestPage / Math.max(drawing.width, drawing.height));
  const size = [drawing.width, drawing.height].map((length) => Math.ceil(length * scale));
  const encoder = new TextEncoder();
  const content = zlibSync(encoder.encode(writeContent(drawing, scale)), { level: 9 });
  const info = [
    `/Title ${encodeInfo(drawing.title)} /Subject ${encodeInfo(drawing.description)} /Creator (Fovea)`,
    // A link holds nothing that would need an escape.
    ...(link === null ? [] : [`/${designKey} (${link})`]),
  ];
  const { latin, latinBold, other } = fontNames;
  const objects: readonly (string | readonly [string, Uint8Array])[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size.join(' ')}] /Contents 4 0 R /Resources << /Font << /${latin} 5 0 R /${latinBold} 6 0 R /${other} 7 0 R >> >> >>`,
    [`<< /Length ${content.length} /Filter /FlateDecode >>`, content],
    latinFont('Helvetica'),
    latinFont('Helvetica-Bold'),
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [8 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 9 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    `<< ${info.join(' ')} >>`,
  ];
  const pieces: Uint8Array[] = [];
  let length = 0;
  const put = (piece: string | Uint8Array) => {
    const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece;
    pieces.push(bytes);
    length += bytes.length;
  };
  put('%PDF-1.7\n');
  // Four bytes above 127 tell programs that this is no text.
  put(Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a));
  const starts = objects.map((object, index) => {
    const start = length;
    put(`${index + 1} 0 obj\n`);
    if (typeof object === 'string') put(object);
    else {
      const [dictionary, stream] = object;
      put(`${dictionary}\nstream\n`);
      put(stream);
      put('\nendstream');
    }
    put('\nendobj\n');
    return start;
  });
  const table = length;
  const entries = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`);
  const count = objects.length + 1;
  put(`xref\n0 ${count}\n0000000000 65535 f \n${entries.join('')}`);
  put(`trailer\n<< /Size ${count} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  const file = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    file.set(piece, offset);
    offset += piece.length;
  }
  return file;
}
