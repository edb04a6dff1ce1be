import { describe, expect, test } from 'vitest';
import type { Architecture } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { compareArchitectures } from '../compare/compareArchitectures';
import type { Comparison } from '../compare/comparison';
import { createCompareClient, maxComparedOnPage, type OpenComparePort } from './compareClient';
import type { CompareAnswer, CompareJob } from './compareJob';

function createChain(length: number): Architecture {
  const net = createBuilder();
  net.add('Input', 'input');
  for (let index = 1; index < length; index++) net.add('ReLU', `relu${index}`);
  return net.build();
}

/** Ways to workers that answer when they are told to. */
function createPorts() {
  const opened: {
    job?: CompareJob;
    isClosed: boolean;
    answer: (answer: CompareAnswer) => void;
    fail: () => void;
  }[] = [];
  const open: OpenComparePort = (answer, fail) => {
    const port: (typeof opened)[number] = { isClosed: false, answer, fail };
    opened.push(port);
    return {
      send: (job) => {
        port.job = job;
      },
      close: () => {
        port.isClosed = true;
      },
    };
  };
  return { opened, open };
}

const large: CompareJob = { before: createChain(maxComparedOnPage), after: createChain(3) };
const expected = compareArchitectures(large.before, large.after);

describe('two networks are compared', () => {
  test('at once where they are small', () => {
    const { opened, open } = createPorts();
    const client = createCompareClient(open);
    const small = { before: createChain(4), after: createChain(3) };
    expect(client.compareNow(small)?.counts.removed).toBe(1);
    expect(client.compareNow(large)).toBeNull();
    expect(opened).toHaveLength(0);
  });

  test('by a worker where they are large, which ends with its answer', () => {
    const { opened, open } = createPorts();
    const got: Comparison[] = [];
    createCompareClient(open).request(large, (comparison) => got.push(comparison));
    expect(got).toEqual([]);
    expect(opened[0]?.job).toBe(large);
    opened[0]?.answer(expected);
    opened[0]?.answer(expected);
    expect(got).toEqual([expected]);
    expect(opened[0]?.isClosed).toBe(true);
  });

  test('for the last who asked: the one before is ended, and its answer is not heard', () => {
    const { opened, open } = createPorts();
    const client = createCompareClient(open);
    const got: string[] = [];
    client.request(large, () => got.push('first'));
    client.request(large, () => got.push('second'));
    expect(opened[0]?.isClosed).toBe(true);
    opened[0]?.answer(expected);
    opened[0]?.fail();
    expect(got).toEqual([]);
    opened[1]?.answer(expected);
    expect(got).toEqual(['second']);
    client.request(large, () => got.push('third'));
    client.cancel();
    opened[2]?.answer(expected);
    expect(got).toEqual(['second']);
  });

  test('by the page where the worker fails, or none can be started', () => {
    const { opened, open } = createPorts();
    const got: Comparison[] = [];
    createCompareClient(open).request(large, (comparison) => got.push(comparison));
    opened[0]?.fail();
    const none = createCompareClient(() => {
      throw new Error('No workers here');
    });
    none.request(large, (comparison) => got.push(comparison));
    expect(got).toEqual([expected, expected]);
  });
});
