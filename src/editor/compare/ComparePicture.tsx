/** @file The drawing of one of two networks that are compared: what differs is marked, what is chosen stands out. */
import { useEffect, useMemo, useRef } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { drawNetwork } from '../../codecs/drawing/drawNetwork';
import type { CompareSide } from '../../state/compare/compareSides';
import { DrawingView } from '../exporting/DrawingView';
import { useLateText } from '../useLateText';
import type { CompareRow } from './compareRows';
import { markCards } from './pictureMarks';

/** Upright, as half of a panel is when it scrolls. */
const sheet = { width: 640, height: 960 };

/** The elements of the card of a layer. */
function findCard(root: HTMLElement | null, card: LayerId | undefined): Element | null {
  return card === undefined ? null : (root?.querySelector(`[data-layer="${CSS.escape(card)}"]`) ?? null);
}

/** Scrolls the drawing, and nothing around it, as little as needed for a card to be in sight. */
function reveal(root: HTMLElement, card: Element): void {
  const [around, own] = [root.getBoundingClientRect(), card.getBoundingClientRect()];
  root.scrollTop += Math.min(0, own.top - around.top) + Math.max(0, own.bottom - around.bottom);
}

/** Marks the card that is shown with an attribute, and takes it from the one before. */
function useCardAttribute(
  root: { readonly current: HTMLElement | null },
  name: 'data-chosen' | 'data-hovered',
  card: LayerId | undefined,
  drawing: unknown,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another drawing has other elements
  useEffect(() => {
    const element = findCard(root.current, card);
    element?.setAttribute(name, '');
    if (name === 'data-chosen' && element !== null && root.current !== null) reveal(root.current, element);
    return () => element?.removeAttribute(name);
  }, [root, name, card, drawing]);
}

/** The drawing; `chosen` and `hovered` are layers of this side. */
export function ComparePicture({
  side,
  place,
  rows,
  chosen,
  hovered,
  onChoose,
  onHover,
}: {
  readonly side: CompareSide;
  readonly place: 'before' | 'after';
  readonly rows: readonly CompareRow[];
  readonly chosen: LayerId | null;
  readonly hovered: LayerId | null;
  readonly onChoose: (layer: LayerId) => void;
  readonly onHover: (layer: LayerId | null) => void;
}) {
  const text = useLateText();
  const { design, analysis } = side;
  const root = useRef<HTMLElement>(null);
  const { marks, cardOf } = useMemo(
    () => markCards(design.architecture, rows, place),
    [design.architecture, rows, place],
  );
  const drawing = useMemo(
    () =>
      design.architecture.layers.size === 0
        ? null
        : drawNetwork(design, { analysis, text, sheet, marks, hasLegend: false, hasCaption: false }),
    [design, analysis, text, marks],
  );
  useCardAttribute(root, 'data-chosen', chosen === null ? undefined : cardOf.get(chosen), drawing);
  useCardAttribute(root, 'data-hovered', hovered === null ? undefined : cardOf.get(hovered), drawing);
  const words = text.comparing;
  return (
    <figure className="compare-picture">
      <figcaption>
        {words[place]}: <b>{design.title || text.toolbar.untitled}</b>
      </figcaption>
      <section
        ref={root}
        className="compare-drawing"
        aria-label={words[place]}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys
        tabIndex={0}
        onPointerOver={({ target }) => {
          const group = target instanceof Element ? target.closest('[data-layer]') : null;
          onHover((group?.getAttribute('data-layer') as LayerId | null | undefined) ?? null);
        }}
        onPointerLeave={() => onHover(null)}
      >
        {drawing !== null && <DrawingView drawing={drawing} onLayer={onChoose} />}
      </section>
    </figure>
  );
}
