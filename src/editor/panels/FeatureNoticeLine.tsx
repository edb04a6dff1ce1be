/** @file What this browser lacks, in a line that can be put away. */
import { X } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../state/language';
import { IconButton } from '../../ui/Button';
import { useLateText } from '../useLateText';
import type { BrowserFeature } from './browserFeatures';
import '../opening/FileNotice.css';

/** The line. */
export default function FeatureNoticeLine({ missing }: { readonly missing: readonly BrowserFeature[] }) {
  const { page } = useText();
  const { notices } = useLateText();
  const [isShown, setIsShown] = useState(true);
  if (!isShown) return null;
  return (
    <div className="file-notice" role="status">
      <span>{notices.lacks(missing.map((feature) => notices.features[feature]))}</span>
      <IconButton label={page.dismiss} onClick={() => setIsShown(false)}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
