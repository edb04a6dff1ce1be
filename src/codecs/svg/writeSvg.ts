/** @file A picture as the text of an SVG file. Text stays text; everything from outside is escaped. */
import type { Drawing, DrawnShape, PathShape, TextShape } from '../drawing/drawing';

/** The fonts that text is set in, the first that there is. */
export const fontFamily = "Inter, 'Helvetica Neue', Helvetica, Arial, sans-serif";

/** Text in XML: what would be markup is escaped, what XML does not allow is replaced. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const round = (value: number) => Math.round(value * 100) / 100;

function writePath({ path, fill, stroke, strokeWidth, dash }: PathShape): string {
  const parts = [`d="${path}"`, `fill="${fill ?? 'none'}"`];
  if (stroke !== undefined) parts.push(`stroke="${stroke}"`);
  if (strokeWidth !== undefined && strokeWidth !== 1) parts.push(`stroke-width="${strokeWidth}"`);
  if (dash !== undefined) parts.push(`stroke-dasharray="${dash.join(' ')}"`);
  return `<path ${parts.join(' ')}/>`;
}

function writeText({ x, y, text, size, isBold, fill, anchor }: TextShape): string {
  const weight = isBold ? ' font-weight="600"' : '';
  const side = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${weight}${side} fill="${fill}">${escapeXml(text)}</text>`;
}

function writeShape(shape: DrawnShape): string {
  if (shape.type === 'path') return writePath(shape);
  if (shape.type === 'text') return writeText(shape);
  const inner = shape.shapes.map(writeShape).join('\n');
  return `<g>\n<title>${escapeXml(shape.title)}</title>\n${inner}\n</g>`;
}

/** The namespace of what Fovea keeps in its pictures. */
const designNamespace = 'urn:fovea:design';

/**
 * The text of the file.
 *
 * @param link the link of the design, which is kept in the picture, so that it can be opened again.
 * @param style a style sheet of the picture's own, such as a font.
 */
export function writeSvg(drawing: Drawing, link: string | null, style = ''): string {
  const { x, y, width, height, title, description, shapes } = drawing;
  const metadata =
    link === null
      ? []
      : [
          `<metadata><fovea:design xmlns:fovea="${designNamespace}">${escapeXml(link)}</fovea:design></metadata>`,
        ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}" font-family="${fontFamily}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<desc id="description">${escapeXml(description)}</desc>`,
    ...metadata,
    ...(style === '' ? [] : [`<style>${style}</style>`]),
    ...shapes.map(writeShape),
    '</svg>',
    '',
  ].join('\n');
}
