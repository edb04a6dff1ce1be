/** @file The library: every design that was kept in this browser, to open again or to delete. */
import { Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useText } from '../../state/language';
import type { DesignId } from '../../state/library/designId';
import type { DesignSummary } from '../../state/library/designLibrary';
import { loadKept, pageLibrary } from '../../state/library/pageLibrary';
import { useStore } from '../../state/store';
import { Button, IconButton } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import './DesignsDialog.css';

async function open(id: DesignId): Promise<void> {
  const { designId, openDesign, showDialog } = useStore.getState();
  const kept = id === designId ? null : await loadKept(id);
  showDialog(null);
  if (kept !== null) openDesign(kept, id);
}

/** The kept designs, last changed first. */
export default function DesignsDialog() {
  const { keeping, panels, toolbar } = useText();
  const [designs, setDesigns] = useState<readonly DesignSummary[] | null>(null);
  const openId = useStore((state) => state.designId);
  const refresh = () => void pageLibrary.list().then(setDesigns);
  useEffect(refresh, []);
  return (
    <Dialog
      isOpen
      className="designs-dialog"
      title={keeping.designs}
      closeLabel={panels.close}
      onClose={() => useStore.getState().showDialog(null)}
    >
      {designs?.length === 0 && <p className="quiet">{keeping.noDesigns}</p>}
      <ul className="design-list">
        {designs?.map(({ id, title, layerCount, updatedAt }) => (
          <li key={id}>
            <Button look="quiet" className="design-entry" onClick={() => void open(id)}>
              <span>{title || toolbar.untitled}</span>
              <small>{keeping.formatEntry(layerCount, new Date(updatedAt), id === openId)}</small>
            </Button>
            <IconButton
              label={keeping.removeDesign(title || toolbar.untitled)}
              disabled={id === openId}
              onClick={() => void pageLibrary.remove(id).then(refresh)}
            >
              <Trash2 size={16} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
