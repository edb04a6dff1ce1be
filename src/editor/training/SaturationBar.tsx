/** @file The saturation of a layer on its card: a level along its right edge, and the number in its second line. */
import type { CSSProperties } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useCardShare } from '../../state/training/cardSaturation';
import { useLateText } from '../useLateText';
import './SaturationBar.css';

/** Number and level; nothing where the layer was not measured. */
export default function SaturationBar({ id }: { readonly id: LayerId }) {
  const words = useLateText().train.layers;
  const share = useCardShare(id);
  if (share === null) return null;
  return (
    <>
      <span className="card-value card-share" title={words.formatCard(share)}>
        {words.formatCardShort(share)}
      </span>
      <span
        className="card-saturation"
        style={{ '--share': `${100 * Math.min(share, 1)}%` } as CSSProperties}
      />
    </>
  );
}
