/** @file A button that copies a text and says so. */
import { Check, Copy } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import { useStore } from '../../state/store';
import { Button, type ButtonLook } from '../../ui/Button';
import { useLateText } from '../useLateText';

const shownMs = 2500;

/** The button; `field` holds the text, and is selected where the browser refuses. */
export function CopyButton({
  text,
  label,
  look,
  field,
}: {
  readonly text: string;
  readonly label: string;
  readonly look?: ButtonLook;
  readonly field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
}) {
  const { sharing } = useLateText();
  const [copied, setCopied] = useState<string | null>(null);
  useEffect(() => {
    if (copied === null) return undefined;
    const timer = setTimeout(() => setCopied(null), shownMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      field.current?.select();
      useStore.getState().showNotice({ text: sharing.notCopied });
    }
  };
  const isCopied = copied === text;
  return (
    <>
      <Button look={look ?? 'plain'} onClick={() => void copy()}>
        {isCopied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
        {isCopied ? sharing.copied : label}
      </Button>
      <span className="visually-hidden" role="status">
        {isCopied ? sharing.copied : ''}
      </span>
    </>
  );
}
