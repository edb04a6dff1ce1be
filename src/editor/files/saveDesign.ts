/** @file Saves the open design as a JSON file: to the same file again where the browser can, as a download elsewhere. */
import { writeDesignFile } from '../../codecs/json/writeDesign';
import { findFileHandle, forgetFileHandle, getFilePickers, noteFileHandle } from '../../state/fileHandles';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { createFileName, download } from './download';

const mediaType = 'application/json';

const isNamed = (error: unknown, name: string) => error instanceof DOMException && error.name === name;

/** The file to write to; null where somebody changed their mind, undefined where the browser has no such thing. */
async function chooseFile(isElsewhere: boolean): Promise<FileSystemFileHandle | null | undefined> {
  const { design, designId } = useStore.getState();
  const known = isElsewhere ? undefined : findFileHandle(designId);
  if (known !== undefined) return known;
  const { showSaveFilePicker } = getFilePickers();
  if (showSaveFilePicker === undefined) return undefined;
  const { files } = await loadLateText();
  try {
    return await showSaveFilePicker({
      suggestedName: createFileName(design.title, '.json'),
      types: [{ description: files.design, accept: { [mediaType]: ['.json'] } }],
    });
  } catch (error) {
    if (isNamed(error, 'AbortError')) return null;
    // Frames of other pages may not ask for files.
    return undefined;
  }
}

/** Saves the design. With `isElsewhere` it asks for the file also where one is known. */
export async function saveDesign(isElsewhere = false): Promise<void> {
  const handle = await chooseFile(isElsewhere);
  if (handle === null) return;
  const { files } = await loadLateText();
  const { design, designId, showNotice } = useStore.getState();
  const content = writeDesignFile(design);
  if (handle === undefined) {
    download(createFileName(design.title, '.json'), content, mediaType);
    return;
  }
  try {
    const stream = await handle.createWritable();
    await stream.write(content);
    await stream.close();
    noteFileHandle(designId, handle);
    showNotice({ text: files.saved(handle.name) });
  } catch (error) {
    forgetFileHandle(designId);
    const isRefused = isNamed(error, 'NotAllowedError');
    showNotice({
      text: isRefused ? files.notAllowed(handle.name) : files.notSaved(handle.name),
      action: { label: files.saveElsewhere, run: () => void saveDesign(true) },
    });
  }
}
