/**
 * @file The canvas: the open design as cards that can be looked at, selected and moved.
 *
 * Analysis reaches the cards by their own subscriptions; this component follows the structure only.
 */
import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { LayerId } from '../../architecture/architecture';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { selectCards } from './cardFacts';
import { findWalkTarget, getCardElementId, walkingKeys } from './cardSelection';
import type { Card } from './columns';
import { DetailContext } from './detailContext';
import { EdgeLayer } from './EdgeLayer';
import { commitMove, useDetail, useFlowNodes, useSmallestText, useViewActions } from './flowState';
import { LayerCard } from './LayerCard';
import { computeFit, maxZoom, minZoom, type PlacedCard, type Size } from './placedCard';
import { useElementSize } from './useElementSize';
import { usePlacedCards } from './usePlacedCards';
import { ViewButtons } from './ViewButtons';
import './NetworkCanvas.css';

const nodeTypes = { card: LayerCard };
const proOptions = { hideAttribution: true };
const moveStep = 20;

const moves: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowDown: [0, moveStep],
  ArrowUp: [0, -moveStep],
  ArrowLeft: [-moveStep, 0],
  ArrowRight: [moveStep, 0],
};

/** The open design on a canvas that fills its parent. */
export function NetworkCanvas() {
  const text = useText();
  const [ref, size] = useElementSize();
  const cards = useStore(selectCards);
  const generation = useStore((state) => state.generation);
  return (
    <section className="network-canvas" aria-label={text.canvas.region} ref={ref}>
      {cards.length === 0 ? (
        <p className="canvas-empty">{text.canvas.empty}</p>
      ) : (
        size !== null && (
          <ReactFlowProvider key={generation}>
            <ArrangedCanvas cards={cards} size={size} />
          </ReactFlowProvider>
        )
      )}
    </section>
  );
}

function ArrangedCanvas({ cards, size }: { readonly cards: readonly Card[]; readonly size: Size }) {
  const text = useText();
  const placed = usePlacedCards(cards, size);
  if (placed === null) return <p className="canvas-empty">{text.canvas.arranging}</p>;
  return <FlowCanvas placed={placed} size={size} />;
}

function FlowCanvas({ placed, size }: { readonly placed: readonly PlacedCard[]; readonly size: Size }) {
  const text = useText();
  const { nodes, current, onNodesChange } = useFlowNodes(placed);
  const view = useViewActions();
  const [isWalking, setIsWalking] = useState(false);
  const [firstView] = useState(() => computeFit(placed, size));
  // Until somebody looks elsewhere, the view follows the size of the canvas.
  const isViewChosen = useRef(false);
  const fittedSize = useRef(size);
  useEffect(() => {
    if (fittedSize.current === size) return;
    fittedSize.current = size;
    if (!isViewChosen.current) view.show(computeFit(placed, size), false);
  }, [placed, size, view]);

  const places = useMemo(() => {
    const result = new Map<LayerId, PlacedCard>();
    for (const item of current) for (const id of [item.card.id, ...item.card.rows]) result.set(id, item);
    return result;
  }, [current]);

  const handleKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const { design, selection, select } = useStore.getState();
      const from = [...selection][0];
      if (event.key === 'Escape' && selection.size > 0) {
        select([]);
        return;
      }
      if (from === undefined && walkingKeys.has(event.key)) {
        event.preventDefault();
        for (const id of design.architecture.layers.keys()) return select([id]);
      }
      if (from === undefined || !walkingKeys.has(event.key) || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const move = moves[event.key];
      if (event.altKey && move !== undefined) {
        moveSelected(selection, places, move, text.canvas.formatMove);
        return;
      }
      const target = findWalkTarget(design.architecture, from, event.key);
      const place = target === null ? undefined : places.get(target);
      if (target === null || place === undefined) return;
      flushSync(() => {
        setIsWalking(true);
        select([target]);
      });
      const element =
        document.getElementById(getCardElementId(target)) ??
        document.getElementById(getCardElementId(place.card.id));
      element?.focus({ preventScroll: true });
      view.reveal(place);
    },
    [places, text, view],
  );

  return (
    <DetailProvider>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that bubble from the cards within */}
      <div className="canvas-surface" onKeyDown={handleKeyDown} onPointerDown={() => setIsWalking(false)}>
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
          onlyRenderVisibleElements={!isWalking}
          nodesFocusable={false}
          nodesConnectable={false}
          selectNodesOnDrag={false}
          elevateNodesOnSelect={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          proOptions={proOptions}
          aria-label={text.canvas.region}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1} color="var(--dot)" />
          <EdgeLayer placed={current} />
        </ReactFlow>
        <TextScale />
        <ViewButtons
          onZoom={(factor) => {
            isViewChosen.current = true;
            view.zoomBy(factor);
          }}
          onFit={() => {
            isViewChosen.current = false;
            view.show(computeFit(current, size, { isForced: true }), true);
          }}
        />
      </div>
    </DetailProvider>
  );
}

const handleNodeEnter = (_event: unknown, node: { readonly id: string }) =>
  useStore.getState().hover(node.id as LayerId);
const handleNodeLeave = () => useStore.getState().hover(null);
const clearSelection = () => useStore.getState().select([]);

function moveSelected(
  selection: ReadonlySet<LayerId>,
  places: ReadonlyMap<LayerId, PlacedCard>,
  [dx, dy]: readonly [number, number],
  formatMove: (names: readonly string[]) => string,
): void {
  const moved = new Map<string, { readonly x: number; readonly y: number }>();
  for (const id of selection) {
    const place = places.get(id);
    if (place !== undefined) moved.set(place.card.id, { x: place.x + dx, y: place.y + dy });
  }
  commitMove(moved, formatMove, `move-keys ${[...moved.keys()].join(' ')}`);
}

function DetailProvider({ children }: { readonly children: React.ReactNode }) {
  return <DetailContext value={useDetail()}>{children}</DetailContext>;
}

/** Keeps the letters at 11 pixels or more on the screen while the cards shrink. */
function TextScale() {
  const smallest = useSmallestText();
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    ref.current?.parentElement?.style.setProperty('--smallest-text', `${smallest}px`);
  }, [smallest]);
  return <span ref={ref} hidden />;
}
