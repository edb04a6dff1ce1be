/** @file The training worker: the session, in a browser. */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { createCheckpointStore } from '../checkpointStore';
import type { TrainingCommand } from '../protocol';
import { backendOpeners } from './backendOpeners';
import { loadData } from './data/loadData';
import { createTrainingSession } from './trainingSession';

setWasmPaths({
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': threaded,
});

/** A message to itself waits behind those that are there already. */
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

const session = createTrainingSession({
  post: (event, transfer) => postMessage(event, { transfer }),
  openers: backendOpeners,
  loadData,
  store: createCheckpointStore(),
  isIsolated: crossOriginIsolated,
  threads: navigator.hardwareConcurrency,
  breathe: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    }),
});

addEventListener('message', ({ data }: MessageEvent<TrainingCommand>) => session.handle(data));
