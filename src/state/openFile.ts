/**
 * @file Opens files: read off the page's thread, opened as a design of their own, told in the store as it goes.
 *
 * The codecs are loaded when the first file comes.
 */
import { createBlobSource } from '../codecs/byteSource';
import type { FileAnswer } from '../codecs/fileAnswer';
import { createDesign, type Design } from '../document/document';
import { noteFileHandle } from './fileHandles';
import { useStore } from './store';

const loadDesignReader = () => import('../codecs/json/designFile');
const loadPictureReader = () => import('../codecs/picture/pictureFile');
const loadImporter = () => Promise.all([import('../workers/importClient'), import('../workers/importPort')]);

/**
 * Loads what reads files and starts a worker: called as soon as a file is likely to come, so that it need not wait.
 * Never rejects; what cannot be loaded now is tried again when the file is there.
 */
export async function prepareForFile(): Promise<void> {
  await Promise.allSettled([
    loadDesignReader(),
    loadPictureReader(),
    loadImporter().then(([, { prepareImportPort }]) => prepareImportPort()),
  ]);
}

/** A file to open. */
export interface FileJob {
  readonly file: File;
  /** The image input, where the file has several. */
  readonly input?: string;
  /** The file on the disk, where the browser can write to it: a design is saved to it again. */
  readonly handle?: FileSystemFileHandle | undefined;
  /** Whether its design is compared with the open one, which stays open. */
  readonly isCompared?: boolean;
  /** Names of files that came with it and are not opened. */
  readonly leftOut?: readonly string[];
}

let running: AbortController | null = null;

const headLength = 64;

async function readAnswer(
  { file, input }: FileJob,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<FileAnswer> {
  const source = createBlobSource(file);
  const unreadable: FileAnswer = { type: 'import', result: { ok: false, error: { code: 'unreadable' } } };
  try {
    const head = await source.read(0, Math.min(headLength, source.size));
    const { beginsLikeKeras, designExtensions, readDesignFile, recognizeDesignFile } =
      await loadDesignReader();
    const name = file.name.toLowerCase();
    // A file that is not what its name says gets the answer of the format that the name promises.
    const isNamed = designExtensions.some((extension) => name.endsWith(extension));
    const isDesign = recognizeDesignFile(head) || isNamed;
    if (isDesign && !(await beginsLikeKeras(source))) {
      const result = await readDesignFile(source);
      if ('design' in result) return { type: 'design', design: result.design };
      if ('problem' in result) return { type: 'design-problem', problem: result.problem };
    }
    const { readPicture, recognizePicture } = await loadPictureReader();
    const format = recognizePicture(head, name);
    if (format !== null) {
      const result = await readPicture(format, source);
      return 'design' in result
        ? { type: 'design', design: result.design }
        : { type: 'picture-problem', problem: result.problem };
    }
    const [{ importFile }] = await loadImporter();
    const options = { onProgress, signal };
    const result = await importFile(file, input === undefined ? options : { ...options, input });
    return { type: 'import', result };
  } catch {
    return unreadable;
  }
}

/** The design that an answer holds; null where it holds none. */
function toDesign(answer: FileAnswer, fileName: string): Design | null {
  const baseName = fileName.replace(/\.[^.]+$/, '');
  if (answer.type === 'design') {
    const { design } = answer;
    return design.title === '' ? { ...design, title: baseName } : design;
  }
  if (answer.type !== 'import' || !answer.result.ok) return null;
  const { architecture, design, title, workedAt } = answer.result;
  if (design !== undefined) return { ...design, title: title || baseName };
  const { rule } = useStore.getState().design;
  return createDesign(architecture, { title: title || baseName, resolution: workedAt, rule });
}

/**
 * Opens a file; one that is being read is given up for it. Never rejects: what fails stands in the store.
 *
 * @param onOpen gets the design, and opens it.
 */
export async function openFile(job: FileJob, onOpen: (design: Design) => void): Promise<void> {
  running?.abort();
  const own = new AbortController();
  running = own;
  const { file, handle, isCompared = false, leftOut = [] } = job;
  const { setFileRun } = useStore.getState();
  setFileRun({ phase: 'reading', file, fraction: 0 });
  const onProgress = (fraction: number) => {
    if (running === own) setFileRun({ phase: 'reading', file, fraction });
  };
  const answer = await readAnswer(job, onProgress, own.signal);
  if (running !== own) return;
  running = null;
  const design = toDesign(answer, file.name);
  if (design !== null) onOpen(design);
  const isDesignFile = file.name.toLowerCase().endsWith('.json');
  if (answer.type === 'design' && isDesignFile && handle !== undefined)
    noteFileHandle(useStore.getState().designId, handle);
  setFileRun({ phase: 'answered', file, answer, leftOut, ...(isCompared && { isCompared }) });
}

/** Gives up the file that is being read. */
export function cancelFile(): void {
  running?.abort();
  running = null;
  useStore.getState().setFileRun(null);
}
