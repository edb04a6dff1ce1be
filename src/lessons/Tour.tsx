/** @file The tour: five steps, each beside the part of the page that it is about. It can be left at any time. */
import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { focusNetwork } from '../editor/canvas/focusNetwork';
import { narrowScreen } from '../editor/screenSizes';
import { useLateText } from '../editor/useLateText';
import { useStore } from '../state/store';
import type { TourStep } from '../state/viewSlice';
import { Button, IconButton } from '../ui/Button';
import { findOpeners } from '../ui/useFocusBack';
import { useMediaQuery } from '../ui/useMediaQuery';
import { type Area, frameArea, joinAreas, placeCallout } from './tourPlace';
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

/** What a step speaks of besides; its callout leaves that in sight where there is room. */
const spoken: Readonly<Partial<Record<TourStep, string>>> = { colours: '.layer-card, .legend' };

interface Place {
  readonly card: Pick<Area, 'left' | 'top'>;
  readonly frame: Area;
}

const isDrawn = (element: Element) => element.getClientRects().length > 0;

function findAnchor(step: TourStep): Element | null {
  for (const selector of anchors[step]) {
    const element = document.querySelector(selector);
    if (element !== null && isDrawn(element)) return element;
  }
  return null;
}

const measure = (element: Element): Area => element.getBoundingClientRect();

function computePlace(step: TourStep, card: Element): Place | null {
  const anchor = findAnchor(step);
  if (anchor === null) return null;
  const page = { width: innerWidth, height: innerHeight };
  const labels = anchor.querySelectorAll(':scope.card-border-line > span');
  const frame = frameArea(joinAreas([anchor, ...labels].filter(isDrawn).map(measure)), page);
  const selector = spoken[step];
  const others = selector === undefined ? [] : [...document.querySelectorAll(selector)].filter(isDrawn);
  return { card: placeCallout(frame, others.map(measure), measure(card), page), frame };
}

const isFocusLost = () => document.activeElement === null || document.activeElement === document.body;

/** The focus goes back to where it came from, else to the network, unless it has been put elsewhere meanwhile. */
function returnFocus(openers: readonly HTMLElement[]): void {
  for (const opener of openers) if (isFocusLost()) opener.focus({ preventScroll: true });
  if (isFocusLost()) focusNetwork();
}

/** The tour; nothing where nobody takes it. */
export default function Tour() {
  const step = useStore((state) => state.tour);
  const [openers] = useState(findOpeners);
  useEffect(() => () => returnFocus(openers), [openers]);
  return step === null ? null : <TourCard key={step} step={step} />;
}

function TourCard({ step }: { readonly step: TourStep }) {
  const { tour: words, panels } = useLateText();
  const isNarrow = useMediaQuery(narrowScreen);
  const { setTour } = useStore.getState();
  const card = useRef<HTMLElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const update = () => {
      if (card.current !== null) setPlace(computePlace(step, card.current));
    };
    update();
    addEventListener('resize', update);
    return () => removeEventListener('resize', update);
  }, [step]);
  const isPlaced = place !== null;
  // Before it has its place it is hidden, and takes no focus.
  useEffect(() => {
    if (isPlaced) card.current?.focus({ preventScroll: true });
  }, [isPlaced]);
  useEffect(() => {
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
        style={place === null ? { visibility: 'hidden' } : place.card}
      >
        <header>
          <h2>{title}</h2>
          <IconButton label={words.leave} onClick={() => setTour(null)}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </header>
        <p>{step === 'more' && isNarrow ? words.narrowMore(panels.sheetTable) : body}</p>
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
