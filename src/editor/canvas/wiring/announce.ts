/** @file What a screen reader is told of wires: what a sighted person sees happen. */
import { createCell } from './cell';

/** What was said last. */
export const announcement = createCell('');

/** Says something to a screen reader. */
export function announce(text: string): void {
  announcement.set(text);
}
