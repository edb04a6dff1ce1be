/** @file Classes that bear the same name, told apart: they are two things, and are learnt and counted as such. */
import type { Dataset } from '../../dataset';
import { makeNameFree } from '../../keptData';

/** A set whose equal names have a number from the second on: "crane" and "crane, 2". */
export function withDistinctClasses(dataset: Dataset): Dataset {
  const names: string[] = [];
  for (const name of dataset.classNames) names.push(makeNameFree(name, names));
  return names.every((name, index) => name === dataset.classNames[index])
    ? dataset
    : { ...dataset, classNames: names };
}
