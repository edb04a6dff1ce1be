/** @file The training worker: the session, in a browser. */
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { createCheckpointStore } from '../checkpointStore';
import type { TrainingCommand } from '../protocol';
import { createBackendOpeners } from './backendOpeners';
import { loadData, stampData } from './data/loadData';
import { createTrainingSession } from './trainingSession';

/** Ways to threads that help, which come with messages before the first command. */
const ports: MessagePort[] = [];

/** A message to itself waits behind those that are there already. */
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

const session = createTrainingSession({
  post: (event, transfer) => postMessage(event, { transfer }),
  openers: createBackendOpeners({ modules: { plain, simd }, ports }),
  loadData,
  stampData,
  store: createCheckpointStore(),
  isIsolated: crossOriginIsolated,
  breathe: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    }),
});

addEventListener('message', (event: MessageEvent<TrainingCommand | null>) => {
  if (event.data === null) ports.push(...event.ports);
  else session.handle(event.data);
});
