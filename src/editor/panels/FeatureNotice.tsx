/** @file Says what this browser lacks, once. */
import { X } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../state/language';
import { IconButton } from '../../ui/Button';
import { findMissingFeatures } from './browserFeatures';

const missing = findMissingFeatures(globalThis);

/** A line above the network; nothing in a browser that has everything. */
export function FeatureNotice() {
  const { page } = useText();
  const [isShown, setIsShown] = useState(missing.length > 0);
  if (!isShown) return null;
  return (
    <div className="file-notice" role="status">
      <span>{page.lacks(missing.map((feature) => page.features[feature]))}</span>
      <IconButton label={page.dismiss} onClick={() => setIsShown(false)}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
