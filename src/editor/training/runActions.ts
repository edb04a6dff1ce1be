/** @file What buttons of the panel do. */
import { createDesign } from '../../document/document';
import { useStore } from '../../state/store';
import { getRunControl, type StartOptions } from '../../state/training/runControl';
import { getRuns } from '../../state/training/runViews';
import type { DesignRun, TrainSection } from '../../state/training/trainingView';
import type { LateText } from '../../text/enLate';
import type { RunSetup } from '../../training/trainedRun';

/** Shows a part of the panel. */
export function showSection(section: TrainSection): void {
  useStore.getState().updateTraining((view) => ({ ...view, section }));
}

/** A name that no other run has: that of the design, with a number from the second on. */
export function createRunName(title: string, { train: { runs: words } }: LateText): string {
  const names = new Set([...getRuns(useStore.getState().training).values()].map(({ name }) => name));
  for (let number = 1; ; number++) {
    const name = words.formatName(title || words.untitled, number);
    if (!names.has(name)) return name;
  }
}

/** Starts a run of the open design. */
export function startRun(setup: RunSetup, text: LateText, options?: StartOptions): void {
  const { design } = useStore.getState();
  const name = createRunName(design.title, text);
  getRunControl().start([{ name, network: design, setup }], options);
}

/** Opens the design of a run, as it was when it started. */
export function openRunDesign({ network }: DesignRun): void {
  const { architecture, title, notes, resolution, rule, positions } = network;
  useStore.getState().openDesign(createDesign(architecture, { title, notes, resolution, rule, positions }));
}

/** Whether the design that is open is the one that a run trained. */
export function isOpenDesign({ network }: DesignRun): boolean {
  return useStore.getState().design.architecture === network.architecture;
}
