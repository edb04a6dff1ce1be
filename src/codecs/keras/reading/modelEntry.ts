/** @file Where in a file's JSON the model stands: Keras 2 and 3, TensorFlow.js, and what looks like them. */
import type { ImportReport } from '../../importer';
import { ImportFailure } from '../../onnx/byteCursor';
import { getEntry, getObject, getWord, isObject } from './jsonAccess';
import { isModelEntry } from './kerasGraph';

/** The entry of a model. */
export interface FoundModel {
  readonly entry: unknown;
  readonly format: Exclude<ImportReport['format'], 'onnx'>;
}

/** Whether a file's JSON is of Keras or TensorFlow.js, readable or not. */
export function looksLikeKeras(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (['modelTopology', 'model_config'].some((key) => Object.hasOwn(value, key))) return true;
  return getWord(value, 'class_name') !== null && Object.hasOwn(value, 'config');
}

/** The model of a file. @throws ImportFailure that says what there is instead. */
export function findModel(value: unknown): FoundModel {
  const topology = getEntry(value, 'modelTopology');
  if (topology !== undefined) {
    if (Array.isArray(getEntry(topology, 'node')) || getWord(value, 'format') === 'graph-model')
      throw new ImportFailure({ code: 'graph-model' });
    return { ...findModel(topology), format: 'tfjs' };
  }
  const inner = getEntry(value, 'model_config');
  if (isObject(inner)) return findModel(inner);
  if (isModelEntry(value)) return { entry: value, format: 'keras' };
  if (!looksLikeKeras(value)) throw new ImportFailure({ code: 'not-keras', looksLike: 'text' });
  // A class of somebody's own; perhaps one that holds a model.
  const held = Object.values(getObject(value, 'config')).find(isModelEntry);
  if (held !== undefined) return { entry: held, format: 'keras' };
  throw new ImportFailure({
    code: 'no-layers',
    className: (getWord(value, 'class_name') ?? '').slice(0, 80),
  });
}
