/** @file A thread that helps the training worker: the code of its worker. It knows no tfjs. */
import { helpUntilOver, type ThreadStart } from './threadJobs';

addEventListener('message', ({ ports: [port] }) => {
  if (port) port.onmessage = ({ data }: MessageEvent<ThreadStart>) => helpUntilOver(data);
});
