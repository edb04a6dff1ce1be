/** @file The canvas once there is something on it: React Flow with cards, connections and the view's buttons. */
import { Background, BackgroundVariant, ReactFlow, SelectionMode } from '@xyflow/react';
import {
  type CSSProperties,
  lazy,
  type MouseEvent,
  type RefObject,
  Suspense,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { LayerId } from '../../architecture/architecture';
import type { CardGraph } from '../../layout/cards';
import { drawEdges } from '../../layout/drawnEdges';
import type { Size } from '../../layout/geometry';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { type CanvasHandle, type Scene, setCanvas } from './canvasHandle';
import { beginFrame, endFrame, useCardChanges } from './cardChanges';
import { computeSmallestText, getDetail, hasFlowRoom } from './cardDetail';
import { EdgeLayer } from './EdgeLayer';
import { computeFit, maxZoom, minZoom } from './fitView';
import { useMountedPart, useSettledZoom, useViewActions, type ViewActions } from './flowState';
import { LayerCard } from './LayerCard';
import { useCanvasKeys } from './useCanvasKeys';
import { useCardNodes } from './useCardNodes';
import { type Arrangement, usePlacedCards } from './usePlacedCards';
import { ViewButtons } from './ViewButtons';

/** With letters smaller than this, in canvas pixels, the view is near: zoomed out by a tenth at most. */
const nearText = 12.5;

const nodeTypes = { card: LayerCard };

const WiringLayer = lazy(() => import('./wiring/WiringLayer'));
const GroupFrames = lazy(() => import('./GroupFrames'));
const Overview = lazy(() => import('./Overview'));
const HeldCardFollower = lazy(() => import('./HeldCardFollower'));
const LayoutProgress = lazy(() => import('./LayoutProgress'));
const Minimap = lazy(() => import('./minimap/Minimap'));

// What a card that is dragged comes across is not meant.
const handleNodeEnter = ({ buttons }: { readonly buttons: number }, node: { readonly id: string }) => {
  if (buttons === 0) useStore.getState().hover(node.id as LayerId);
};
const handleNodeLeave = ({ buttons }: { readonly buttons: number }) => {
  if (buttons === 0) useStore.getState().hover(null);
};
/** A press with Shift would mark the text from where the last press was. */
const keepTextUnmarked = (event: MouseEvent) => {
  if (event.shiftKey) event.preventDefault();
};
const clearSelection = () => {
  const { isFraming, select } = useStore.getState();
  if (!isFraming) select([]);
};

/**
 * What the view follows. Until somebody looks elsewhere, columns and view follow the size of the canvas: the first view
 * is a legible one, the whole network is seen where that was asked for.
 */
type ViewMode = 'first' | 'whole' | 'chosen';

/** The cards of a design that has some, in a canvas of this size. */
export function FlowCanvas({
  graph,
  size,
  isViewOnly,
}: {
  readonly graph: CardGraph;
  readonly size: Size;
  readonly isViewOnly: boolean;
}) {
  const text = useText();
  const viewMode = useRef<ViewMode>('first');
  const [room, setRoom] = useState(size);
  useEffect(() => {
    if (viewMode.current !== 'chosen') setRoom(size);
  }, [size]);
  const { arrangement, pending } = usePlacedCards(graph, room);
  const progress = pending !== null && (
    <Suspense>
      <LayoutProgress pending={pending} />
    </Suspense>
  );
  if (arrangement === null)
    return (
      <>
        <p className="canvas-empty">{text.canvas.arranging}</p>
        {progress}
      </>
    );
  return (
    <>
      <ArrangedCanvas
        arrangement={arrangement}
        size={size}
        viewMode={viewMode}
        isViewOnly={isViewOnly}
        onArrange={() => setRoom({ ...size })}
      />
      {progress}
    </>
  );
}

function ArrangedCanvas({
  arrangement: { layout, placed },
  size,
  viewMode,
  isViewOnly,
  onArrange,
}: {
  readonly arrangement: Arrangement;
  readonly size: Size;
  readonly viewMode: { current: ViewMode };
  readonly isViewOnly: boolean;
  readonly onArrange: () => void;
}) {
  const text = useText();
  const [firstView] = useState(() => computeFit(placed, layout.bounds, size));
  const { zoom, coming } = useSettledZoom(firstView.zoom);
  const detail = getDetail(zoom);
  const part = useMountedPart(placed, firstView, size, detail);
  const { current, onNodesChange } = useCardChanges(placed);
  const { nodes, isPainted } = useCardNodes(current, part, detail, coming);
  const view = useViewActions();
  const handleKeyDown = useCanvasKeys({ placed: current, reveal: view.reveal, canMove: !isViewOnly });
  const isFixed = useStore((state) => state.preview !== null) || isViewOnly;
  const isFraming = useStore((state) => state.isFraming);
  const edges = useMemo(() => drawEdges(layout, current), [layout, current]);
  const scene = useMemo(() => ({ layout, placed: current, edges }), [layout, current, edges]);
  const { handle, surface } = useCanvasHandle(scene, view, viewMode, onArrange);
  const shown = useRef({ size, layout });
  const smallest = computeSmallestText(zoom);
  const followHeld = (x: number, y: number) => {
    const { zoom: whole } = computeFit(placed, layout.bounds, size, true);
    // Where everything stays legible, all of it stays in view.
    if (viewMode.current !== 'chosen' && getDetail(whole) === 'full') return;
    viewMode.current = 'chosen';
    const zoomed = view.getZoom();
    view.panBy(-x * zoomed, -y * zoomed);
  };
  useEffect(() => {
    if (viewMode.current === 'chosen' || (shown.current.size === size && shown.current.layout === layout))
      return;
    shown.current = { size, layout };
    view.show(computeFit(placed, layout.bounds, size, viewMode.current === 'whole'), false);
  }, [viewMode, layout, placed, size, view]);

  return (
    <div
      className="canvas-surface"
      data-near={smallest < nearText || undefined}
      data-direction={layout.direction}
      data-detail={detail}
      data-flow={hasFlowRoom(zoom) || undefined}
      data-overview={part.isOverview || undefined}
      style={{ '--smallest-text': `${smallest}px` } as CSSProperties}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and pointers that bubble from the cards within */}
      <div
        className="canvas-keys"
        ref={surface}
        data-dragging={current !== placed || undefined}
        data-framing={isFraming || undefined}
        onKeyDown={handleKeyDown}
        onPointerDownCapture={beginFrame}
        onMouseDown={keepTextUnmarked}
      >
        <ReactFlow
          nodes={nodes}
          nodeTypes={nodeTypes}
          onNodesChange={onNodesChange}
          onNodeMouseEnter={handleNodeEnter}
          onNodeMouseLeave={handleNodeLeave}
          onPaneClick={clearSelection}
          onMoveStart={(event) => {
            if (event !== null) viewMode.current = 'chosen';
          }}
          defaultViewport={firstView}
          minZoom={minZoom}
          maxZoom={maxZoom}
          onSelectionEnd={endFrame}
          selectionOnDrag={isFraming}
          panOnDrag={!isFraming}
          selectionMode={SelectionMode.Partial}
          nodesFocusable={false}
          nodesDraggable={!(isFixed || isFraming)}
          nodesConnectable={false}
          elevateNodesOnSelect={false}
          disableKeyboardA11y
          // A page that is scrolled past a frame must not be caught in it: there, zooming takes Ctrl or two fingers.
          zoomOnScroll={!isViewOnly}
          preventScrolling={!isViewOnly}
          selectionKeyCode={isViewOnly ? null : 'Shift'}
          deleteKeyCode={null}
          attributionPosition="bottom-left"
          aria-label={text.canvas.region}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1} color="var(--dot)" />
          <Suspense>
            <GroupFrames layout={layout} placed={current} nodes={nodes} part={part} />
          </Suspense>
          <EdgeLayer edges={edges} part={part} />
          <Suspense>
            <HeldCardFollower placed={placed} onMove={followHeld} />
          </Suspense>
          {isPainted && (
            <Suspense>
              <Overview canvas={handle} scene={scene} size={size} />
            </Suspense>
          )}
          {!isFixed && !isPainted && (
            <Suspense>
              <WiringLayer canvas={handle} scene={scene} />
            </Suspense>
          )}
        </ReactFlow>
      </div>
      {!isViewOnly && (
        <Suspense>
          <Minimap canvas={handle} scene={scene} size={size} />
        </Suspense>
      )}
      <ViewButtons
        canSelect={!isViewOnly}
        onZoom={(factor) => {
          viewMode.current = 'chosen';
          view.zoomBy(factor);
        }}
        onFit={() => {
          viewMode.current = 'whole';
          view.show(computeFit(current, layout.bounds, size, true), true);
        }}
      />
    </div>
  );
}

