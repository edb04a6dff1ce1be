/**
 * @file Opens tfjs' wasm backend with our kernels: with threads where the page is isolated and the machine gives a
 * shared memory, else without.
 */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { composedKernels } from '../composed/composedKernels';
import type { ComputeBackend } from '../computeBackend';
import { createBackend, removeBackend, setBackend } from '../tfjsBackend';
import { findSharedLimit, shareMemory } from './sharedMemory';
import type { ThreadPort } from './threadTeam';
import { canUseWasmKernels, createWasmKernels } from './wasmKernels';

/** Where tfjs' modules lie, and who can help. */
export interface WasmResources {
  /** Addresses; null where tfjs finds them by itself, in Node. */
  readonly modules: { readonly plain: string; readonly simd: string } | null;
  readonly ports: readonly ThreadPort[];
}

function setPaths({ plain, simd }: { readonly plain: string; readonly simd: string }): void {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    // Threads are ours: see sharedMemory.ts.
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  });
}

/** Bytes of a page of memory, and what is not for tensors: code, stacks, room for passing values. */
const pageBytes = 65_536;
const reservedBytes = 256 * 1024 * 1024;
/** Pages of a memory that is not shared. */
const maxPages = 65_536;

const countBytes = (pages: number) => pages * pageBytes - reservedBytes;

/** The address of tfjs' module with its memory shared; null where that cannot be. */
async function prepareShared(simd: string, limit: number): Promise<string | null> {
  const response = await fetch(simd);
  if (!response.ok) return null;
  const module = shareMemory(new Uint8Array(await response.arrayBuffer()), limit);
  if (!WebAssembly.validate(module)) return null;
  return URL.createObjectURL(new Blob([module], { type: 'application/wasm' }));
}

/** @param threads wished for. @throws where WebAssembly does not start. */
export async function openWasm({ modules, ports }: WasmResources, threads: number): Promise<ComputeBackend> {
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const helpers = ports.slice(0, Math.max(threads - 1, 0));
  if (modules !== null) {
    const limit = helpers.length > 0 ? findSharedLimit() : null;
    const shared = limit === null ? null : await prepareShared(modules.simd, limit).catch(() => null);
    if (limit !== null && shared !== null) {
      setPaths({ ...modules, simd: shared });
      try {
        await setBackend('wasm');
        const kernels = createWasmKernels(helpers);
        return createBackend('wasm', kernels, { threads: kernels.threads, memoryBytes: countBytes(limit) });
      } catch {
        removeBackend('wasm');
      } finally {
        URL.revokeObjectURL(shared);
      }
    }
    setPaths(modules);
  }
  await setBackend('wasm');
  const kernels = canUseWasmKernels() ? createWasmKernels() : composedKernels;
  return createBackend('wasm', kernels, { memoryBytes: countBytes(maxPages) });
}
