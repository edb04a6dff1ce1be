/** @file The saturation of a layer on its card: a bar along its lower edge, and the number. */
import type { CSSProperties } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useCardShare } from '../../state/training/cardSaturation';
import { useLateText } from '../useLateText';
import './SaturationBar.css';

/** The bar; nothing where the layer was not measured. */
export default function SaturationBar({ id }: { readonly id: LayerId }) {
  const words = useLateText().train.layers;
  const share = useCardShare(id);
  if (share === null) return null;
  return (
    <span
      className="card-saturation"
      title={words.formatCard(share)}
      style={{ '--share': `${100 * Math.min(share, 1)}%` } as CSSProperties}
    >
      <span>{words.formatCardShort(share)}</span>
    </span>
  );
}
