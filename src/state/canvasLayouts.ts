/** @file The way from a canvas to the layout worker. */
import { createLayoutClient, type LayoutClient } from '../workers/layoutClient';

/** Starts what lays out one canvas; its owner ends it with `dispose`. */
export function createCanvasLayouts(): LayoutClient {
  return createLayoutClient();
}
