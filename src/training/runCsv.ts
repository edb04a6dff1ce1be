/**
 * @file The results of a run as a table for other programs: a row for each measured layer at each epoch, the scores of
 * the epoch in every row; a row without a layer where none was measured. How saturation and probes were measured, and
 * by which rule layers were judged, stands at the end of each row. RFC 4180.
 */
import { readMoment } from './layerResults';
import type { TrainedRun } from './trainedRun';

const columns = [
  'run',
  'epoch',
  'train_loss',
  'train_accuracy',
  'test_loss',
  'test_accuracy',
  'layer',
  'kind',
  'status',
  'border',
  'tail',
  'width',
  'directions',
  'saturation',
  'participation',
  'probe_epoch',
  'probe_train_accuracy',
  'probe_test_accuracy',
  'saturation_delta',
  'saturation_shrunk',
  'probe_pooling',
  'probe_train_pictures',
  'probe_test_pictures',
  'probe_settled',
  'rule',
] as const;

type Cell = string | number | boolean | null;

function formatCell(cell: Cell): string {
  if (cell === null) return '';
  // A formula of a spreadsheet begins with one of these; a name never means one.
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The table as text, with a line of names. @param isVeiled leaves out what was predicted of the layers. */
export function writeRunCsv(run: TrainedRun, isVeiled = false): string {
  const rows: Cell[][] = [];
  const { delta, shrinks } = run.setup.settings.saturation;
  for (const { epoch, train, test } of run.state.epochs) {
    const { layers, probeEpoch, probeSettings } = readMoment(run, epoch);
    const scores = [run.name, epoch, train.loss, train.accuracy, test.loss, test.accuracy];
    const measured = layers.filter(({ participation, probe }) => participation !== null || probe !== null);
    if (measured.length === 0)
      rows.push([...scores, ...new Array<null>(columns.length - scores.length).fill(null)]);
    for (const layer of measured) {
      const { name, kind, status, isBorder, isTail, width, dimension, saturation, participation, probe } =
        layer;
      rows.push([
        ...scores,
        ...[name, kind],
        ...(isVeiled ? [null, null, null] : [status, isBorder, isTail]),
        ...[width, dimension, saturation, participation],
        ...[probe && probeEpoch, probe?.trainAccuracy ?? null, probe?.testAccuracy ?? null],
        ...(participation === null ? [null, null] : [delta, shrinks]),
        ...[probe && (probeSettings?.pooling ?? null), probe?.trainCount ?? null, probe?.testCount ?? null],
        probe && probe.isSettled !== false,
        isVeiled ? null : run.network.rule,
      ]);
    }
  }
  return [columns, ...rows].map((row) => `${row.map(formatCell).join(',')}\r\n`).join('');
}
