/** @file The canvas by keyboard; what its keys do is loaded behind the first picture, and they wait for it. */
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { holdKeys } from '../commands/heldKeys';
import type { KeyedCanvas } from './canvasKeys';

let late: typeof import('./canvasKeys') | null = null;

async function load(): Promise<void> {
  late = await import('./canvasKeys');
}

/** Keys on a canvas. */
export function useCanvasKeys(canvas: KeyedCanvas): (event: KeyboardEvent) => void {
  const latest = useRef(canvas);
  useLayoutEffect(() => {
    latest.current = canvas;
  });
  useEffect(() => holdKeys(load()), []);
  return useCallback((event) => late?.handleCanvasKey(event, latest.current), []);
}
