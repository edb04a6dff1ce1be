/** @file What is said while a layout takes long, and how far it is, with a way out: plain columns at once. */
import { useEffect, useState } from 'react';
import { computePlainLayout } from '../../layout/plainLayout';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';
import type { PendingLayout } from './usePlacedCards';
import './LayoutProgress.css';

/** Layouts that are quicker than this need no words. */
const patienceMs = 400;

/** The share of a layout that is done; null: nothing is known yet. */
function useShare(pending: PendingLayout): number | null {
  const [known, setKnown] = useState<{ readonly of: PendingLayout; readonly share: number } | null>(null);
  useEffect(() => {
    pending.onProgress = (share) => setKnown({ of: pending, share });
    return () => {
      pending.onProgress = null;
    };
  }, [pending]);
  return known?.of === pending ? known.share : null;
}

/** The line above the canvas. */
export default function LayoutProgress({ pending }: { readonly pending: PendingLayout }) {
  const { map } = useLateText();
  const [isLong, setIsLong] = useState(false);
  const share = useShare(pending);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  const { graph, request, settle } = pending;
  const words = map.arranging(graph.cards.length);
  return (
    <div className="layout-progress" role="status">
      {isLong && (
        <>
          <span>{words}</span>
          <progress aria-label={words} {...(share !== null && { value: share })} />
          <Button onClick={() => settle(computePlainLayout(graph, request))}>{map.settle}</Button>
        </>
      )}
    </div>
  );
}
