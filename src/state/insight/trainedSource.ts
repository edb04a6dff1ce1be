/** @file The run whose weights are those of the open network. */
import { useShallow } from 'zustand/react/shallow';
import type { Architecture } from '../../architecture/architecture';
import type { RunId } from '../../training/protocol';
import { useStore } from '../store';
import type { Store } from '../storeShape';
import { getRuns } from '../training/runViews';
import { isSameNetwork } from '../training/sameNetwork';
import type { DesignRun } from '../training/trainingView';

/** What is shown of such a run. */
export interface TrainedSource {
  readonly id: RunId;
  readonly name: string;
  /** Step of the weights that are kept: newer ones give other answers. */
  readonly step: number;
  readonly classNames: readonly string[];
}

/** The latest run of a network with weights; null where there is none. */
function findTrainedRun({ training }: Pick<Store, 'training'>, architecture: Architecture): DesignRun | null {
  const runs = [...getRuns(training).values()];
  const fits = ({ network, state }: DesignRun) =>
    state.keptStep !== null && state.keptStep > 0 && isSameNetwork(network.architecture, architecture);
  return runs.findLast(fits) ?? null;
}

/** The same object each time, so that nothing is drawn anew. */
const none: Omit<TrainedSource, 'id'> & { readonly id: null } = {
  id: null,
  name: '',
  step: 0,
  classNames: [],
};

/** Follows the runs that are known. */
export function useTrainedSource(): TrainedSource | null {
  const found = useStore(
    useShallow((state) => {
      const run = findTrainedRun(state, state.design.architecture);
      return run === null
        ? none
        : {
            id: run.id,
            name: run.name,
            step: run.state.keptStep ?? 0,
            classNames: run.state.classNames,
          };
    }),
  );
  const { id, ...rest } = found;
  return id === null ? null : { id, ...rest };
}
