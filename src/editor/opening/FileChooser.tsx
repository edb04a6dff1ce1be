/** @file The part of the dialog that opens a file. */
import { FileUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { getFilePickers } from '../../state/fileHandles';
import type { FileJob } from '../../state/openFile';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';
import { prepareToOpen } from './prepareToOpen';

/** A button that lets somebody choose a file; `hint` says which, in place of what can be opened. */
export function FileChooser({
  hint,
  onFile,
}: {
  readonly hint?: string;
  readonly onFile: (job: FileJob) => void;
}) {
  const { opening } = useLateText();
  const input = useRef<HTMLInputElement>(null);
  useEffect(prepareToOpen, []);
  const choose = async () => {
    const { showOpenFilePicker } = getFilePickers();
    if (showOpenFilePicker === undefined) {
      input.current?.click();
      return;
    }
    try {
      const [handle] = await showOpenFilePicker();
      if (handle !== undefined) onFile({ file: await handle.getFile(), handle });
    } catch (error) {
      // Nothing was chosen; or, in a frame of another page, nothing may be chosen this way.
      if (!(error instanceof DOMException && error.name === 'AbortError')) input.current?.click();
    }
  };
  return (
    <section className="file-chooser" aria-label={opening.files}>
      <input
        ref={input}
        type="file"
        hidden
        accept=".onnx,.keras,.h5,.hdf5,.json,.svg,.png"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) onFile({ file });
        }}
      />
      <Button onClick={() => void choose()}>
        <FileUp size={16} aria-hidden="true" />
        {opening.chooseFile}
      </Button>
      <p className="quiet">
        {hint ?? opening.fileHint} {opening.stays}
      </p>
    </section>
  );
}
