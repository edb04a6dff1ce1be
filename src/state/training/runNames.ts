/** @file What runs are called. */
import { cutText, maxNameLength } from '../../document/limits';
import type { LateText } from '../../text/enLate';
import { useStore } from '../store';
import { getRuns } from './runViews';

/**
 * A name that no other run has: that of the design, with a number from the second on, and so short that its file can
 * be read again.
 */
export function createRunName(title: string, { train: { runs: words } }: Pick<LateText, 'train'>): string {
  const names = new Set([...getRuns(useStore.getState().training).values()].map(({ name }) => name));
  const own = title || words.untitled;
  for (let number = 1; ; number++) {
    const added = words.formatName(own, number).length - own.length;
    const name = words.formatName(cutText(own, maxNameLength - added), number);
    if (!names.has(name)) return name;
  }
}
