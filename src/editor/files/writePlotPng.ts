/** @file A plot on the page as a PNG file, twice as fine as it is drawn. */
import { writePlotSvg } from './writePlotSvg';

/** Pixels of the picture for one of the plot. */
const fineness = 2;

/** Draws the plot as it looks now. @throws Error where the browser cannot draw it. */
export async function writePlotPng(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = svg.viewBox.baseVal;
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(writePlotSvg(svg))}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * fineness;
  canvas.height = height * fineness;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no drawing context');
  context.scale(fineness, fineness);
  context.drawImage(picture, 0, 0, width, height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png'),
  );
}
