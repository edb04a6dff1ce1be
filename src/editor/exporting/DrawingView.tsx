/** @file A picture of a network as elements of the page: what is pressed or read aloud is a layer. */
import { memo } from 'react';
import type { LayerId } from '../../architecture/architecture';
import type { Drawing, DrawnShape } from '../../codecs/drawing/drawing';
import { fontFamily } from '../../codecs/svg/writeSvg';

/** What a picture on the page needs. */
export interface DrawingViewProps {
  readonly drawing: Drawing;
  readonly className?: string;
  /** Gets the layer that is pressed. */
  readonly onLayer?: (layer: LayerId) => void;
}

function renderShape(shape: DrawnShape, key: number) {
  if (shape.type === 'path') {
    const { path, fill = 'none', stroke, strokeWidth, dash } = shape;
    return (
      <path
        key={key}
        d={path}
        fill={fill}
        stroke={stroke}
        strokeWidth={strokeWidth}
        strokeDasharray={dash?.join(' ')}
      />
    );
  }
  if (shape.type === 'text') {
    const { x, y, text, size, isBold, fill, anchor } = shape;
    return (
      <text
        key={key}
        x={x}
        y={y}
        fontSize={size}
        fontWeight={isBold ? 600 : 400}
        textAnchor={anchor}
        fill={fill}
      >
        {text}
      </text>
    );
  }
  return (
    <g key={key} data-layer={shape.layer}>
      <title>{shape.title}</title>
      {shape.shapes.map(renderShape)}
    </g>
  );
}

/** The picture, as large as its place. */
export const DrawingView = memo(function DrawingView({ drawing, className, onLayer }: DrawingViewProps) {
  const { x, y, width, height, title, shapes } = drawing;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut; the table beside it has the same by keys
    <svg
      className={className}
      viewBox={`${x} ${y} ${width} ${height}`}
      fontFamily={fontFamily}
      role="img"
      aria-label={title}
      onClick={(event) => {
        const group = event.target instanceof Element ? event.target.closest('[data-layer]') : null;
        const layer = group?.getAttribute('data-layer');
        if (layer != null) onLayer?.(layer as LayerId);
      }}
    >
      {shapes.map(renderShape)}
    </svg>
  );
});
