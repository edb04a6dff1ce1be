/** @file The advice client with a worker that the test plays. */
import { describe, expect, test, vi } from 'vitest';
import { analyze } from '../analysis/analyze';
import { buildReference } from '../presets/presets.testing';
import { type Advice, findSuggestions } from '../suggestions/findSuggestions';
import { createAdviceClient, maxLayersOnPage } from './adviceClient';
import { type AdviceJob, packAdvice, runAdviceJob, type SentAdvice } from './adviceJob';

const createJob = (reference: string): AdviceJob => ({
  architecture: buildReference(reference),
  input: { resolution: [32, 32], rule: 'paper' },
});
const small = createJob('vgg11');
const large = createJob('resnet152');

/** For requests that must not be answered. */
function refuseAdvice(): void {
  expect.unreachable();
}

function createPlayed() {
  const jobs: AdviceJob[] = [];
  const played = {
    opened: 0,
    closed: 0,
    answer: (_: SentAdvice): unknown => null,
    fail: (): unknown => null,
  };
  const client = createAdviceClient((onAnswer, onFailure) => {
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
  const work = (job = jobs.at(-1)) => {
    if (job === undefined) throw new Error('no job');
    return structuredClone(packAdvice(job.architecture, runAdviceJob(job)));
  };
  return { client, jobs, played, work };
}

/** Suggestions as values: with the design that each makes. */
const spellOut = ({ suggestions, refused }: Advice) => ({
  refused,
  suggestions: suggestions.map(({ apply, ...facts }) => ({ ...facts, ...apply() })),
});

test('small networks get their suggestions at once', () => {
  const { client, played } = createPlayed();
  const onAdvice = vi.fn<(advice: Advice) => void>();
  client.request(small, onAdvice);
  expect(onAdvice).toHaveBeenCalledOnce();
  expect(played.opened).toBe(0);
});

describe('large networks', () => {
  test('get the same suggestions from a worker, which ends with its answer', () => {
    expect(large.architecture.layers.size).toBeGreaterThan(maxLayersOnPage);
    const { client, played, work } = createPlayed();
    const onAdvice = vi.fn<(advice: Advice) => void>();
    client.request(large, onAdvice);
    expect(onAdvice).not.toHaveBeenCalled();
    played.answer(work());
    const advice = onAdvice.mock.calls[0]?.[0];
    if (advice === undefined) throw new Error('expected advice');
    const expected = findSuggestions(large.architecture, analyze(large.architecture, large.input));
    expect(spellOut(advice)).toEqual(spellOut(expected));
    expect(advice.suggestions.length).toBeGreaterThan(3);
    expect(played.closed).toBe(1);
    const [suggestion] = advice.suggestions;
    expect(suggestion?.apply().architecture).toBe(suggestion?.apply().architecture);
  });

  test('the latest request wins and ends the one that runs', () => {
    const { client, jobs, played, work } = createPlayed();
    client.request(large, refuseAdvice);
    const { answer } = played;
    const onAdvice = vi.fn<(advice: Advice) => void>();
    client.request({ ...large, input: { resolution: [16, 16], rule: 'paper' } }, onAdvice);
    expect(played.closed).toBe(1);
    answer(work(jobs[0]));
    expect(onAdvice).not.toHaveBeenCalled();
    played.answer(work());
    expect(onAdvice).toHaveBeenCalledOnce();
  });

  test('nothing after cancel', () => {
    const { client, played, work } = createPlayed();
    client.request(large, refuseAdvice);
    client.cancel();
    expect(played.closed).toBe(1);
    played.answer(work());
    played.fail();
  });

  test('where the worker fails or none can start the page finds them', () => {
    const { client, played } = createPlayed();
    const onAdvice = vi.fn<(advice: Advice) => void>();
    client.request(large, onAdvice);
    played.fail();
    expect(onAdvice).toHaveBeenCalledOnce();
    const without = createAdviceClient(() => {
      throw new Error('no workers here');
    });
    without.request(large, onAdvice);
    expect(onAdvice).toHaveBeenCalledTimes(2);
  });
});
