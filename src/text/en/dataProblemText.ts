/** @file Why pictures cannot be read or kept, and what would help. */
import type { DataProblem } from '../../training/dataset';
import { formatBytes, formatExact } from '../quantities';
import { listWords } from './words';

const notServed =
  'CIFAR10 does not lie beside this page: `npm run cifar10` puts it there. Or download cifar-10-binary.tar.gz yourself and drop it here.';

/** What an answer of HTTP means for somebody who wants a file. */
function explainStatus(status: number): string {
  if (status === 404 || status === 410)
    return `There is no file at the address (status ${status}). Check it, or download the file yourself and drop it here.`;
  return status >= 500
    ? `The address’s host has trouble of its own (status ${status}). Try later, or download the file elsewhere and drop it here.`
    : `The address’s host does not hand out the file (status ${status}). Download it yourself and drop it here.`;
}

/** Why pictures cannot be read, and what would help. */
export function formatDataProblem(problem: DataProblem): string {
  const some = (names: readonly string[]) =>
    names.length > 4
      ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
      : listWords(names, 'and');
  switch (problem.code) {
    case 'unknown-format':
      return problem.files.length === 0
        ? 'There is no file to read. Choose it again: files stay with a run only where they were kept in the browser.'
        : `No reader knows ${some(problem.files)}. Use CIFAR10’s binary archive, Parquet files, a zip of pictures in folders, or a folder with a folder for each class.`;
    case 'several-sets':
      return `Each of ${some(problem.files)} is a set of its own. Choose one of them.`;
    case 'not-gzip':
    case 'not-tar':
      return `${some(problem.files)} is no .tar.gz archive. CIFAR10’s is called cifar-10-binary.tar.gz and has 170 MB.`;
    case 'not-zip':
      return `${some(problem.files)} is no zip archive, or is damaged.`;
    case 'not-parquet':
      return `${some(problem.files)} is no Parquet file, or is damaged.`;
    case 'cut-off':
      return `${some(problem.files)} ends too early. Load it once more.`;
    case 'damaged':
      return `${some(problem.files)} is damaged, or ends too early. Load it once more.`;
    case 'files-gone':
      return `${some(problem.files)} cannot be read any more: changed, moved or deleted since the choice. Choose the files again.`;
    case 'unknown-codec':
      return `${problem.file} is packed by ${problem.codec}, which is not read here. Save it packed by zstd, gzip or Snappy, or not packed.`;
    case 'missing-files':
      return `What should be there is missing: ${some(problem.files)}.`;
    case 'bad-records':
      return `${some(problem.files)} is not made of whole records of a label and a picture.`;
    case 'bad-label':
      return `${some(problem.files)} holds a label that belongs to no class.`;
    case 'bad-picture':
      return `The browser cannot open ${some(problem.files)}. ${problem.most === 0 ? 'Among fewer than 10 pictures none is left out' : `Of ${formatExact(problem.total)} pictures at most ${formatExact(problem.most)} may be left out`}: mend or remove them.`;
    case 'missing-columns':
      return `The Parquet file has no column for pictures or for labels; it has ${some(problem.columns)}.`;
    case 'bad-class-count':
      return problem.count < 2
        ? `There ${problem.count === 1 ? 'is one class' : 'is no class'}; at least two are needed, a folder for each.`
        : `There are ${problem.count} classes; at most ${problem.most} fit.`;
    case 'ambiguous-folder':
      return `“${problem.folder}” may be a class, as ${some(problem.beside)} beside it, or hold classes of its own, as a folder for training or testing does. Rename it, or move what lies beside it away.`;
    case 'nothing-to-train':
      return `There is no picture to train on in ${some(problem.files)}. Choose the files for training too.`;
    case 'empty-class':
      return problem.endings === undefined
        ? `There is no picture to train or to test on for ${some(problem.classes)} that can be opened. Each class needs both.`
        : `For ${some(problem.classes)} there are only files ending in ${some(problem.endings)}, which are not read here. Save them as PNG or JPEG, or remove them.`;
    case 'untrained-class':
      return `There is no picture to train on for ${some(problem.classes)}. Each of CIFAR10’s ten classes needs one.`;
    case 'download-failed':
      if (problem.status === null)
        return 'The address does not answer, or does not let this page read. Download the file yourself and drop it here.';
      return problem.isServed ? notServed : explainStatus(problem.status);
    case 'download-page':
      return problem.isServed
        ? notServed
        : 'The address answers with a web page, not with a file. Give that of the file itself, or download it yourself and drop it here.';
    case 'download-cut': {
      const all = problem.totalBytes === null ? '' : ` of ${formatBytes(problem.totalBytes)}`;
      return `The connection was cut after ${formatBytes(problem.bytes)}${all}. Start again, or download the file yourself and drop it here.`;
    }
    case 'not-kept':
      return `“${problem.name}” is not kept in this browser any more. Choose its files again.`;
    case 'kept-damaged':
      return `What is kept as “${problem.name}” is damaged. Delete it and choose its files again.`;
    case 'name-taken':
      return `Another set is kept as “${problem.name}”. It stays as it is; keep this one under another name.`;
    case 'storage-busy':
      return `Another tab has “${problem.name}” open. Keep the set under another name, or close that tab and start again.`;
    case 'storage-failed':
      return 'The browser does not let this page keep pictures; in private windows some never do.';
    case 'storage-full':
      return `The browser has no room for ${formatBytes(problem.bytes)}. Delete a kept set, or train without keeping it.`;
  }
}
