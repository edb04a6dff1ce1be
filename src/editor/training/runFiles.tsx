/** @file Runs leave as files, and come back. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Status } from '../../analysis/analysis';
import type { KeyEntry } from '../../plots/LayerKey';
import { LayerPlot } from '../../plots/LayerPlot';
import { useStore } from '../../state/store';
import { getRunControl } from '../../state/training/runControl';
import { readRun, writeRun } from '../../state/training/runFile';
import { createRunId } from '../../state/training/runIds';
import { createRunName } from '../../state/training/runNames';
import type { WeightsFormat } from '../../state/training/runWeights';
import type { DesignRun } from '../../state/training/trainingView';
import { selectVeilsRuns } from '../../state/training/veiledRuns';
import { joinExplanation } from '../../text/en/words';
import type { AllText, LateText } from '../../text/enLate';
import { formatPercent } from '../../text/quantities';
import { chooseMoment, type MomentResults } from '../../training/layerResults';
import { writeRunCsv } from '../../training/runCsv';
import { getRunResolution } from '../../training/trainedRun';
import { createFileName, download } from '../files/download';
import { writePlotSvg } from '../files/writePlotSvg';
import { chooseFiles } from './chooseFiles';
import { describePlot } from './describePlot';
import { collectPlotData, type LayerPlotData } from './layerPlotData';

const statusOrder: readonly Status[] = ['productive', 'critical', 'partial', 'unproductive', 'head', 'none'];

/** What the bars and the line are, where there are any, and which status has which colour. */
function listKeyEntries(
  { places, series }: LayerPlotData,
  { moment, probeEpoch, probeSettings }: MomentResults,
  isVeiled: boolean,
  { train: { layers: words }, status: { names } }: AllText,
): readonly KeyEntry[] {
  const [main] = series;
  const barred = places.filter(({ id }) => main?.saturation.has(id));
  const statuses = new Set(isVeiled ? [] : barred.map(({ status }) => status));
  return [
    ...(barred.length > 0 ? [{ look: 'words', name: words.bars(moment === 'now') } as const] : []),
    ...statusOrder.filter((status) => statuses.has(status)).map((look) => ({ look, name: names[look] })),
    ...(probeEpoch === null ? [] : [{ look: 'line', name: words.line(probeEpoch, probeSettings) } as const]),
  ];
}

/** The plot of layers as an SVG file, drawn once out of sight. */
function drawRun(run: DesignRun, text: AllText): string {
  const { train } = text;
  const host = document.createElement('div');
  host.className = 'plot-export';
  document.body.append(host);
  const root = createRoot(host);
  const { moment } = useStore.getState().training;
  const chosen = chooseMoment(run.state, moment);
  const isVeiled = selectVeilsRuns(useStore.getState());
  const data = collectPlotData([run], chosen, isVeiled);
  const { places, series } = data;
  const [results] = data.results;
  const when = train.formatMoment(chosen);
  flushSync(() =>
    root.render(
      <LayerPlot
        places={places}
        series={series}
        resolution={getRunResolution(run)}
        width={Math.max(720, 24 * places.length)}
        height={400}
        legend={results === undefined ? [] : listKeyEntries(data, results, isVeiled, text)}
        title={`${run.name}, ${when}`}
        label={describePlot([run], data, train)}
        words={train.layers}
        formatY={formatPercent}
      />,
    ),
  );
  const svg = host.querySelector('svg');
  const content = svg === null ? '' : writePlotSvg(svg);
  root.unmount();
  host.remove();
  return content;
}

/** Saves a run in a format. */
export function exportRun(run: DesignRun, format: 'csv' | 'json' | 'svg', text: AllText): void {
  const name = createFileName(run.name, `.${format}`);
  if (format === 'csv') download(name, writeRunCsv(run, selectVeilsRuns(useStore.getState())), 'text/csv');
  else if (format === 'json') download(name, writeRun(run), 'application/json');
  else download(name, drawRun(run, text), 'image/svg+xml');
}

/** Saves the numbers of a run, as they are now or as they were last kept; says why where it cannot. */
export async function saveRunWeights(run: DesignRun, format: WeightsFormat, text: LateText): Promise<void> {
  const { writeRunWeights } = await import('../../state/training/runWeights');
  const written = await writeRunWeights(run, format, await getRunControl().takeWeights(run.id));
  if (!('problem' in written)) {
    const { content, extension, mediaType } = written;
    download(createFileName(run.name, extension), Uint8Array.from(content), mediaType);
    return;
  }
  const { problem } = written;
  const sentence =
    problem === null ? text.train.runs.noWeights : joinExplanation(text.exports.explainProblem(problem));
  useStore.getState().showNotice({ text: sentence });
}

/** Files of which it is told one by one why they were not opened. */
const maxTold = 3;

/** Takes in runs that were saved here, or trained elsewhere; each gets a name that no other has. */
export async function openRunFiles(files: readonly File[], text: LateText): Promise<void> {
  const { train, designs } = text;
  const refused: string[] = [];
  await getRunControl().readKept();
  for (const file of files) {
    const read = readRun(await file.text(), createRunId(), Date.now());
    if ('run' in read) {
      getRunControl().add({ ...read.run, name: createRunName(read.run.name, text) });
      continue;
    }
    const reason =
      'problem' in read
        ? train.runs.explainFile(read.problem)
        : designs.formatDesignProblem(read.designProblem);
    refused.push(train.runs.badFile(file.name, joinExplanation(reason)));
  }
  if (refused.length === 0) return;
  const told = refused.slice(0, maxTold);
  const rest = refused.length - told.length;
  useStore
    .getState()
    .showNotice({ text: [...told, ...(rest > 0 ? [train.runs.moreBadFiles(rest)] : [])].join(' ') });
}

/** Asks for files with runs. */
export async function importRuns(text: LateText): Promise<void> {
  const files = await chooseFiles({ isFolder: false, accept: '.json' });
  await openRunFiles(
    files.map(({ path, file }) => new File([file], path)),
    text,
  );
}
