/** @file The shapes of a picture as operators of a PDF page. Source: ISO 32000-1, 8.5 and 9.4. */
import type { Drawing, DrawnShape, PathShape, TextShape } from '../drawing/drawing';
import { measureRun, splitRuns } from './pdfText';

/** Names of the fonts in the page's resources. */
export const fontNames = { latin: 'F1', latinBold: 'F2', other: 'F3' } as const;

const format = (value: number) => String(Math.round(value * 1000) / 1000);

function formatColor(color: string): string {
  return [1, 3, 5].map((start) => format(Number.parseInt(color.slice(start, start + 2), 16) / 255)).join(' ');
}

/** Path data as operators; a quadratic curve becomes the cubic one that it is. */
function writePathData(path: string): readonly string[] {
  const lines: string[] = [];
  let x = 0;
  let y = 0;
  for (const [, command = '', values = ''] of path.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const numbers = (values.match(/-?\d+(\.\d+)?(e-?\d+)?/g) ?? []).map(Number);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
    if (command === 'Z') lines.push('h');
    else if (command === 'C') {
      lines.push(`${[a, b, c, d, e, f].map(format).join(' ')} c`);
      [x, y] = [e, f];
    } else if (command === 'Q') {
      const first = [x + (2 / 3) * (a - x), y + (2 / 3) * (b - y)];
      const second = [c + (2 / 3) * (a - c), d + (2 / 3) * (b - d)];
      lines.push(`${[...first, ...second, c, d].map(format).join(' ')} c`);
      [x, y] = [c, d];
    } else {
      lines.push(`${format(a)} ${format(b)} ${command === 'M' ? 'm' : 'l'}`);
      [x, y] = [a, b];
    }
  }
  return lines;
}

function writePath({ path, fill, stroke, strokeWidth = 1, dash = [] }: PathShape): readonly string[] {
  const lines = writePathData(path);
  if (lines.length === 0 || (fill === undefined && stroke === undefined)) return [];
  return [
    ...(fill === undefined ? [] : [`${formatColor(fill)} rg`]),
    ...(stroke === undefined
      ? []
      : [`${formatColor(stroke)} RG`, `${format(strokeWidth)} w`, `[${dash.map(format).join(' ')}] 0 d`]),
    ...lines,
    fill === undefined ? 'S' : stroke === undefined ? 'f' : 'B',
  ];
}

function writeText({ x, y, text, size, isBold, fill, anchor }: TextShape): readonly string[] {
  const runs = splitRuns(text);
  const widths = runs.map((run) => measureRun(run, size, isBold));
  const width = widths.reduce((sum, part) => sum + part, 0);
  let left = x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  const lines = ['BT', `${formatColor(fill)} rg`];
  for (const [index, run] of runs.entries()) {
    const font = run.font === 'other' ? fontNames.other : isBold ? fontNames.latinBold : fontNames.latin;
    // The page is upside down, so that y grows downwards; letters are turned back.
    lines.push(
      `/${font} ${format(size)} Tf`,
      `1 0 0 -1 ${format(left)} ${format(y)} Tm`,
      `<${run.codes}> Tj`,
    );
    left += widths[index] ?? 0;
  }
  return [...lines, 'ET'];
}

function writeShape(shape: DrawnShape): readonly string[] {
  if (shape.type === 'path') return writePath(shape);
  return shape.type === 'text' ? writeText(shape) : shape.shapes.flatMap(writeShape);
}

/** The content of a page that shows a picture in so many points a pixel. */
export function writeContent({ x, y, height, shapes }: Drawing, scale: number): string {
  const s = format(scale);
  const lines = [`${s} 0 0 -${s} ${format(-x * scale)} ${format((y + height) * scale)} cm`, '1 j'];
  for (const shape of shapes) lines.push(...writeShape(shape));
  return lines.join('\n');
}
