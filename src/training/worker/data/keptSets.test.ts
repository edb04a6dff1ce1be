/** @file Why a set is not kept, by the names that browsers give their errors (WHATWG File System, Storage). */
import { expect, test } from 'vitest';
import { DataError } from './dataError';
import { explainKeepFailure } from './keptSets';

test('a file in other hands is no lack of room', () => {
  const explain = (error: unknown) => explainKeepFailure(error, 'Pets', 74_400).problem;
  expect(explain(new DOMException('', 'QuotaExceededError'))).toEqual({
    code: 'storage-full',
    bytes: 74_400,
  });
  expect(explain(new DOMException('', 'NoModificationAllowedError'))).toEqual({
    code: 'storage-busy',
    name: 'Pets',
  });
  for (const error of [new DOMException('', 'SecurityError'), new TypeError('no such thing'), 'odd'])
    expect(explain(error)).toEqual({ code: 'storage-failed' });
  const taken = { code: 'name-taken', name: 'Pets' } as const;
  expect(explain(new DataError(taken))).toEqual(taken);
});
