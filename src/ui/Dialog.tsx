/** @file What stands above the page for a while: a dialog in its middle, or a sheet that rises from below. */
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './Button';
import './Dialog.css';

/** What a dialog needs. */
export interface DialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** The name of the button that closes it. */
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly place?: 'middle' | 'below';
  /** Whether the title is for screen readers only. */
  readonly isTitleHidden?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A dialog: the focus stays within, Escape and a press beside it close it. */
export function Dialog(props: DialogProps) {
  const { isOpen, title, closeLabel, onClose, place = 'middle', isTitleHidden, className = '' } = props;
  return (
    <Radix.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Radix.Portal>
        <Radix.Overlay className="dialog-overlay" data-place={place} />
        <Radix.Content className={`dialog ${className}`} data-place={place} aria-describedby={undefined}>
          <header className="dialog-header">
            <Radix.Title className={isTitleHidden ? 'visually-hidden' : 'dialog-title'}>{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={closeLabel}>
                <X size={16} aria-hidden="true" />
              </IconButton>
            </Radix.Close>
          </header>
          <div className="dialog-body">{props.children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
