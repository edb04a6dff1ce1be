/** @file The dialog itself, which is loaded when one is first shown. */
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { IconButton } from './Button';
import type { DialogProps } from './overlayProps';
import { useFocusBack } from './useFocusBack';
import './Dialog.css';

/** A dialog on radix-ui. */
export default function RadixDialog(props: DialogProps) {
  const { isOpen, title, closeLabel, onClose, place = 'middle', isTitleHidden, className = '' } = props;
  const { ref, handleCloseAutoFocus } = useFocusBack(props.onFocusBack);
  return (
    <Radix.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Radix.Portal>
        <Radix.Overlay className="dialog-overlay" data-place={place} />
        <Radix.Content
          ref={ref}
          className={`dialog ${className}`}
          data-place={place}
          aria-describedby={undefined}
          onCloseAutoFocus={handleCloseAutoFocus}
          onEscapeKeyDown={(event) => {
            // A field that is given up by Escape leaves the dialog open.
            if (event.target instanceof Element && event.target.closest('[data-owns-escape]') !== null)
              event.preventDefault();
          }}
        >
          <header className="dialog-header">
            <Radix.Title className={isTitleHidden ? 'visually-hidden' : 'dialog-title'}>{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={closeLabel}>
                <X size={16} aria-hidden="true" />
              </IconButton>
            </Radix.Close>
          </header>
          {props.isText ? (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls and holds no control must take the focus
            <section className="dialog-body" tabIndex={0} aria-label={title}>
              {props.children}
            </section>
          ) : (
            <div className="dialog-body">{props.children}</div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
