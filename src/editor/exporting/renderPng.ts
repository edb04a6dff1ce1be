/** @file The drawing of a network as pixels: the browser draws the SVG, and the design is put into the file. */
import fontAddress from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import type { Analysis } from '../../analysis/analysis';
import { drawNetwork } from '../../codecs/drawing/drawNetwork';
import { pngKeyword } from '../../codecs/picture/pictureFile';
import { addPngText } from '../../codecs/picture/pngText';
import { writeSvg } from '../../codecs/svg/writeSvg';
import { writeLink } from '../../codecs/url/link';
import type { Design } from '../../document/document';
import type { Size } from '../../layout/geometry';
import type { AllText } from '../../text/enLate';

/** A picture, and how many pixels it has for each on the screen. */
export interface PngPicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly scale: number;
}

const wantedScale = 2;
/** What browsers draw: pixels of a side, pixels in all. */
const longestSide = 16_000;
const mostPixels = 120_000_000;

/** The page's font as part of the picture: a picture may not load anything. */
async function loadFontStyle(): Promise<string> {
  try {
    const response = await fetch(fontAddress);
    const bytes = new Uint8Array(await response.arrayBuffer());
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return `@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${btoa(binary)}) format('woff2')}`;
  } catch {
    // The system's font does as well.
    return '';
  }
}

function loadImage(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const image = new Image();
  image.src = url;
  return image
    .decode()
    .then(() => image)
    .finally(() => URL.revokeObjectURL(url));
}

async function paint(image: HTMLImageElement, { width, height }: Size, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** Draws a design that has layers; null where the browser cannot draw so large a picture. */
export async function renderPng(
  design: Design,
  options: { readonly analysis: Analysis; readonly text: AllText; readonly sheet?: Size | undefined },
): Promise<PngPicture | null> {
  const drawing = drawNetwork(design, options);
  const image = await loadImage(writeSvg(drawing, null, await loadFontStyle()));
  const { width, height } = drawing;
  const limit = Math.min(longestSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)));
  // Browsers differ in what they draw, and only trying tells.
  for (let scale = Math.min(wantedScale, limit); scale > limit / 16; scale /= 2) {
    const blob = await paint(image, drawing, scale);
    if (blob === null) continue;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return { bytes: addPngText(bytes, pngKeyword, writeLink(design)), scale };
  }
  return null;
}
