/**
 * @file What a preview would change, with the buttons that take it or leave it, and two designs that are compared, with
 * the button that swaps them; stands in place of the headline.
 */
import { useEffect } from 'react';
import { swapSides } from '../../state/compare/canvasComparison';
import { applyPreview } from '../../state/preview';
import { selectShownAnalysis, useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { summarizeDesign } from '../../suggestions/designSummary';
import { Button } from '../../ui/Button';
import { focusNetwork } from '../canvas/focusNetwork';
import { useLateText } from '../useLateText';
import { leavePreview, sayApplied } from './previewActions';
import './PreviewBar.css';

/** Escape leaves the preview, unless it is meant for something that lies above the page. */
function useEscape(): void {
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || useStore.getState().dialog !== null) return;
      event.preventDefault();
      leavePreview();
    };
    window.addEventListener('keydown', handleKeyDown);
    return () => window.removeEventListener('keydown', handleKeyDown);
  }, []);
}

/** The buttons go with the preview: the focus goes to the tab below that asked for it, else to the network. */
function handFocusOn(): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const tab = document.querySelector<HTMLElement>('.dock .tabs [aria-selected="true"]');
    if (tab === null) focusNetwork();
    else tab.focus();
  });
}

/** The bar. */
export default function PreviewBar() {
  const text = useLateText();
  const words = text.advice;
  const preview = useStore((state) => state.preview);
  const now = useAnalysis();
  const then = useStore(selectShownAnalysis);
  useEscape();
  useEffect(() => handFocusOn, []);
  if (preview === null) return null;
  const isTaken = preview.design !== null;
  const gain = text.suggestions.formatGain({ before: summarizeDesign(now), after: summarizeDesign(then) });
  return (
    <section className="preview-bar" aria-label={words.preview}>
      <p role="status">
        <b>{isTaken ? words.formatPreview(preview.label) : preview.label}</b>
        <span>{preview.note ?? gain}</span>
      </p>
      <div className="preview-actions">
        <Button onClick={leavePreview} title={words.leaveKeys}>
          {words.leave}
        </Button>
        {isTaken ? (
          <Button
            look="primary"
            onClick={() => {
              applyPreview();
              sayApplied(preview.label, text);
            }}
          >
            {words.apply}
          </Button>
        ) : (
          <Button onClick={swapSides}>{text.comparing.swap}</Button>
        )}
      </div>
    </section>
  );
}