/** What others may do with this canvas. */
function useCanvasHandle(
  scene: Scene,
  view: ViewActions,
  viewMode: { current: ViewMode },
  onArrange: () => void,
): { readonly handle: CanvasHandle; readonly surface: RefObject<HTMLDivElement | null> } {
  const surface = useRef<HTMLDivElement>(null);
  const latest = useRef({ scene, onArrange });
  useLayoutEffect(() => {
    latest.current = { scene, onArrange };
  });
  const handle = useMemo((): CanvasHandle => {
    const { show, reveal, panBy, getZoom, toCanvas, toClient } = view;
    const choose = () => {
      viewMode.current = 'chosen';
    };
    return {
      get element() {
        if (surface.current === null) throw new Error('the canvas is not drawn yet');
        return surface.current;
      },
      getScene: () => latest.current.scene,
      getZoom,
      toCanvas,
      toClient,
      reveal,
      arrange: () => {
        viewMode.current = 'first';
        latest.current.onArrange();
      },
      panBy: (x, y) => {
        choose();
        panBy(x, y);
      },
      show: (part, isAnimated = true) => {
        choose();
        show(part, isAnimated);
      },
    };
  }, [view, viewMode]);
  useEffect(() => setCanvas(handle), [handle]);
  return { handle, surface };
}
