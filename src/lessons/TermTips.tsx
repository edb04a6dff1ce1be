/**
 * @file What a word means, beside it: while the pointer or the focus is on it, or after a touch. It can be pointed at,
 * Escape hides it, and it leads to the glossary. It lies above everything, dialogs too.
 */
import { Suspense, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useLateText } from '../editor/useLateText';
import type { TermName } from '../ui/Term';
import { clamp } from '../util/numbers';
import { openGlossary } from './glossaryAim';
import './TermTips.css';

const hoverMs = 300;
const leaveMs = 200;
/** By then what came into focus has been scrolled to. */
const focusMs = 150;
const gap = 6;
const margin = 8;

const tipSelector = '.term-tip';
/** Where a tip belongs: in the dialog, else in the part of the page, that its word is in. */
const placeSelector = '[role="dialog"], aside, main, section';
const findAnchor = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-term]') : null;
const isOnTip = (target: EventTarget | null) =>
  target instanceof Element && target.closest(tipSelector) !== null;

/** Follows pointer, focus and touches. @returns the word that is explained, and what hides it. */
function useAnchor(first: HTMLElement): readonly [anchor: HTMLElement | null, hide: () => void] {
  const [anchor, setAnchor] = useState<HTMLElement | null>(() =>
    first.matches(':hover, :focus-visible') ? first : null,
  );
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (next: HTMLElement | null, ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => setAnchor(next), ms);
    };
    const handleOver = ({ target, pointerType }: PointerEvent) => {
      if (pointerType === 'touch') return;
      const found = findAnchor(target);
      if (found !== null) later(found, hoverMs);
      else if (isOnTip(target)) clearTimeout(timer);
      else later(null, leaveMs);
    };
    const handleFocus = ({ target }: FocusEvent) => {
      const found = findAnchor(target);
      if (found?.matches(':focus-visible')) later(found, focusMs);
      else if (found === null && !isOnTip(target)) later(null, 0);
    };
    const handleClick = (event: MouseEvent) => {
      const found = findAnchor(event.target);
      if (found === null) {
        if (!isOnTip(event.target)) later(null, 0);
        return;
      }
      const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
      if (isTouch) later(found, 0);
      else if (found.matches('.term')) {
        later(null, 0);
        openGlossary(found.dataset.term as TermName);
      }
    };
    const handleKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // It is meant for the tip alone.
      if (document.querySelector(tipSelector) !== null) event.preventDefault();
      later(null, 0);
    };
    // A word that is about to be explained still is, where it comes to rest.
    const hide = () => setAnchor(null);
    addEventListener('pointerover', handleOver);
    addEventListener('focusin', handleFocus);
    addEventListener('click', handleClick);
    addEventListener('keydown', handleKey, true);
    addEventListener('scroll', hide, true);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointerover', handleOver);
      removeEventListener('focusin', handleFocus);
      removeEventListener('click', handleClick);
      removeEventListener('keydown', handleKey, true);
      removeEventListener('scroll', hide, true);
    };
  }, []);
  return [anchor, () => setAnchor(null)];
}

/** Explains words, beginning with the one that somebody came to first. */
export default function TermTips({ first }: { readonly first: HTMLElement }) {
  const [anchor, hide] = useAnchor(first);
  const name = anchor?.dataset.term as TermName | undefined;
  if (anchor === null || name === undefined || !anchor.isConnected) return null;
  // While the sentences are on their way pointer and focus are followed already.
  return createPortal(
    <Suspense>
      <Tip key={name} anchor={anchor} name={name} onLeave={hide} />
    </Suspense>,
    anchor.closest(placeSelector) ?? document.body,
  );
}

function Tip({
  anchor,
  name,
  onLeave,
}: {
  readonly anchor: HTMLElement;
  readonly name: TermName;
  readonly onLeave: () => void;
}) {
  const { glossary } = useLateText();
  const tip = useRef<HTMLDivElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const box = tip.current;
    if (box === null) return undefined;
    box.showPopover();
    const word = anchor.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const isAbove = word.bottom + gap + height > innerHeight - margin && word.top > height + gap;
    box.style.left = `${clamp(word.left, margin, Math.max(margin, innerWidth - width - margin))}px`;
    box.style.top = `${isAbove ? word.top - gap - height : word.bottom + gap}px`;
    const before = anchor.getAttribute('aria-describedby');
    anchor.setAttribute('aria-describedby', id);
    return () => {
      if (before === null) anchor.removeAttribute('aria-describedby');
      else anchor.setAttribute('aria-describedby', before);
    };
  }, [anchor, id]);
  const { name: word, short } = glossary.terms[name];
  return (
    <div className="term-tip" ref={tip} popover="manual">
      <span role="tooltip" id={id}>
        <b>{word}.</b> {short}
      </span>
      <button
        type="button"
        className="term-tip-more"
        tabIndex={-1}
        onClick={() => {
          onLeave();
          openGlossary(name);
        }}
      >
        {glossary.title}
      </button>
    </div>
  );
}
