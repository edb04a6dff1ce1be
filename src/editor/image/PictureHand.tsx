/** @file Takes pointer and arrow keys on the picture: they choose a unit, a pixel, or the box around an object. */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { ImageView } from '../../state/imageView';
import { useStore } from '../../state/store';
import { mapAxes, type PerAxis } from '../../util/perAxis';
import { useLateText } from '../useLateText';
import { takeArrow } from './arrowSteps';
import { type BoxDrag, dragBox, moveBox, resizeBox, startBoxDrag, toShares } from './imageBox';
import { movePixel, moveUnit, type Sight } from './sight';
import { type StageView, toPixel, toSpot } from './stageView';

/** How near to a corner a finger takes hold of it, in pixels of the screen. */
const reach = 12;
const largeStep = 10;

/** The element that covers the image. */
export function PictureHand({
  view: { scale, left, top, resolution },
  mode,
  sight,
}: {
  readonly view: StageView;
  readonly mode: ImageView['mode'];
  readonly sight: Sight;
}) {
  const { onImage: words } = useLateText();
  const setView = useStore((state) => state.setImageView);
  const drag = useRef<BoxDrag | 'spot' | null>(null);
  const getSpot = (event: PointerEvent<HTMLElement>): PerAxis<number> => {
    const box = event.currentTarget.getBoundingClientRect();
    return toSpot({ x: event.clientX - box.left, y: event.clientY - box.top }, box);
  };
  const handleDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const spot = getSpot(event);
    if (mode === 'object') drag.current = startBoxDrag(sight.box, toPixel(spot, resolution), reach / scale);
    else {
      drag.current = 'spot';
      setView({ spot });
    }
  };
  const handleMove = (event: PointerEvent<HTMLElement>) => {
    const { current } = drag;
    if (current === null) return;
    const spot = getSpot(event);
    if (current === 'spot') setView({ spot });
    else setView({ box: toShares(dragBox(current, toPixel(spot, resolution), resolution), resolution) });
  };
  const end = () => {
    drag.current = null;
  };
  const handleKey = (event: KeyboardEvent) => {
    const arrow = takeArrow(event);
    if (arrow === null) return;
    if (mode === 'object') {
      const change = event.shiftKey ? resizeBox : moveBox;
      setView({ box: toShares(change(sight.box, arrow, resolution), resolution) });
      return;
    }
    const by = mapAxes(arrow, (step) => (event.shiftKey ? step * largeStep : step));
    const spot = mode === 'pixel' ? movePixel(sight, by, resolution) : moveUnit(sight, by, resolution);
    if (spot !== null) setView({ spot });
  };
  const { pixel, box, unit } = sight;
  const valueText =
    mode === 'object'
      ? words.formatObject(box, [box.high[0] - box.low[0] + 1, box.high[1] - box.low[1] + 1])
      : mode === 'unit' && unit !== null
        ? words.formatUnitPlace(unit)
        : words.formatPixelPlace(pixel);
  const [row, column] = mode === 'object' ? box.low : pixel;
  return (
    <div
      className="image-hand"
      data-mode={mode}
      style={{ left, top, width: resolution[1] * scale, height: resolution[0] * scale }}
      role="slider"
      tabIndex={0}
      aria-label={words.hand[mode]}
      aria-valuemin={0}
      aria-valuemax={resolution[0] * resolution[1] - 1}
      aria-valuenow={row * resolution[1] + column}
      aria-valuetext={valueText}
      onPointerDown={handleDown}
      onPointerMove={handleMove}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={handleKey}
    />
  );
}
