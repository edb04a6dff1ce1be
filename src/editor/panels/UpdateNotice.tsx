/** @file Offers a new version of the page; it is never loaded unasked. */
import { X } from 'lucide-react';
import { useText } from '../../state/language';
import { applyUpdate } from '../../state/offline';
import { useStore } from '../../state/store';
import { Button, IconButton } from '../../ui/Button';

/** A line above the network; nothing while this version is the newest. */
export function UpdateNotice() {
  const { page } = useText();
  const hasUpdate = useStore((state) => state.hasUpdate);
  if (!hasUpdate) return null;
  return (
    <div className="file-notice" role="status">
      <span>{page.updateReady}</span>
      <Button onClick={() => void applyUpdate()}>{page.update}</Button>
      <IconButton label={page.dismiss} onClick={() => useStore.getState().setUpdate(false)}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
