/** @file What is done while somebody still chooses a file, so that its network is drawn as soon as it is read. */
import { prepareForFile } from '../../state/openFile';

/** Loads what reads a file and what draws a large network. What fails is tried again when it is needed. */
export function prepareToOpen(): void {
  void Promise.allSettled([
    prepareForFile(),
    import('../canvas/GroupCard'),
    import('../canvas/ReducedCard'),
    import('./FileNoticeLine'),
  ]);
}
