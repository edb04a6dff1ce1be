/** @file The tour: five steps, each beside the part of the page that it is about. It can be left at any time. */
import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLateText } from '../editor/useLateText';
import { useStore } from '../state/store';
import type { TourStep } from '../state/viewSlice';
import { Button, IconButton } from '../ui/Button';
import './Tour.css';

const order: readonly TourStep[] = ['network', 'colours', 'image', 'layer', 'more'];

/** What each step points at; the first that is there, so that it works on a phone too. */
const anchors: Readonly<Record<TourStep, readonly string[]>> = {
  network: ['.network-canvas'],
  colours: ['.card-border-line', '.legend', '.network-canvas'],
  image: ['.resolution'],
  layer: ['.inspector-panel', '.sheet-bar'],
  more: ['.dock', '.sheet-bar'],
};

const margin = 12;

interface Place {
  readonly left: number;
  readonly top: number;
  readonly frame: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
}

function findAnchor(step: TourStep): Element | null {
  for (const selector of anchors[step]) {
    const element = document.querySelector(selector);
    if (element !== null && element.getClientRects().length > 0) return element;
  }
  return null;
}

/** Beside the anchor where there is room, else within it; always on the page. */
function computePlace(anchor: DOMRect, card: DOMRect): Place {
  const { innerWidth: width, innerHeight: height } = window;
  const hasRoomBelow = anchor.bottom + margin + card.height < height;
  const hasRoomAbove = anchor.top - margin - card.height > 0;
  const hasRoomLeft = anchor.left - margin - card.width > 0;
  const isTall = anchor.height > height / 2;
  const clampTo = (value: number, size: number, room: number) =>
    Math.max(margin, Math.min(value, room - size - margin));
  const middle = anchor.left + (anchor.width - card.width) / 2;
  const beside = { left: anchor.left - card.width - margin, top: anchor.top + margin };
  const below = { left: middle, top: anchor.bottom + margin };
  const above = { left: middle, top: anchor.top - card.height - margin };
  const within = { left: middle, top: anchor.bottom - card.height - margin * 2 };
  const chosen =
    isTall && hasRoomLeft
      ? beside
      : !isTall && hasRoomBelow
        ? below
        : hasRoomAbove && !isTall
          ? above
          : within;
  return {
    left: clampTo(chosen.left, card.width, width),
    top: clampTo(chosen.top, card.height, height),
    frame: { left: anchor.left, top: anchor.top, width: anchor.width, height: anchor.height },
  };
}

/** The tour; nothing where nobody takes it. */
export default function Tour() {
  const step = useStore((state) => state.tour);
  return step === null ? null : <TourCard key={step} step={step} />;
}

function TourCard({ step }: { readonly step: TourStep }) {
  const { tour: words } = useLateText();
  const { setTour } = useStore.getState();
  const card = useRef<HTMLElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const measure = () => {
      const anchor = findAnchor(step);
      if (anchor === null || card.current === null) return;
      setPlace(computePlace(anchor.getBoundingClientRect(), card.current.getBoundingClientRect()));
    };
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, [step]);
  useEffect(() => {
    card.current?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setTour(null);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [setTour]);
  const index = order.indexOf(step);
  const next = order[index + 1] ?? null;
  const { title, body } = words.steps[step];
  return (
    <>
      {place !== null && <div className="tour-frame" style={place.frame} aria-hidden="true" />}
      <section
        className="tour-card"
        ref={card}
        tabIndex={-1}
        aria-label={`${words.region}: ${title}`}
        style={place === null ? { visibility: 'hidden' } : { left: place.left, top: place.top }}
      >
        <header>
          <h2>{title}</h2>
          <IconButton label={words.leave} onClick={() => setTour(null)}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </header>
        <p>{body}</p>
        <footer>
          <span className="quiet">{words.formatStep(index + 1, order.length)}</span>
          {index > 0 && <Button onClick={() => setTour(order[index - 1] ?? null)}>{words.back}</Button>}
          <Button look="primary" onClick={() => setTour(next)}>
            {next === null ? words.finish : words.next}
          </Button>
        </footer>
      </section>
    </>
  );
}
