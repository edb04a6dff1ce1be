/**
 * @file The canvas: the open design as cards that can be looked at, selected and moved.
 *
 * Analysis reaches the cards by their own subscriptions; what is here follows the structure only.
 */
import { ReactFlowProvider } from '@xyflow/react';
import { lazy, Suspense } from 'react';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { selectCardGraph } from './cardGraph';
import { FlowCanvas } from './FlowCanvas';
import { useElementSize } from './useElementSize';
import '@xyflow/react/dist/base.css';
import './NetworkCanvas.css';

const EmptyCanvas = lazy(() => import('../palette/EmptyCanvas'));

/** The open design on a canvas that fills its parent; `isViewOnly`: to look at, nothing on it can be changed. */
export function NetworkCanvas({ isViewOnly = false }: { readonly isViewOnly?: boolean }) {
  const text = useText();
  const [ref, size] = useElementSize();
  const graph = useStore(selectCardGraph);
  const generation = useStore((state) => state.generation);
  const isEmpty = graph.cards.length === 0;
  return (
    <section className="network-canvas" aria-label={text.canvas.region} ref={ref}>
      {isEmpty && !isViewOnly && (
        <Suspense>
          <EmptyCanvas />
        </Suspense>
      )}
      {!isEmpty && size !== null && (
        <ReactFlowProvider key={generation}>
          <FlowCanvas graph={graph} size={size} isViewOnly={isViewOnly} />
        </ReactFlowProvider>
      )}
    </section>
  );
}
