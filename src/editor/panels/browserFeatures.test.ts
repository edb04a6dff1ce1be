import { expect, test } from 'vitest';
import { findMissingFeatures } from './browserFeatures';

const complete = { CSS: { supports: () => true }, Worker: class {}, indexedDB: {} };

test('a complete browser lacks nothing', () => expect(findMissingFeatures(complete)).toEqual([]));

test('what is missing is named', () => {
  expect(findMissingFeatures({ ...complete, Worker: undefined })).toEqual(['workers']);
  expect(findMissingFeatures({ ...complete, CSS: { supports: () => false } })).toEqual(['colors']);
  expect(findMissingFeatures({})).toEqual(['colors', 'workers', 'storage']);
});
