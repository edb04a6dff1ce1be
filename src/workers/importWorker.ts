/** @file The import off the page's thread: one job a worker, which the page ends to cancel. */
import { type ImportAnswer, type ImportJob, runImportJob } from './importJob';

addEventListener('message', async ({ data }: MessageEvent<ImportJob>) => {
  const answer = (message: ImportAnswer) => postMessage(message);
  const result = await runImportJob(data, { onProgress: (fraction) => answer({ fraction }) });
  answer({ result });
});
