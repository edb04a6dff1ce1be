/** @file The canvas once there is something on it: React Flow with cards, connections and the view's buttons. */
import { Background, BackgroundVariant, ReactFlow } from '@xyflow/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { DetailContext } from './cardDetail';
import type { Size } from './cardSize';
import type { CardEdge, CardGraph } from './columns';
import { EdgeLayer } from './EdgeLayer';
import { computeFit, maxZoom, minZoom } from './fitView';
import { useDetail, useFlowNodes, useSmallestText, useViewActions } from './flowState';
import { LayerCard } from './LayerCard';
import type { PlacedCard } from './placedCard';
import { useCanvasKeys } from './useCanvasKeys';
import { usePlacedCards } from './usePlacedCards';
import { ViewButtons } from './ViewButtons';

const nodeTypes = { card: LayerCard };

const handleNodeEnter = (_event: unknown, node: { readonly id: string }) =>
  useStore.getState().hover(node.id as LayerId);
const handleNodeLeave = () => useStore.getState().hover(null);
const clearSelection = () => useStore.getState().select([]);

/** The cards of a design that has some. */
export function FlowCanvas({ graph, size }: { readonly graph: CardGraph; readonly size: Size }) {
  const text = useText();
  const placed = usePlacedCards(graph.cards, size);
  if (placed === null) return <p className="canvas-empty">{text.canvas.arranging}</p>;
  return (
    <DetailProvider>
      <ArrangedCanvas edges={graph.edges} placed={placed} size={size} />
    </DetailProvider>
  );
}

interface ArrangedCanvasProps {
  readonly edges: readonly CardEdge[];
  readonly placed: readonly PlacedCard[];
  readonly size: Size;
}

function ArrangedCanvas({ edges, placed, size }: ArrangedCanvasProps) {
  const text = useText();
  const { nodes, current, onNodesChange } = useFlowNodes(placed);
  const view = useViewActions();
  const { isWalking, handleKeyDown, handlePointerDown } = useCanvasKeys(current, view.reveal);
  const [firstView] = useState(() => computeFit(placed, size));
  // Until somebody looks elsewhere, the view follows the size of the canvas.
  const isViewChosen = useRef(false);
  const shownSize = useRef(size);
  useEffect(() => {
    if (shownSize.current === size) return;
    shownSize.current = size;
    if (!isViewChosen.current) view.show(computeFit(placed, size), false);
  }, [placed, size, view]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and pointers that bubble from the cards within
    <div className="canvas-surface" onKeyDown={handleKeyDown} onPointerDown={handlePointerDown}>
      <ReactFlow
        nodes={nodes}
        nodeTypes={nodeTypes}
        onNodesChange={onNodesChange}
        onNodeMouseEnter={handleNodeEnter}
        onNodeMouseLeave={handleNodeLeave}
        onPaneClick={clearSelection}
        onMoveStart={(event) => {
          if (event !== null) isViewChosen.current = true;
        }}
        defaultViewport={firstView}
        minZoom={minZoom}
        maxZoom={maxZoom}
        // A card that is not drawn cannot be walked to.
        onlyRenderVisibleElements={!isWalking}
        nodesFocusable={false}
        nodesConnectable={false}
        elevateNodesOnSelect={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        attributionPosition="bottom-left"
        aria-label={text.canvas.region}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1} color="var(--dot)" />
        <EdgeLayer edges={edges} placed={current} />
      </ReactFlow>
      <TextScale />
      <ViewButtons
        onZoom={(factor) => {
          isViewChosen.current = true;
          view.zoomBy(factor);
        }}
        onFit={() => {
          isViewChosen.current = false;
          view.show(computeFit(current, size, true), true);
        }}
      />
    </div>
  );
}

function DetailProvider({ children }: { readonly children: ReactNode }) {
  return <DetailContext value={useDetail()}>{children}</DetailContext>;
}

/** Keeps the letters legible while the cards shrink, past React: one property restyles all cards. */
function TextScale() {
  const smallest = useSmallestText();
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    ref.current?.parentElement?.style.setProperty('--smallest-text', `${smallest}px`);
  }, [smallest]);
  return <span ref={ref} hidden />;
}
