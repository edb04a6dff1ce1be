import { afterEach, describe, expect, test, vi } from 'vitest';
import { writeModel } from '../codecs/onnx/onnxWriter.testing';
import { importFile } from './importClient';
import { type ImportJob, runImportJob } from './importJob';
import { type OpenImportPort, prepareImportPort, takeSparePort } from './importPort';

const bytes = writeModel({
  inputs: { x: [1, 3, 8, 8] },
  nodes: [{ op: 'Conv', inputs: ['x', 'w'], outputs: ['y'] }],
  tensors: [{ name: 'w', dims: [4, 3, 3, 3] }],
  outputs: ['y'],
});
const file = new File([new Uint8Array(bytes)], 'net.onnx');

/** A worker that is none: it does the job in this thread, or waits for ever, or fails. */
function createPort(kind: 'works' | 'waits' | 'fails' | 'cannot-start') {
  const log: string[] = [];
  const open: OpenImportPort = ({ onAnswer, onFailure }) => {
    if (kind === 'cannot-start') throw new Error('no workers here');
    return {
      send: (job: ImportJob) => {
        log.push(`send ${job.name}`);
        if (kind === 'fails') queueMicrotask(() => onFailure('broken'));
        if (kind === 'works')
          void runImportJob(job, { onProgress: (fraction) => onAnswer({ fraction }) }).then((result) =>
            onAnswer({ result }),
          );
      },
      close: () => log.push('close'),
    };
  };
  return { open, log };
}

describe('importing a file', () => {
  test('in a worker, which is ended afterwards', async () => {
    const { open, log } = createPort('works');
    const fractions: number[] = [];
    const result = await importFile(file, { onProgress: (fraction) => fractions.push(fraction) }, open);
    expect(result).toMatchObject({ ok: true, title: 'net', resolution: [8, 8] });
    expect(log).toEqual(['send net.onnx', 'close']);
    expect(fractions.at(-1)).toBe(1);
  });

  test.each(['fails', 'cannot-start'] as const)('here, where a worker %s', async (kind) => {
    const { open } = createPort(kind);
    expect(await importFile(file, {}, open)).toMatchObject({ ok: true, title: 'net' });
  });

  test('cancelled, ends the worker at once', async () => {
    const { open, log } = createPort('waits');
    const controller = new AbortController();
    const promise = importFile(file, { signal: controller.signal }, open);
    controller.abort();
    expect(await promise).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(log).toEqual(['send net.onnx', 'close']);
    const early = await importFile(file, { signal: AbortSignal.abort() }, open);
    expect(early).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(log).toHaveLength(2);
  });

  test('of no known format says what it looks like', async () => {
    const page = new File(['<!doctype html>'], 'net.html');
    const { open } = createPort('works');
    expect(await importFile(page, {}, open)).toEqual({
      ok: false,
      error: { code: 'not-onnx', looksLike: 'html' },
    });
  });
});

describe('a worker started ahead', () => {
  const silent = { onAnswer: () => {}, onFailure: () => {} };
  afterEach(() => {
    vi.useRealTimers();
    takeSparePort(silent);
  });

  test('is there once for the next file, which hears its answers', async () => {
    const { open, log } = createPort('works');
    prepareImportPort(open);
    prepareImportPort(() => {
      throw new Error('one waits already');
    });
    const result = await importFile(file, {}, (listener) => takeSparePort(listener) ?? open(listener));
    expect(result).toMatchObject({ ok: true, title: 'net' });
    expect(log).toEqual(['send net.onnx', 'close']);
    expect(takeSparePort(silent)).toBeNull();
  });

  test('ends after a minute without a file', () => {
    vi.useFakeTimers();
    const { open, log } = createPort('waits');
    prepareImportPort(open);
    vi.advanceTimersByTime(59_999);
    expect(log).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(log).toEqual(['close']);
    expect(takeSparePort(silent)).toBeNull();
  });

  test('that fails while it waits is forgotten', () => {
    const { open, log } = createPort('waits');
    let fail: ((detail: string) => void) | null = null;
    prepareImportPort((listener) => {
      fail = listener.onFailure;
      return open(listener);
    });
    (fail as ((detail: string) => void) | null)?.('broken');
    expect(log).toEqual(['close']);
    expect(takeSparePort(silent)).toBeNull();
  });

  test('that fails with the file leaves the file to the page', async () => {
    const { open } = createPort('fails');
    prepareImportPort(open);
    const result = await importFile(file, {}, (listener) => {
      const port = takeSparePort(listener);
      if (port === null) throw new Error('no worker waits');
      return port;
    });
    expect(result).toMatchObject({ ok: true, title: 'net' });
  });

  test('is no matter where none can be started', () => {
    prepareImportPort(createPort('cannot-start').open);
    expect(takeSparePort(silent)).toBeNull();
  });
});
