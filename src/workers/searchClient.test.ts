/** @file The search client with a worker that the test plays. */
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { buildReference } from '../presets/presets.testing';
import type { FoundDesigns } from '../search/foundDesign';
import { searchDesigns } from '../search/searchDesigns';
import { startSearch } from './searchClient';
import { runSearchJob, type SearchJob, type SentProgress } from './searchJob';

const job: SearchJob = {
  design: {
    architecture: buildReference('resnet18,classes=10'),
    input: { resolution: [16, 16], rule: 'paper' },
  },
  options: {
    seed: 1,
    evaluations: 40,
    limits: { macs: null, params: null, memoryBytes: null, convolutions: 20 },
  },
};

type Report = (found: FoundDesigns, isLast: boolean) => void;

function createPlayed(kind: 'works' | 'waits' | 'fails' | 'cannot-start') {
  const log: string[] = [];
  const played = { report: (_: SentProgress): void => {} };
  const open = (onReport: (report: SentProgress) => void, onFailure: () => void) => {
    if (kind === 'cannot-start') throw new Error('no workers here');
    played.report = onReport;
    return {
      send: (sent: SearchJob) => {
        log.push('send');
        if (kind === 'fails') queueMicrotask(onFailure);
        if (kind === 'works')
          for (const report of runSearchJob(structuredClone(sent), () => 0, 0))
            if (report !== null) onReport(structuredClone(report));
      },
      close: () => log.push('close'),
    };
  };
  return { open, log, played };
}

/** What the search itself finds. */
function searchHere() {
  const search = searchDesigns(job.design, job.options);
  let step = search.next();
  while (!step.done) step = search.next();
  return step.value.finds;
}

describe('a search', () => {
  test('reports from a worker as it goes, and its last report is the result', () => {
    const { open, log } = createPlayed('works');
    const onReport = vi.fn<Report>();
    startSearch(job, onReport, open);
    expect(log).toEqual(['send', 'close']);
    expect(onReport.mock.calls.length).toBeGreaterThan(3);
    const [found, isLast] = onReport.mock.calls.at(-1) ?? [];
    expect(isLast).toBe(true);
    expect(found?.finds.map(({ apply }) => apply().architecture)).toEqual(
      searchHere().map(({ architecture }) => architecture),
    );
    // What the search left alone is the very same layer.
    const head = found?.finds[0]?.apply().architecture.layers.get('fc' as never);
    expect(head?.layer.kind).toBe('Linear');
    const [first] = found?.finds ?? [];
    expect(first?.apply()).toBe(first?.apply());
  });

  test('that is cancelled ends the worker and reports nothing more', () => {
    const { open, log, played } = createPlayed('waits');
    const onReport = vi.fn<Report>();
    const cancel = startSearch(job, onReport, open);
    cancel();
    expect(log).toEqual(['send', 'close']);
    played.report({ done: 1, total: 40, finds: [], isLast: false });
    expect(onReport).not.toHaveBeenCalled();
  });

  test.each(['fails', 'cannot-start'] as const)('goes on here where a worker %s', async (kind) => {
    const { open } = createPlayed(kind);
    const finds = await new Promise<FoundDesigns['finds']>((resolve) => {
      startSearch(job, (found, isLast) => isLast && resolve(found.finds), open);
    });
    expect(finds.map(({ apply }) => apply().architecture)).toEqual(
      searchHere().map(({ architecture }) => architecture),
    );
  });

  test('here, too, can be cancelled', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { open } = createPlayed('cannot-start');
    const onReport = vi.fn<Report>();
    startSearch(job, onReport, open)();
    expect(vi.getTimerCount()).toBe(0);
    expect(onReport).not.toHaveBeenCalled();
  });
});
