/** @file Another name for what is selected: typed over the old one, taken by Enter. */
import { useEffect, useRef, useState } from 'react';
import { maxNameLength } from '../../document/limits';
import { useStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FieldError } from '../../ui/FieldError';
import { useLateText } from '../useLateText';
import { findNamed, rename } from './renaming';
import './RenameDialog.css';

const errorId = 'rename-error';

/** The field, and the button that takes what is typed. */
function RenameForm({ onDone }: { readonly onDone: () => void }) {
  const text = useLateText();
  const [named] = useState(() => findNamed(useStore.getState()));
  const [name, setName] = useState(named?.name ?? '');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Not every browser gives the focus to what is selected.
    field.current?.focus();
    field.current?.select();
  }, []);
  const isEmpty = name.trim() === '';
  return (
    <form
      className="rename-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isEmpty) return;
        if (named !== null) rename(named, name.trim(), text);
        onDone();
      }}
    >
      <input
        ref={field}
        className="text-field"
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={maxNameLength}
        aria-label={text.actions.newName}
        aria-invalid={isEmpty}
        aria-describedby={isEmpty ? errorId : undefined}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" look="primary" disabled={isEmpty}>
        {text.actions.rename}
      </Button>
      {isEmpty && <FieldError id={errorId}>{text.actions.emptyName}</FieldError>}
    </form>
  );
}

/** The dialog. */
export default function RenameDialog() {
  const { inspector, panels } = useLateText();
  const [name] = useState(() => findNamed(useStore.getState())?.name ?? '');
  const close = () => useStore.getState().showDialog(null);
  return (
    <Dialog isOpen title={inspector.renameStep(name)} closeLabel={panels.close} onClose={close}>
      <RenameForm onDone={close} />
    </Dialog>
  );
}
