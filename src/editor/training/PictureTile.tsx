/** @file One picture with its class, and what the network took it for. */
import { useEffect, useRef } from 'react';
import type { ImageSet } from '../../training/dataset';
import { useLateText } from '../useLateText';

/** Draws a picture of a set. Sets of one channel are grey; of more than three the first three are taken. */
function drawPicture(
  canvas: HTMLCanvasElement,
  { pixels, channels, height, width }: ImageSet,
  index: number,
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const image = context.createImageData(width, height);
  const area = height * width;
  const start = index * channels * area;
  for (let place = 0; place < area; place++) {
    for (let color = 0; color < 3; color++)
      image.data[4 * place + color] = pixels[start + Math.min(color, channels - 1) * area + place] ?? 0;
    image.data[4 * place + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

/** The tile. */
export function PictureTile({
  pictures,
  index,
  label,
  answer,
}: {
  readonly pictures: ImageSet;
  readonly index: number;
  readonly label: string;
  /** What it was taken for by mistake; null where it was not. */
  readonly answer: string | null;
}) {
  const { train } = useLateText();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) drawPicture(canvas.current, pictures, index);
  }, [pictures, index]);
  return (
    <li className="picture-tile" data-wrong={answer !== null || undefined}>
      <canvas
        ref={canvas}
        width={pictures.width}
        height={pictures.height}
        role="img"
        aria-label={train.pictures.caption(label, answer)}
      />
      <span className="picture-label" title={label} aria-hidden="true">
        {label}
      </span>
      {answer !== null && (
        <span className="picture-answer" title={answer} aria-hidden="true">
          {answer}
        </span>
      )}
    </li>
  );
}
