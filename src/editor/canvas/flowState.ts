/**
 * @file All use of React Flow's store: version 13 will alter that interface. What it may change about cards is in
 * `cardChanges.ts`.
 */
import { useStore as useFlowStore, useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Point, Size } from '../../layout/geometry';
import type { PlacedCard } from '../../layout/placedCard';
import { clamp } from '../../util/numbers';
import { type Detail, getDetail, getLess } from './cardDetail';
import { maxZoom, minZoom, type ShownPart } from './fitView';
import { mapCover } from './minimap/mapCover';
import { chooseMounted, intersects, type MountedPart } from './mountedPart';

interface KnownPart {
  readonly placed: readonly PlacedCard[];
  readonly detail: Detail;
  readonly part: MountedPart;
}

/** The part of the canvas whose cards are mounted; `first` is shown until the canvas knows its size. */
export function useMountedPart(
  placed: readonly PlacedCard[],
  first: ShownPart,
  size: Size,
  detail: Detail,
): MountedPart {
  const last = useRef<KnownPart | null>(null);
  return useFlowStore((state) => {
    const hasSize = state.width > 0;
    const [left, top, scale] = hasSize ? state.transform : [first.x, first.y, first.zoom];
    const { width, height } = hasSize ? state : size;
    const view = { x: -left / scale, y: -top / scale, width: width / scale, height: height / scale };
    const known = last.current;
    // Other cards may be more than the limit; cards that are drawn anew had better be few.
    const isServing = known?.placed === placed && known.detail === detail;
    const before = isServing || known?.part.isOverview ? known.part : null;
    const part = chooseMounted(placed, view, before, known !== null && known.detail !== detail);
    if (part !== known?.part || !isServing) last.current = { placed, detail, part };
    return part;
  });
}

/** Tells whether a frame is being drawn around cards to select them. */
export function useIsFrameDrawn(): () => boolean {
  const store = useStoreApi();
  return useCallback(() => store.getState().userSelectionRect !== null, [store]);
}

/** Calls back with what is shown, at once and then with every frame in which it changed. */
export function useTransform(onChange: (shown: ShownPart) => void, causes: readonly unknown[]): void {
  const store = useStoreApi();
  const latest = useRef(onChange);
  useLayoutEffect(() => {
    latest.current = onChange;
  });
  useLayoutEffect(() => {
    let frame = 0;
    const tell = () => {
      frame = 0;
      const [x, y, zoom] = store.getState().transform;
      latest.current({ x, y, zoom });
    };
    tell();
    const unsubscribe = store.subscribe(({ transform }, { transform: before }) => {
      if (transform !== before && frame === 0) frame = requestAnimationFrame(tell);
    });
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [store, ...causes]);
}

/** A zoom counts when it has been the same for so long, and for so many frames: a busy machine draws few of them. */
const settleMs = 120;
const settleFrames = 6;

/** What cards are drawn for. */
export interface SettledZoom {
  readonly zoom: number;
  /** How much those cards say that come into view while a gesture goes on: there may be many of them. */
  readonly coming: Detail;
}

/** The same object while the cards that come need not say less. */
function comeWithLess(settled: SettledZoom, zoom: number): SettledZoom {
  const coming = getLess(getDetail(zoom), settled.coming);
  return coming === settled.coming ? settled : { ...settled, coming };
}

const settleAt = (zoom: number): SettledZoom => ({ zoom, coming: getDetail(zoom) });

/** The zoom that cards are drawn for: what it is once a gesture rests, so that the gesture itself restyles nothing. */
export function useSettledZoom(first: number): SettledZoom {
  const store = useStoreApi();
  const [settled, setSettled] = useState(() => settleAt(first));
  const latest = useRef(first);
  useEffect(() => {
    let request = 0;
    let frames = 0;
    let since = 0;
    const settle = () => {
      const [, , zoom] = store.getState().transform;
      latest.current = zoom;
      setSettled(settleAt(zoom));
    };
    const watch = () => {
      frames += 1;
      const isResting = frames >= settleFrames && performance.now() - since >= settleMs;
      request = isResting ? 0 : requestAnimationFrame(watch);
      if (isResting) settle();
    };
    const unsubscribe = store.subscribe(({ transform: [, , zoom] }, { transform: [, , before] }) => {
      if (zoom === before && zoom === latest.current) return;
      if (zoom !== before) {
        frames = 0;
        since = performance.now();
      }
      if (zoom === latest.current) return;
      setSettled((known) => comeWithLess(known, zoom));
      if (request === 0) request = requestAnimationFrame(watch);
    });
    return () => {
      cancelAnimationFrame(request);
      unsubscribe();
    };
  }, [store]);
  return settled;
}

/** Ways to look elsewhere; all keep their identity. */
export interface ViewActions {
  show(part: ShownPart, isAnimated: boolean): void;
  zoomBy(factor: number): void;
  /** Brings a card into view where it is not. */
  reveal(place: PlacedCard): void;
  getZoom(): number;
  /** From a place in the window to one on the canvas. */
  toCanvas(client: Point): Point;
  /** From a place on the canvas to one in the window. */
  toClient(point: Point): Point;
  /** Moves what is seen by pixels of the screen. */
  panBy(x: number, y: number): void;
}

/** Ways to look elsewhere on the canvas. */
export function useViewActions(): ViewActions {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useMemo(() => {
    // Where the zoom is going: a second press during the movement adds to it.
    let aim: { readonly zoom: number; readonly until: number } | null = null;
    const getDuration = (isAnimated: boolean) =>
      isAnimated && !matchMedia('(prefers-reduced-motion: reduce)').matches ? 200 : 0;
    return {
      show: (part, isAnimated) => void flow.setViewport(part, { duration: getDuration(isAnimated) }),
      zoomBy: (factor) => {
        const now = performance.now();
        const from = aim !== null && now < aim.until ? aim.zoom : flow.getZoom();
        const zoom = clamp(from * factor, minZoom, maxZoom);
        const duration = getDuration(true);
        aim = { zoom, until: now + duration };
        void flow.zoomTo(zoom, { duration });
      },
      reveal: ({ x, y, width, height }) => {
        const { transform, width: frameWidth, height: frameHeight } = store.getState();
        const [left, top, zoom] = transform;
        const isInside =
          x * zoom + left >= 0 &&
          y * zoom + top >= 0 &&
          (x + width) * zoom + left <= frameWidth &&
          (y + height) * zoom + top <= frameHeight;
        const onScreen = {
          x: x * zoom + left,
          y: y * zoom + top,
          width: width * zoom,
          height: height * zoom,
        };
        const isCovered = mapCover.current !== null && intersects(onScreen, mapCover.current);
        if (isInside && !isCovered) return;
        void flow.setCenter(x + width / 2, y + height / 2, { zoom, duration: getDuration(true) });
      },
      getZoom: flow.getZoom,
      toCanvas: flow.screenToFlowPosition,
      toClient: flow.flowToScreenPosition,
      panBy: (x, y) => void store.getState().panBy({ x, y }),
    };
  }, [flow, store]);
}
