/**
 * @file The store: the open design with its history, and the view. Actions are the only way to change it.
 *
 * | state | saved | shared | undone |
 * | design | yes | yes | yes |
 * | designs that were open before | no | no | no |
 * | selection, hover, panels, the end of a wire that was taken up | no | no | no |
 * | theme, language, letter keys, the small map | yes | no | no |
 * | what is folded on the canvas, its direction | yes | no | no |
 * | tab of the dock | no | no | no |
 * | notice, update, used palette entries, preview, place in the tour, presenting | no | no | no |
 * | place in a lesson and what it hides, for a reload of the tab | yes | no | no |
 * | design that the open one is compared with | no | yes | no |
 * | how both are compared | no | no | no |
 * | assignment that is worked on | steps that are done | yes | no |
 * | file that is read, link that could not be, search | no | no | no |
 * | runs of training | yes | no | no |
 * | how they are shown | no | no | no |
 * | picture below the fields, and the place on it | no | no | no |
 */
import { create } from 'zustand';
import { createDocument } from './documentActions';
import type { Store } from './storeShape';
import { emptyTraining } from './training/trainingView';
import { createView } from './viewActions';

/** The store of the page. */
export const useStore = create<Store>()((set) => ({
  ...createDocument(set),
  ...createView(set),
  fileRun: null,
  search: null,
  training: emptyTraining,
  setFileRun: (fileRun) => set({ fileRun }),
  setSearch: (search) => set({ search }),
  updateTraining: (update) => set(({ training }) => ({ training: update(training) })),
}));
