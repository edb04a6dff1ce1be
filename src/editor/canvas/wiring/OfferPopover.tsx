/** @file The palette at a place: only what fits there. */
import { useCallback, useRef } from 'react';
import { createFittingLayer } from '../../../architecture/fittingLayer';
import { getDefinition, inferLayerShape, isLayerKind } from '../../../layers/catalogue';
import { isMapShape, type Shape } from '../../../layers/shape';
import { useStore } from '../../../state/store';
import { PointPopover } from '../../../ui/PointPopover';
import { addEntry } from '../../palette/addEntry';
import { PaletteList } from '../../palette/PaletteList';
import type { PaletteId } from '../../palette/paletteEntries';
import { useLateText } from '../../useLateText';
import { useCell } from './cell';
import { type Offer, offer } from './offer';

/** Whether an entry can take what arrives; a block works on maps. */
function canTake(id: PaletteId, arriving: Shape | null): boolean {
  if (!isLayerKind(id)) return arriving === null || isMapShape(arriving);
  if (getDefinition(id).arity.max === 0) return false;
  if (arriving === null) return true;
  const { problem } = inferLayerShape(createFittingLayer(id, arriving), [arriving]);
  return problem?.code !== 'needs-map';
}

function OpenOffer({ client, placement, arriving, position }: Offer) {
  const { wiring } = useLateText();
  const hasInput = useStore(({ design }) =>
    [...design.architecture.layers.values()].some(({ layer }) => layer.kind === 'Input'),
  );
  const takesAny = placement.at === 'before' || placement.at === 'free';
  const fits = useCallback(
    (id: PaletteId) => (takesAny ? id !== 'Input' || !hasInput : canTake(id, arriving)),
    [takesAny, hasInput, arriving],
  );
  const close = () => offer.set(null);
  const isTaken = useRef(false);
  return (
    <PointPopover
      x={client.x}
      y={client.y}
      className="offer-popover"
      label={wiring.choose}
      onClose={close}
      onFocusBack={(event) => {
        // The focus goes to the new layer.
        if (isTaken.current) event.preventDefault();
      }}
    >
      <PaletteList
        label={wiring.choose}
        fits={fits}
        onChoose={(id) => {
          isTaken.current = true;
          close();
          addEntry(id, true, { placement, position });
        }}
        onLeave={close}
        onReady={(field) => field?.focus()}
      />
    </PointPopover>
  );
}

/** The offer that is open, if any. */
export default function OfferPopover() {
  const open = useCell(offer);
  return open !== null && <OpenOffer {...open} />;
}
