/** @file A QR code, dark on light in both themes: cameras expect it so. */
import encodeQr from 'qr';
import { useMemo } from 'react';

/** Free space around the code, in modules: what the standard asks for. */
const margin = 4;

/** The code of a text that is short enough for one. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { path, size } = useMemo(() => drawQr(text), [text]);
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** Runs of dark modules as one path, and the size of the whole, in modules. */
function drawQr(text: string): { readonly path: string; readonly size: number } {
  const rows = encodeQr(text, 'raw', { ecc: 'low', border: margin });
  let path = '';
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x++) {
      const start = x;
      while (row[x] === true) x += 1;
      if (x > start) path += `M${start} ${y}h${x - start}v1h${start - x}z`;
    }
  }
  return { path, size: rows.length };
}
