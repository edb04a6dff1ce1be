/**
 * @file The backends that tfjs has: graphics cards by WebGPU and WebGL, WebAssembly, and plain JavaScript. All but
 * WebAssembly are loaded when they are needed.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { DeviceProblem } from '../protocol';
import { composedKernels } from './composed/composedKernels';
import type { BackendOpener, ComputeBackend } from './computeBackend';
import { createBackend, removeBackend, setBackend } from './tfjsBackend';
import { openWasm, type WasmResources } from './wasm/openWasm';

/** Software that plays a graphics card, by the names that drivers give. */
const softwareNames = /swiftshader|llvmpipe|softpipe|software|basic render|warp/i;

async function openCpu(): Promise<ComputeBackend> {
  await import('@tensorflow/tfjs-backend-cpu');
  await setBackend('cpu');
  return createBackend('cpu', composedKernels);
}

/** The name of the card behind WebGL; null without WebGL. */
function findWebglRenderer(): string | null {
  if (typeof OffscreenCanvas !== 'function') return null;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (gl === null) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return renderer;
}

async function openWebgl(): Promise<ComputeBackend> {
  const { MathBackendWebGL } = await import('@tensorflow/tfjs-backend-webgl');
  await setBackend('webgl');
  const backend = tf.backend();
  if (!(backend instanceof MathBackendWebGL)) throw new Error('Not the WebGL backend');
  const { gl } = backend.gpgpu;
  return createBackend('webgl', composedKernels, {
    getFailure: () => (gl.isContextLost() ? 'lost' : null),
    finish: async () => {
      await backend.gpgpu.createAndWaitForFence();
    },
  });
}

/** What a lost device has refused is known before its loss is: so long at most, in ms, is that waited for. */
const lossMs = 3000;

async function openWebgpu(): Promise<ComputeBackend> {
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  // Fewer, larger submissions: handing work in is what takes time.
  tf.env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', 64);
  await setBackend('webgpu');
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new Error('Not the WebGPU backend');
  const { device } = backend;
  let failure: DeviceProblem | null = null;
  let isClosed = false;
  const lost = device.lost.then(() => {
    if (!isClosed) failure = 'lost';
  });
  device.addEventListener('uncapturederror', (event) => {
    failure ??= 'error';
    console.error(event.error.message);
  });
  const { createGpuKernels } = await import('./gpu/gpuKernels');
  return createBackend('webgpu', createGpuKernels(backend), {
    limitBytes: Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize),
    getFailure: () => failure,
    awaitLoss: () => Promise.race([lost, new Promise<void>((resolve) => setTimeout(resolve, lossMs))]),
    finish: async () => {
      backend.ensureCommandEncoderReady();
      backend.endComputePassEncoder();
      backend.submitQueue();
      await device.queue.onSubmittedWorkDone();
    },
    dispose: () => {
      isClosed = true;
      removeBackend('webgpu');
      device.destroy();
    },
  });
}

async function findWebgpu(): Promise<'ready' | 'software' | 'missing'> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return 'missing';
  const { isFallbackAdapter, architecture, description } = adapter.info;
  return isFallbackAdapter || softwareNames.test(`${architecture} ${description}`) ? 'software' : 'ready';
}

/** Every backend, those that are most likely the fastest first. */
export const createBackendOpeners = (resources: WasmResources): readonly BackendOpener[] => [
  { name: 'webgpu', look: findWebgpu, open: openWebgpu },
  {
    name: 'webgl',
    look: async () => {
      const renderer = findWebglRenderer();
      if (renderer === null) return 'missing';
      return softwareNames.test(renderer) ? 'software' : 'ready';
    },
    open: openWebgl,
  },
  {
    name: 'wasm',
    look: async () => (typeof WebAssembly === 'object' ? 'ready' : 'missing'),
    open: (threads) => openWasm(resources, threads),
  },
  { name: 'cpu', look: async () => 'ready', open: openCpu },
];
