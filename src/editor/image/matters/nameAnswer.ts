/** @file What an output of a network is called. */
import type { TrainedSource } from '../../../state/insight/trainedSource';
import type { LateText } from '../../../text/enLate';

/**
 * The class that an output stands for. Outputs beyond the classes stand for none, as in the confusion; of a run that does
 * not know its classes they have a number.
 */
export function nameAnswer(
  label: number,
  source: TrainedSource | null,
  { className }: LateText['matters'],
  { formatClass, noClass }: LateText['train']['pictures'],
): string {
  const names = source?.classNames ?? [];
  const name = names[label];
  if (name !== undefined) return formatClass(name);
  return names.length > 0 ? noClass : className(label);
}
