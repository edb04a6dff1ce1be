/** @file Sessions of the worker on devices that fail: the test plays them on wasm. */
import { beforeAll, expect, test } from 'vitest';
import type { DeviceProblem } from '../protocol';
import { createRunState, reduceRun } from '../runState';
import type { BackendOpener, ComputeBackend } from './computeBackend';
import { DeviceFailure } from './deviceFailure';
import { Recoveries } from './recoveries';
import { RunError } from './runFailure';
import { backendOpeners, holdClock, openSession, run, start, trainAlone } from './sessionStage.testing';

holdClock();

/** Losses of the run that is left alone. */
let reference: readonly number[] = [];

beforeAll(async () => {
  reference = await trainAlone();
  expect(reference).toHaveLength(2);
});

const wasm = backendOpeners.filter(({ name }) => name === 'wasm');

/** The wasm backend under another name. @param change says how its devices fare, of which the first is number 1. */
function createDevice(change: (device: number, backend: ComputeBackend) => Partial<ComputeBackend>) {
  let devices = 0;
  const opener: BackendOpener = {
    name: 'webgpu',
    look: async () => 'ready',
    open: async (threads) => {
      const backend = await wasm[0]?.open(threads);
      if (backend === undefined) throw new Error('no wasm');
      devices += 1;
      const own: ComputeBackend = { ...backend, name: 'webgpu' };
      return Object.defineProperties(own, Object.getOwnPropertyDescriptors(change(devices, backend)));
    },
  };
  return opener;
}

/** One that fails at steps, counted over all its devices. */
function createFailing(problem: DeviceProblem, failsAt: readonly number[]): BackendOpener {
  let steps = 0;
  return createDevice(() => {
    let failure: DeviceProblem | null = null;
    return {
      limitBytes: 1e6,
      getFailure: () => failure,
      finish: async () => {
        steps += 1;
        if (failsAt.includes(steps)) failure = problem;
      },
    };
  });
}

/** Trains on a device, with wasm to fall back on. @returns what became of it. */
async function train(opener: BackendOpener) {
  const { session, events, waitFor } = openSession({ openers: [opener, ...wasm] });
  session.handle({ ...start, backend: 'webgpu' });
  await waitFor('finished');
  const state = events.reduce(reduceRun, createRunState(run));
  const recoveries = events.flatMap((event) =>
    event.type === 'recovered' ? [[event.backend.backend, event.problem]] : [],
  );
  return { recoveries, count: state.recoveries, losses: state.epochs.map(({ train }) => train.loss) };
}

test('a device that fails is opened again, then replaced; the run comes to the same end', async () => {
  expect(await train(createFailing('lost', [3, 6]))).toEqual({
    recoveries: [
      ['webgpu', 'lost'],
      ['wasm', 'lost'],
    ],
    count: 2,
    losses: reference,
  });
});

test('a device whose loss is known only after it has refused something is replaced too', async () => {
  const opener = createDevice((device, backend) => {
    let [steps, failure]: [number, DeviceProblem | null] = [0, null];
    return {
      getFailure: () => failure,
      awaitLoss: async () => {
        if (device === 1) failure = 'lost';
      },
      finish: async () => {
        steps += 1;
        if (device === 1 && steps === 3) throw new Error('Buffer was unmapped');
        await backend.finish();
      },
    };
  });
  expect(await train(opener)).toEqual({ recoveries: [['webgpu', 'lost']], count: 1, losses: reference });
});

test('an error that no device has to do with ends the run with its own words', async () => {
  const opener = createDevice(() => ({
    awaitLoss: async () => {},
    finish: () => Promise.reject(new Error('something else')),
  }));
  await expect(train(opener)).rejects.toThrow('something else');
});

test('a device that is lost while the run is put on it again is a further failure', async () => {
  const opener = createDevice((device) => {
    let failure: DeviceProblem | null = null;
    return {
      getFailure: () => failure,
      finish: async () => {
        failure = 'lost';
      },
      ...(device > 1 && {
        get kernels(): ComputeBackend['kernels'] {
          failure = 'lost';
          throw new Error('The device is gone');
        },
      }),
    };
  });
  expect(await train(opener)).toEqual({ recoveries: [['wasm', 'lost']], count: 1, losses: reference });
});

test('where the device that was chosen is gone for good, the run goes on on another', async () => {
  let isThere = true;
  const opener = createDevice(() => ({
    getFailure: () => (isThere ? null : 'lost'),
    finish: async () => {
      isThere = false;
    },
  }));
  const look: BackendOpener['look'] = async () => (isThere ? 'ready' : 'missing');
  expect(await train({ ...opener, look })).toEqual({
    recoveries: [['wasm', 'lost']],
    count: 1,
    losses: reference,
  });
});

test('a run gives up when its devices are lost again and again while they are opened', async () => {
  const excluded: (readonly string[])[] = [];
  const opened = new Recoveries().open((names) => {
    excluded.push([...names]);
    return Promise.reject(new DeviceFailure('webgpu', 'lost'));
  });
  await expect(opened).rejects.toEqual(new RunError({ code: 'device-lost' }));
  expect(excluded).toEqual([[], [], ['webgpu'], ['webgpu']]);
});

test('a tensor beyond the limit of a device is known before the first step', async () => {
  const { session, waitFor } = openSession({ openers: [createFailing('lost', [])] });
  session.handle({ ...start, settings: { ...start.settings, batchSize: 1000 } });
  await expect(waitFor('started')).rejects.toThrow(
    // The largest: 1000 pictures of 4 x 16 x 16 numbers.
    /"buffer-too-large","layer":"conv1","bytes":4096000,"limitBytes":1000000,"fittingBatch":128/,
  );
});
