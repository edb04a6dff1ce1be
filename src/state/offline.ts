/** @file The service worker as the page sees it: registered once the page stands, asked to take over on request. */
import { useStore } from './store';

/** What the page says to the worker. */
export type ServiceWorkerMessage = 'take-over';

let waiting: ServiceWorker | null = null;

function offer({ active, waiting: worker }: ServiceWorkerRegistration): void {
  // Without a worker in charge this is the first visit, and there is nothing to update. WebKit tells of a first worker
  // that it is installed when it is in charge already, and waits no more.
  if (worker === null || active === null || navigator.serviceWorker.controller === null) return;
  waiting = worker;
  useStore.getState().setUpdate(true);
}

function watch(registration: ServiceWorkerRegistration): void {
  offer(registration);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') offer(registration);
    });
  });
}

/** Registers the service worker of the built page; a browser without, or a page from a file, goes on without. */
export async function startOffline(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  try {
    watch(await navigator.serviceWorker.register('./serviceWorker.js'));
  } catch {
    // The page works all the same, as long as there is a network.
  }
}

/** How often the worker that waits is asked: one that was just being started or stopped may miss a message. */
const askEveryMs = 2000;

/**
 * Changes to the version that waits: what is not kept yet is written, the worker takes over, and the page is loaded
 * anew with the design that is kept.
 */
export async function applyUpdate(): Promise<void> {
  const worker = waiting;
  if (worker === null) return;
  waiting = null;
  await import('./library/keepDesigns').then(({ keepNow }) => keepNow()).catch(() => undefined);
  const reload = () => location.reload();
  const ask = () => worker.postMessage('take-over' satisfies ServiceWorkerMessage);
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  ask();
  const timer = setInterval(() => {
    if (worker.state === 'installed') return ask();
    clearInterval(timer);
    // It is in charge, or another version has taken its place, and the page was not told.
    if (worker.state !== 'activating') reload();
  }, askEveryMs);
}
