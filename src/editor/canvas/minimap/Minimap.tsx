/**
 * @file A small map of the network in the colours of its statuses, in the corner while part of it is out of view. A
 * press or a drag on it moves what is seen, and so do arrow keys; it folds into a button.
 */
import { ChevronDown, Map as MapIcon } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Size } from '../../../layout/geometry';
import { useStore } from '../../../state/store';
import { useLateText } from '../../useLateText';
import type { CanvasHandle, Scene } from '../canvasHandle';
import { useTransform } from '../flowState';
import { mapCover } from './mapCover';
import { computeShownPart, isAllShown, toMap } from './mapGeometry';
import { useMapDrag } from './useMapDrag';
import { useMapPainting } from './useMapPainting';
import './Minimap.css';

/** Where the styles put it, from the corner of the canvas. */
const place = { left: 12, bottom: 28 } as const;

/** The part of what is seen by which an arrow key moves it. */
const keyShare = 0.2;

const steps: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [keyShare, 0],
  ArrowRight: [-keyShare, 0],
  ArrowUp: [0, keyShare],
  ArrowDown: [0, -keyShare],
  PageUp: [0, 0.9],
  PageDown: [0, -0.9],
};

/** The map, or the button that unfolds it; nothing while all of the network is in view. */
export default function Minimap({
  canvas,
  scene,
  size,
}: {
  readonly canvas: CanvasHandle;
  readonly scene: Scene;
  readonly size: Size;
}) {
  const { map: words } = useLateText();
  const hasMap = useStore((state) => state.hasMap);
  const [isNeeded, setIsNeeded] = useState(false);
  const isOpen = hasMap && isNeeded;
  const bitmap = useRef<HTMLCanvasElement>(null);
  const shown = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const { frame, bounds } = useMapPainting(scene, bitmap, isOpen);
  useTransform(
    (part) => {
      const seen = computeShownPart(part, size);
      setIsNeeded(!isAllShown(seen, bounds));
      if (shown.current === null) return;
      const { x, y, width, height } = toMap(seen, frame);
      const { style } = shown.current;
      style.transform = `translate(${x}px, ${y}px)`;
      style.width = `${width}px`;
      style.height = `${height}px`;
    },
    [frame, bounds, size, isOpen],
  );
  useLayoutEffect(() => {
    if (!isOpen) return;
    const { width, height } = frame;
    mapCover.current = { x: place.left, y: size.height - place.bottom - height, width, height };
    return () => {
      mapCover.current = null;
    };
  }, [isOpen, frame, size]);
  const isToggled = useRef(false);
  const toggleButton = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone: the one that takes it back has the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it happens as the map comes and goes
  useLayoutEffect(() => {
    if (isToggled.current) toggleButton.current?.focus();
    isToggled.current = false;
  }, [hasMap]);
  const drag = useMapDrag(canvas, surface, frame, size);

  if (!isNeeded) return null;
  const toggle = () => {
    isToggled.current = true;
    useStore.getState().setMap(!hasMap);
  };
  if (!hasMap) {
    return (
      <button
        ref={toggleButton}
        type="button"
        className="map-button"
        aria-label={words.show}
        title={words.show}
        onClick={toggle}
      >
        <MapIcon size={16} aria-hidden="true" />
      </button>
    );
  }
  const handleKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    canvas.panBy(step[0] * size.width, step[1] * size.height);
  };
  return (
    <section className="minimap" aria-label={words.label}>
      <div
        ref={surface}
        className="map-surface"
        style={{ width: frame.width, height: frame.height }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move what is seen
        tabIndex={0}
        role="application"
        aria-label={`${words.label}. ${words.keys}`}
        title={words.keys}
        onKeyDown={handleKeyDown}
        {...drag}
      >
        <canvas ref={bitmap} style={{ width: frame.width, height: frame.height }} />
        <div ref={shown} className="map-shown" />
      </div>
      <button
        ref={toggleButton}
        type="button"
        className="map-fold"
        aria-label={words.hide}
        title={words.hide}
        onClick={toggle}
      >
        <ChevronDown size={14} aria-hidden="true" />
      </button>
    </section>
  );
}
