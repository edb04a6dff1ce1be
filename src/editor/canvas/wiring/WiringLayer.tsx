/**
 * @file Everything about wires, above the cards: ports of the card that is pointed at, the wire in the hand, marks on
 * connections. Loaded behind the first picture.
 */
import { ViewportPortal } from '@xyflow/react';
import { lazy, Suspense, useEffect } from 'react';
import { useStore } from '../../../state/store';
import type { CanvasHandle, Scene } from '../canvasHandle';
import { announce, announcement } from './announce';
import { listenForCardDrags } from './cardDrag';
import { useCell } from './cell';
import { DragGuides } from './DragGuides';
import { DragHint } from './DragHint';
import { EdgeMarks } from './EdgeMarks';
import { InputNumbers } from './InputNumbers';
import { listenForMenus } from './menuGesture';
import { PortKnobs } from './PortKnobs';
import { listenForPinches } from './pinchGesture';
import { TakenWire } from './TakenWire';
import { WirePreview } from './WirePreview';
import { listenForWires } from './wireGesture';
import './WiringLayer.css';

const CanvasMenu = lazy(() => import('./CanvasMenu'));
const OfferPopover = lazy(() => import('./OfferPopover'));

function Announcements() {
  // What was said of the design before is not true of the next, say after an undo.
  useEffect(() => useStore.subscribe(({ design }, before) => design !== before.design && announce('')), []);
  return (
    <p className="visually-hidden" role="status">
      {useCell(announcement)}
    </p>
  );
}

/** Wires on a canvas. */
export default function WiringLayer({
  canvas,
  scene,
}: {
  readonly canvas: CanvasHandle;
  readonly scene: Scene;
}) {
  useEffect(() => listenForWires(canvas), [canvas]);
  useEffect(() => listenForMenus(canvas), [canvas]);
  useEffect(() => listenForPinches(canvas), [canvas]);
  useEffect(() => listenForCardDrags(canvas), [canvas]);
  return (
    <>
      <ViewportPortal>
        <EdgeMarks canvas={canvas} scene={scene} />
        <InputNumbers scene={scene} />
        <PortKnobs canvas={canvas} scene={scene} />
        <DragGuides />
        <WirePreview />
      </ViewportPortal>
      <DragHint of="wire" />
      <Suspense>
        <OfferPopover />
      </Suspense>
      <Suspense>
        <CanvasMenu />
      </Suspense>
      <TakenWire />
      <Announcements />
    </>
  );
}
