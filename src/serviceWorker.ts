/**
 * @file The service worker: after the first load the page needs no network, and where a host cannot send the headers
 * that isolate a page (threads for WebAssembly), this worker adds them.
 *
 * A version of the page is a cache of its own. A new one is fetched whole, waits, and takes over when the page asks:
 * nothing is ever reloaded under somebody's hands. The version before it is kept, since other tabs may still run it.
 * It imports nothing, since not every browser runs service workers that are modules.
 */

import type { ServiceWorkerMessage } from './state/offline';

/** The files of this version; `late` are large, and only training needs them. The build fills this in. */
declare const FOVEA_FILES: {
  readonly version: string;
  readonly early: readonly string[];
  readonly late: readonly string[];
};

interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface RequestEvent extends LifeEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** What of the worker's global scope is used; the DOM's types know the page's only. */
interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
  addEventListener(
    type: 'message',
    listener: (event: LifeEvent & { readonly data: ServiceWorkerMessage }) => void,
  ): void;
}

const scope = self as unknown as WorkerScope;
const { version, early, late } = FOVEA_FILES;
const prefix = 'fovea-';
const own = `${prefix}${version}`;
const root = scope.registration.scope;
const page = new URL('index.html', root).href;
const known = new Set([...early, ...late].map((path) => new URL(path, root).href));

const isHashed = (url: string) => /-[\w-]{8}\.\w+$/.test(url);

/** Puts a file into the cache of this version; a file with a hash in its name is taken from the version before. */
async function keep(cache: Cache, path: string): Promise<void> {
  const url = new URL(path, root).href;
  if ((await cache.match(url)) !== undefined) return;
  const before = isHashed(url) ? await caches.match(url) : undefined;
  const response = before ?? (await fetch(url, { cache: 'no-cache' }));
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  await cache.put(url, response);
}

/** The large files, one after the other; what fails now is fetched when it is needed. */
async function keepLate(): Promise<void> {
  const cache = await caches.open(own);
  for (const path of late) await keep(cache, path).catch(() => undefined);
}

/** Deletes all versions but this and the one before it; a cache's place in the list is its age. */
async function forgetOld(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

/** The same response with the headers that isolate a page. */
function isolate(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** A file of this version, else of the version before it, else from the network. */
async function answer(url: string, request: Request): Promise<Response> {
  const cache = await caches.open(own);
  const kept = (await cache.match(url)) ?? (await caches.match(url));
  if (kept !== undefined) return isolate(kept);
  const response = await fetch(request);
  if (response.ok && known.has(url)) await cache.put(url, response.clone());
  return isolate(response);
}

scope.addEventListener('install', (event) => {
  event.waitUntil(caches.open(own).then((cache) => Promise.all(early.map((path) => keep(cache, path)))));
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(forgetOld().then(() => scope.clients.claim()));
  void keepLate();
});

scope.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(scope.skipWaiting());
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  url.hash = '';
  const isPage =
    request.mode === 'navigate' && (url.href.split('?')[0] === root || url.href.startsWith(page));
  // A file of an earlier version has a hash in its name and may still be kept.
  const isFile = known.has(url.href) || (url.href.startsWith(root) && isHashed(url.href));
  if (isPage) event.respondWith(answer(page, request));
  else if (isFile) event.respondWith(answer(url.href, request));
});
