/** @file The offer of a new version of the page, with the ways to take it and to leave it. */
import { X } from 'lucide-react';
import { useText } from '../../state/language';
import { applyUpdate } from '../../state/offline';
import { useStore } from '../../state/store';
import { Button, IconButton } from '../../ui/Button';
import { useLateText } from '../useLateText';
import '../opening/FileNotice.css';

/** The line. */
export default function UpdateNoticeLine() {
  const { page } = useText();
  const { notices } = useLateText();
  return (
    <div className="file-notice" role="status">
      <span>{notices.updateReady}</span>
      <Button onClick={() => void applyUpdate()}>{notices.update}</Button>
      <IconButton label={page.dismiss} onClick={() => useStore.getState().setUpdate(false)}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
