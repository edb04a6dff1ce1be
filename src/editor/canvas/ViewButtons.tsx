/** @file Turn the network, select several, zoom in, zoom out, show everything. */
import { Maximize, Minus, Plus, SquareDashedMousePointer } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { fitButtonId, zoomButtonIds } from './viewButtonIds';

const TurnButton = lazy(() => import('./TurnButton'));

/** The buttons in the canvas's corner. */
export function ViewButtons({
  canSelect,
  onZoom,
  onFit,
}: {
  /** Whether there is something to do with several layers. */
  readonly canSelect: boolean;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
}) {
  const { zoomIn, zoomOut, fit, selectSeveral } = useText().canvas;
  const isFraming = useStore((state) => state.isFraming);
  const buttons = [
    { id: zoomButtonIds.zoomIn, label: zoomIn, Icon: Plus, onClick: () => onZoom(1.25) },
    { id: zoomButtonIds.zoomOut, label: zoomOut, Icon: Minus, onClick: () => onZoom(1 / 1.25) },
    { id: fitButtonId, label: fit, Icon: Maximize, onClick: onFit },
  ];
  return (
    <div className="view-buttons">
      {canSelect && (
        <Suspense>
          <TurnButton />
        </Suspense>
      )}
      {canSelect && (
        <button
          type="button"
          aria-label={selectSeveral}
          title={selectSeveral}
          aria-pressed={isFraming}
          onClick={() => useStore.getState().setFraming(!isFraming)}
        >
          <SquareDashedMousePointer size={16} aria-hidden="true" />
        </button>
      )}
      {buttons.map(({ id, label, Icon, onClick }) => (
        <button key={label} id={id} type="button" aria-label={label} title={label} onClick={onClick}>
          <Icon size={16} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
