/** @file Pictures opened by the browser: cut to a square around the middle, and brought to one size. */

/** Opens a picture: [3, side, side], a byte each, red first. Rejects where it is none. */
export type DecodePicture = (picture: Blob, side: number) => Promise<Uint8Array>;

let canvas: OffscreenCanvas | null = null;

function openContext(side: number): OffscreenCanvasRenderingContext2D {
  if (canvas === null || canvas.width !== side) canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (context === null) throw new Error('No canvas');
  context.imageSmoothingQuality = 'high';
  return context;
}

/** The square in the middle. Cut while it is drawn larger, a picture would take in colours of what is cut away. */
async function cutSquare(picture: ImageBitmap): Promise<ImageBitmap> {
  const length = Math.min(picture.width, picture.height);
  if (picture.width === picture.height) return picture;
  const left = Math.floor((picture.width - length) / 2);
  const top = Math.floor((picture.height - length) / 2);
  const square = await createImageBitmap(picture, left, top, length, length);
  picture.close();
  return square;
}

/** Opens a picture in a browser; what is transparent becomes white. */
export const decodePicture: DecodePicture = async (picture, side) => {
  const square = await cutSquare(await createImageBitmap(picture, { colorSpaceConversion: 'none' }));
  const context = openContext(side);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.drawImage(square, 0, 0, side, side);
  square.close();
  const { data } = context.getImageData(0, 0, side, side);
  const area = side * side;
  const pixels = new Uint8Array(3 * area);
  for (let index = 0; index < area; index++)
    for (let channel = 0; channel < 3; channel++)
      pixels[channel * area + index] = data[4 * index + channel] ?? 0;
  return pixels;
};
