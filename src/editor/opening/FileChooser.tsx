/** @file The part of the dialog that opens a file. */
import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';

/** A button that lets somebody choose a file. */
export function FileChooser({ onFile }: { readonly onFile: (file: File) => void }) {
  const { opening } = useLateText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className="file-chooser" aria-label={opening.files}>
      <input
        ref={input}
        type="file"
        hidden
        accept=".onnx,.json"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) onFile(file);
        }}
      />
      <Button onClick={() => input.current?.click()}>
        <FileUp size={16} aria-hidden="true" />
        {opening.chooseFile}
      </Button>
      <p className="quiet">
        {opening.fileHint} {opening.stays}
      </p>
    </section>
  );
}
