/**
 * @file Keeps the picture on the small map up to date, once what it shows has been the same for a moment: it is beside
 * the point while a parameter is scrubbed or a card dragged, and must not slow that down.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { computeBounds } from '../../../layout/bounds';
import type { Rectangle } from '../../../layout/geometry';
import { selectShownAnalysis } from '../../../state/selectors';
import { useStore } from '../../../state/store';
import type { Store } from '../../../state/storeShape';
import type { Scene } from '../canvasHandle';
import { selectCardGraph } from '../cardGraph';
import { paintCards } from '../overviewCards';
import { paintOverview } from '../overviewPaint';
import { usePaintColors } from '../useOverviewPainting';
import { computeMapFrame, type MapFrame } from './mapGeometry';

const delayMs = 120;

/** From this scale on connections are told apart. */
const smallestLineScale = 0.03;

const isPaintedAlike = (a: Store, b: Store) =>
  a.design === b.design && a.preview === b.preview && a.hidden === b.hidden && a.selection === b.selection;

const isSameFrame = (a: MapFrame, b: MapFrame) =>
  a.x === b.x && a.y === b.y && a.scale === b.scale && a.width === b.width && a.height === b.height;

/** What the map shows. */
export interface PaintedMap {
  readonly frame: MapFrame;
  /** Holds all cards. */
  readonly bounds: Rectangle;
}

/** Paints onto the bitmap, where there is one. */
export function useMapPainting(
  scene: Scene,
  bitmap: RefObject<HTMLCanvasElement | null>,
  isOpen: boolean,
): PaintedMap {
  const colors = usePaintColors();
  const create = (): PaintedMap => {
    const bounds = computeBounds(scene.placed, []);
    return { bounds, frame: computeMapFrame(bounds) };
  };
  const [map, setMap] = useState(create);
  const paint = () => {
    const next = create();
    setMap((before) => (isSameFrame(before.frame, next.frame) ? before : next));
    const element = bitmap.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const { x, y, scale, width, height } = next.frame;
    const ratio = Math.min(2, devicePixelRatio);
    [element.width, element.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    const state = useStore.getState();
    const { standsFor } = selectCardGraph(state);
    const cards = paintCards(scene.placed, selectShownAnalysis(state), state.selection, standsFor);
    // Of connections between cards as small as that only a haze would be seen.
    const hasLines = scale >= smallestLineScale;
    const lines = hasLines ? scene.edges.map(({ line }) => line) : [];
    const transform = { x: x * ratio, y: y * ratio, zoom: scale * ratio };
    paintOverview(context, { cards, lines, frames: [] }, transform, element, colors, ratio);
  };
  const latest = useRef(paint);
  useLayoutEffect(() => {
    latest.current = paint;
  });
  const timer = useRef(0);
  const plan = useRef(() => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => latest.current(), delayMs);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is painted follows these
  useEffect(() => plan.current(), [scene, colors]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a map that opens is painted at once
  useLayoutEffect(() => latest.current(), [isOpen, map]);
  useEffect(() => {
    const stop = useStore.subscribe((state, before) => {
      if (!isPaintedAlike(state, before)) plan.current();
    });
    return () => {
      stop();
      window.clearTimeout(timer.current);
    };
  }, []);
  return map;
}
