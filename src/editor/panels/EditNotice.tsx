/** @file A short notice about what was just done or refused; it goes by itself, or with the next edit. */
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { Button, IconButton } from '../../ui/Button';
import './EditNotice.css';

const shownMs = 9000;

/** The place of notices, there also while it is empty: only then screen readers say what comes. */
export function EditNotice() {
  const { panels } = useText();
  const notice = useStore((state) => state.notice);
  const dismiss = () => useStore.getState().showNotice(null);
  useEffect(() => {
    if (notice === null) return undefined;
    const timer = setTimeout(() => useStore.getState().showNotice(null), shownMs);
    return () => clearTimeout(timer);
  }, [notice]);
  const action = notice?.action;
  return (
    <div className="edit-notice" role="status">
      {notice !== null && (
        <div className="edit-notice-box">
          <span>{notice.text}</span>
          {action !== undefined && (
            <Button
              onClick={() => {
                dismiss();
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton label={panels.dismiss} onClick={dismiss}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </div>
  );
}
