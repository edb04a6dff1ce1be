/** @file The layout client with a worker that the test plays. */
import { describe, expect, test, vi } from 'vitest';
import type { LayerId } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { computeCards } from '../layout/cards';
import type { Layout } from '../layout/geometry';
import { createChain, expectSound, getPlainSize } from '../layout/layout.testing';
import { arrangeInRows } from '../layout/tangle';
import { createLayoutClient, type LayoutPort, type LayoutRequest, maxCardsOnPage } from './layoutClient';
import { type LayoutAnswer, type LayoutJob, type LayoutProgress, runLayoutJob } from './layoutJob';

const request: LayoutRequest = { direction: 'down', cardSize: getPlainSize };
const small = computeCards(createChain(5));
const large = computeCards(createChain(maxCardsOnPage));

/** For requests that must not be answered later. */
function refuseLayout(): void {
  expect.unreachable();
}

/** Two branches with a link from one to the other. */
function createTangle(name: string) {
  const builder = createBuilder();
  const start = builder.add('Input', 'input');
  const a = builder.add('Conv2d', 'a', {}, { inputs: [start] });
  const b = builder.add('Conv2d', 'b', {}, { inputs: [start] });
  const c = builder.add('Conv2d', 'c', {}, { inputs: [a] });
  const d = builder.add('Concat', 'd', {}, { inputs: [a, b] });
  builder.add('Concat', name, {}, { inputs: [c, d] });
  return computeCards(builder.build());
}

/** A client, the jobs that its worker got, and ways to let the worker answer or fail. */
function createPlayed() {
  const jobs: LayoutJob[] = [];
  const played = { closed: 0, opened: 0, answer: (_: LayoutAnswer | LayoutProgress) => {}, fail: () => {} };
  const client = createLayoutClient((onAnswer, onFailure): LayoutPort => {
    played.opened += 1;
    played.answer = onAnswer;
    played.fail = onFailure;
    return {
      send: (job) => jobs.push(structuredClone(job)),
      close: () => {
        played.closed += 1;
      },
    };
  });
  const finish = (job: LayoutJob | undefined) => {
    if (job === undefined) throw new Error('no job');
    played.answer(structuredClone({ id: job.id, layout: runLayoutJob(job, arrangeInRows) }));
  };
  return { client, jobs, played, finish };
}

describe('at once', () => {
  test('chains and branches, without a worker', () => {
    const { client, played } = createPlayed();
    const layout = client.request(small, request, refuseLayout);
    if (layout === null) throw new Error('expected a layout');
    expectSound(small, layout);
    expect(played.opened).toBe(0);
  });

  test('the same layout for the same request', () => {
    const { client } = createPlayed();
    const layout = client.request(small, request, refuseLayout);
    expect(client.request(small, { ...request, cardSize: () => getPlainSize() }, refuseLayout)).toBe(layout);
    const wider = { ...request, cardSize: () => ({ width: 300, height: 50 }) };
    expect(client.request(small, wider, refuseLayout)).not.toBe(layout);
  });
});

describe('from the worker', () => {
  test.each([
    ['tangles', createTangle('end')],
    ['large networks', large],
  ])('%s', (_, graph) => {
    const { client, jobs, finish } = createPlayed();
    const onLayout = vi.fn<(layout: Layout) => void>();
    expect(client.request(graph, request, onLayout)).toBeNull();
    expect(onLayout).not.toHaveBeenCalled();
    finish(jobs[0]);
    expect(onLayout).toHaveBeenCalledOnce();
    const layout = onLayout.mock.calls[0]?.[0];
    if (layout === undefined) throw new Error('expected a layout');
    expectSound(graph, layout);
    expect(client.request(graph, request, refuseLayout)).toBe(layout);
  });

  test('the latest request wins, those between are never sent', () => {
    const { client, jobs, finish } = createPlayed();
    const onLayout = vi.fn<(layout: Layout) => void>();
    for (const name of ['first', 'second', 'third']) {
      client.request(createTangle(name), request, (layout) => {
        expect(layout.boxes.has('third' as LayerId)).toBe(true);
        onLayout(layout);
      });
    }
    expect(jobs).toHaveLength(1);
    finish(jobs[0]);
    expect(onLayout).not.toHaveBeenCalled();
    expect(jobs).toHaveLength(2);
    finish(jobs[1]);
    expect(onLayout).toHaveBeenCalledOnce();
  });

  test('says how far it is, for the latest request only', () => {
    const { client, jobs, played } = createPlayed();
    const shares: number[] = [];
    const note = (share: number) => shares.push(share);
    client.request(createTangle('first'), request, () => {}, note);
    const id = jobs[0]?.id ?? 0;
    played.answer({ id, share: 0.25 });
    played.answer({ id: id + 7, share: 0.5 });
    expect(shares).toEqual([0.25]);
    client.request(createTangle('second'), request, () => {}, note);
    played.answer({ id, share: 0.75 });
    expect(shares).toEqual([0.25]);
  });

  test('a request that is answered at once makes the one before it forgotten', () => {
    const { client, jobs, finish } = createPlayed();
    client.request(large, request, refuseLayout);
    expect(client.request(small, request, refuseLayout)).not.toBeNull();
    finish(jobs[0]);
    expect(jobs).toHaveLength(1);
  });

  test('nothing after cancel or dispose', () => {
    const { client, jobs, played, finish } = createPlayed();
    client.request(large, request, refuseLayout);
    client.cancel();
    expect(played.closed).toBe(1);
    finish(jobs[0]);
    client.request(createTangle('end'), request, refuseLayout);
    expect(played.opened).toBe(2);
    client.dispose();
    expect(played.closed).toBe(2);
    finish(jobs[1]);
  });

  test('what did not move keeps its identity', () => {
    const { client, jobs, finish } = createPlayed();
    const previous = runLayoutJob({ id: 0, graph: large, sizes: new Map(), options: request }, arrangeInRows);
    const onLayout = vi.fn<(layout: Layout) => void>();
    client.request(large, { ...request, cardSize: () => ({ width: 0, height: 0 }), previous }, onLayout);
    finish(jobs[0]);
    expect(onLayout).toHaveBeenCalledWith(previous);
    expect(onLayout.mock.calls[0]?.[0]).toBe(previous);
  });
});

describe('without a worker', () => {
  test('that failed the page draws by itself, then and later', async () => {
    const { client, played } = createPlayed();
    const onLayout = vi.fn<(layout: Layout) => void>();
    expect(client.request(large, request, onLayout)).toBeNull();
    played.fail();
    await Promise.resolve();
    expect(onLayout).toHaveBeenCalledOnce();
    expect(played.closed).toBe(1);
    expect(client.request(createTangle('end'), request, refuseLayout)).not.toBeNull();
  });

  test('that cannot start the page draws by itself, not within the request', async () => {
    const client = createLayoutClient(() => {
      throw new Error('no workers here');
    });
    const onLayout = vi.fn<(layout: Layout) => void>();
    expect(client.request(large, request, onLayout)).toBeNull();
    expect(onLayout).not.toHaveBeenCalled();
    await Promise.resolve();
    expect(onLayout).toHaveBeenCalledOnce();
  });

  test('that could not do it the page draws by itself', () => {
    const { client, jobs, played } = createPlayed();
    const onLayout = vi.fn<(layout: Layout) => void>();
    client.request(large, request, onLayout);
    played.answer({ id: jobs[0]?.id ?? 0, layout: null });
    expect(onLayout).toHaveBeenCalledOnce();
  });
});
