/** @file The ports of the card that is pointed at or selected, large enough to take hold of. */
import { useEffect, useState } from 'react';
import type { LayerId } from '../../../architecture/architecture';
import type { Point } from '../../../layout/geometry';
import { useStore } from '../../../state/store';
import type { Store } from '../../../state/storeShape';
import { selectWireEnd, type WireEnd } from '../../../state/wireView';
import type { CanvasHandle, Scene } from '../canvasHandle';
import { selectCardGraph } from '../cardGraph';
import { hasLayer } from './cardEnds';
import { findPortNear, hasInput } from './grip';
import { getPortPoint } from './ports';

/** The card whose port the pointer is at, also where that is beside the card. */
function usePortCard(canvas: CanvasHandle): LayerId | null {
  const [card, setCard] = useState<LayerId | null>(null);
  useEffect(() => {
    const end = new AbortController();
    const { element } = canvas;
    const handleMove = (event: PointerEvent) => {
      if (event.buttons !== 0 || event.pointerType !== 'mouse') return;
      const point = canvas.toCanvas({ x: event.clientX, y: event.clientY });
      setCard(findPortNear(canvas, point, event)?.card.id ?? null);
    };
    element.addEventListener('pointermove', handleMove, { signal: end.signal, passive: true });
    element.addEventListener('pointerleave', () => setCard(null), { signal: end.signal });
    return () => end.abort();
  }, [canvas]);
  return card;
}

/** The card of what is selected, where that is a single one. */
function selectSingleCard(state: Store): LayerId | null {
  const { cardOf } = selectCardGraph(state);
  let single: LayerId | null = null;
  for (const id of state.selection) {
    const card = cardOf.get(id) ?? null;
    if (single !== null && card !== single) return null;
    single = card;
  }
  return single;
}

interface Knob {
  readonly key: string;
  readonly end: WireEnd['end'];
  readonly at: Point;
  readonly isTaken: boolean;
}

/** The knobs of a card in its place. */
function findKnobs({ placed, layout }: Scene, id: LayerId, taken: WireEnd | null): readonly Knob[] {
  const place = placed.find(({ card }) => hasLayer(card, id));
  if (place === undefined) return [];
  const { card } = place;
  return (['input', 'output'] as const)
    .filter((end) => end === 'output' || hasInput(card))
    .map((end) => ({
      key: `${card.id} ${end}`,
      end,
      at: getPortPoint(place, end, layout.direction),
      isTaken: taken?.end === end && hasLayer(card, taken.layer),
    }));
}

/** Knobs on ports; the gesture itself goes by place, see `wireGesture.ts`. */
export function PortKnobs({ canvas, scene }: { readonly canvas: CanvasHandle; readonly scene: Scene }) {
  const near = usePortCard(canvas);
  const hovered = useStore((state) => state.hovered);
  const single = useStore(selectSingleCard);
  const taken = useStore(selectWireEnd);
  const ids = new Set([near ?? hovered, single, taken?.layer ?? null]);
  const knobs = new Map(
    [...ids]
      .flatMap((id) => (id === null ? [] : findKnobs(scene, id, taken)))
      .map((knob) => [knob.key, knob]),
  );
  return [...knobs.values()].map(({ key, end, at, isTaken }) => (
    <span
      key={key}
      className="port-knob"
      data-end={end}
      data-taken={isTaken || undefined}
      data-sideways={scene.layout.direction === 'right' || undefined}
      style={{ left: at.x, top: at.y }}
      aria-hidden="true"
    />
  ));
}
