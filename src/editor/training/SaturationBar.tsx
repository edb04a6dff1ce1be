/** @file The saturation of layers on their card: a level along its right edge, and the number in its second line. */
import { type CSSProperties, useId, useLayoutEffect, useRef } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { useCardSaturation } from '../../state/training/cardSaturation';
import type { CardSaturation } from '../../text/en/trainResultText';
import { unitSpace } from '../../text/quantities';
import { selectCardGraph } from '../canvas/cardGraph';
import { useLateText } from '../useLateText';
import './SaturationBar.css';

/**
 * The name of the card with words behind it, as long as they stand there. A card cannot refer to its own name: its id
 * is that of the layer, which may hold spaces.
 */
function LongerName({ words }: { readonly words: string }) {
  const id = useId();
  const ref = useRef<HTMLSpanElement>(null);
  // Whatever draws the card with another name draws this too.
  useLayoutEffect(() => {
    const card = ref.current?.closest('button');
    if (ref.current === null || !card) return undefined;
    ref.current.textContent = `${card.getAttribute('aria-label')}, ${words}`;
    card.setAttribute('aria-labelledby', id);
    return () => card.removeAttribute('aria-labelledby');
  });
  return <span className="visually-hidden" id={id} ref={ref} />;
}

function Measured({ saturation }: { readonly saturation: CardSaturation }) {
  const { layers } = useLateText().train;
  const { share, size } = saturation;
  const words = layers.formatCard(saturation).replaceAll(unitSpace, ' ');
  return (
    <>
      <span className="card-value card-share" title={words}>
        {layers.formatCardShort(saturation)}
      </span>
      <LongerName words={words} />
      <span
        className="card-saturation"
        data-other={size !== null || undefined}
        style={{ '--share': `${100 * Math.min(share, 1)}%` } as CSSProperties}
      />
    </>
  );
}

/** Number and level of what the card of a layer stands for; nothing where none of that was measured. */
export default function SaturationBar({ id }: { readonly id: LayerId }) {
  const layers = useStore((state) => selectCardGraph(state).standsFor.get(id));
  const saturation = useCardSaturation(layers ?? [id]);
  return saturation && <Measured saturation={saturation} />;
}
