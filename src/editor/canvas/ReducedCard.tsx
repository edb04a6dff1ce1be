/**
 * @file A card seen from afar: colour, glyph, short name.
 *
 * Hundreds of these change with one keystroke, so they paint themselves, past React: it makes the elements once and
 * gives them nothing that changes.
 */
import { useLayoutEffect, useRef } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import { getCardElementId, selectLayer } from './cardSelection';
import { takeFocus } from './focusLayer';
import { createLayerViewSelector, type LayerView } from './layerView';
import { glyphSize, paintReducedCard, type ReducedCardParts } from './paintReducedCard';
import './ReducedCard.css';

/** The reduced card of a layer. */
export default function ReducedCard({ id }: { readonly id: LayerId }) {
  const text = useText();
  const card = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const name = useRef<HTMLSpanElement>(null);
  const number = useRef<HTMLSpanElement>(null);
  const field = useRef<SVGPathElement>(null);
  const frame = useRef<SVGPathElement>(null);
  useLayoutEffect(() => {
    const parts = getParts({ card, button, name, number, field, frame });
    if (parts === null) return;
    const select = createLayerViewSelector(id);
    let painted: LayerView | null = null;
    const paint = (state: Store) => {
      const view = select(state);
      if (view === null || view === painted) return;
      paintReducedCard(parts, view, painted, text);
      painted = view;
    };
    paint(useStore.getState());
    takeFocus(id, parts.button);
    const unsubscribe = useStore.subscribe(paint);
    return () => {
      unsubscribe();
      takeFocus(id, null);
    };
  }, [id, text]);
  return (
    <div className="layer-card" data-detail="reduced" ref={card}>
      <button
        type="button"
        id={getCardElementId(id)}
        className="card-main"
        ref={button}
        onClick={(event) => selectLayer(id, event)}
      >
        <span className="card-name">
          <span ref={name} />
          <span ref={number} />
        </span>
        <svg
          className="field-glyph"
          width={glyphSize}
          height={glyphSize}
          viewBox={`0 0 ${glyphSize} ${glyphSize}`}
          aria-hidden="true"
        >
          <path ref={field} />
          <path ref={frame} className="glyph-frame" />
        </svg>
      </button>
    </div>
  );
}

type Refs = {
  readonly [Name in keyof ReducedCardParts]: { readonly current: ReducedCardParts[Name] | null };
};

function getParts({ card, button, name, number, field, frame }: Refs): ReducedCardParts | null {
  if (card.current === null || button.current === null) return null;
  if (name.current === null || number.current === null) return null;
  if (field.current === null || frame.current === null) return null;
  return {
    card: card.current,
    button: button.current,
    name: name.current,
    number: number.current,
    field: field.current,
    frame: frame.current,
  };
}
