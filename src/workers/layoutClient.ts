/**
 * @file Layouts for the page: at once where that is quick, else from a worker; the latest request wins.
 *
 * Taking a network apart is fast; what takes time is dagre, which is needed only for tangles, and networks of
 * thousands of cards. So the page itself lays out chains and branches, and the first picture waits for nothing.
 */
import type { CardGraph } from '../layout/cards';
import type { Layout } from '../layout/geometry';
import { keepPlaces } from '../layout/keepPlaces';
import type { LayoutOptions } from '../layout/layout';
import { arrangeInRows } from '../layout/tangle';
import {
  collectSizes,
  type LayoutAnswer,
  type LayoutJob,
  type LayoutProgress,
  runLayoutJob,
} from './layoutJob';

/** Networks up to this many cards are laid out on the page's thread, within a frame. */
export const maxCardsOnPage = 500;

/** What the page knows of a layout; the client chooses how tangles are drawn. */
export type LayoutRequest = Omit<LayoutOptions, 'arrangeTangle' | 'onProgress'>;

/** A way to a worker. */
export interface LayoutPort {
  send(job: LayoutJob): void;
  close(): void;
}

/** Opens a way to a worker; whatever comes back goes to the two functions. */
export type OpenPort = (
  onAnswer: (answer: LayoutAnswer | LayoutProgress) => void,
  onFailure: () => void,
) => LayoutPort;

/** Computes layouts for one canvas. */
export interface LayoutClient {
  /**
   * The layout where it can be had at once, otherwise null: then `onLayout` is called later, unless another
   * request or `cancel` comes first, and before it `onProgress` with the share that is done, from 0 to 1. A request
   * for what was asked last gives the same layout.
   */
  request(
    graph: CardGraph,
    request: LayoutRequest,
    onLayout: (layout: Layout) => void,
    onProgress?: (share: number) => void,
  ): Layout | null;
  /** Ends the request that runs, and the worker with it: the next request that needs one starts another. */
  cancel(): void;
  /** Ends the worker. */
  dispose(): void;
}

const startWorker: OpenPort = (onAnswer, onFailure) => {
  const worker = new Worker(new URL('./layoutWorker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = (event: MessageEvent<LayoutAnswer | LayoutProgress>) => onAnswer(event.data);
  worker.onerror = onFailure;
  return { send: (job) => worker.postMessage(job), close: () => worker.terminate() };
};

interface Asked {
  readonly job: LayoutJob;
  readonly previous: Layout | undefined;
  readonly onLayout: (layout: Layout) => void;
  readonly onProgress: ((share: number) => void) | undefined;
}

/**
 * Starts a client; its worker starts with the first request that needs one. Where none can be started tangles
 * are drawn in plain rows, on the page.
 */
export function createLayoutClient(openPort: OpenPort = startWorker): LayoutClient {
  let port: LayoutPort | null = null;
  let isPortBroken = false;
  let lastId = 0;
  let running: Asked | null = null;
  let next: Asked | null = null;
  let last: { readonly job: LayoutJob; readonly layout: Layout } | null = null;

  const finish = ({ job, previous }: Asked, layout: Layout) => {
    const kept = previous === undefined ? layout : keepPlaces(layout, previous);
    last = { job, layout: kept };
    return kept;
  };
  const computeHere = (asked: Asked) => finish(asked, runLayoutJob(asked.job, arrangeInRows));
  const dropPort = () => {
    port?.close();
    port = null;
  };
  const handleFailure = () => {
    isPortBroken = true;
    dropPort();
    const asked = next ?? running;
    running = null;
    next = null;
    if (asked === null) return;
    // Never within `request`, which answers by itself.
    queueMicrotask(() => {
      if (asked.job.id === lastId) asked.onLayout(computeHere(asked));
    });
  };
  const handleAnswer = (answer: LayoutAnswer | LayoutProgress) => {
    const { id } = answer;
    const asked = running;
    if (asked === null || asked.job.id !== id) return;
    if ('share' in answer) {
      if (id === lastId) asked.onProgress?.(answer.share);
      return;
    }
    const { layout } = answer;
    running = null;
    const isLatest = next === null && id === lastId;
    if (isLatest) asked.onLayout(layout === null ? computeHere(asked) : finish(asked, layout));
    else if (next !== null) send(next);
  };
  const send = (asked: Asked) => {
    next = null;
    running = asked;
    try {
      port ??= openPort(handleAnswer, handleFailure);
      port.send(asked.job);
    } catch {
      handleFailure();
    }
  };
  return {
    request(graph, { cardSize, ...options }, onLayout, onProgress) {
      const sizes = collectSizes(graph, cardSize);
      const job: LayoutJob = { id: ++lastId, graph, sizes, options: stripRoutes(options) };
      const asked: Asked = { job, previous: options.previous, onLayout, onProgress };
      next = null;
      if (last !== null && isSameJob(last.job, job)) return last.layout;
      if (isPortBroken) return computeHere(asked);
      if (graph.cards.length <= maxCardsOnPage) {
        let hasTangle = false;
        const layout = runLayoutJob(job, (tangle) => {
          hasTangle = true;
          return arrangeInRows(tangle);
        });
        if (!hasTangle) return finish(asked, layout);
      }
      if (running === null) send(asked);
      else next = asked;
      return null;
    },
    cancel() {
      lastId += 1;
      next = null;
      if (running !== null) dropPort();
      running = null;
    },
    dispose() {
      lastId += 1;
      next = null;
      running = null;
      dropPort();
    },
  };
}

/** Routes are most of a layout and not needed to keep columns. */
function stripRoutes(options: LayoutJob['options']): LayoutJob['options'] {
  return options.previous === undefined
    ? options
    : { ...options, previous: { ...options.previous, routes: [] } };
}

function isSameJob(a: LayoutJob, b: LayoutJob): boolean {
  const { previous: _a, ...optionsA } = a.options;
  const { previous: _b, ...optionsB } = b.options;
  if (a.graph !== b.graph || JSON.stringify(optionsA) !== JSON.stringify(optionsB)) return false;
  for (const [id, size] of a.sizes) {
    const other = b.sizes.get(id);
    if (other?.width !== size.width || other.height !== size.height || other.head !== size.head) return false;
  }
  return true;
}
