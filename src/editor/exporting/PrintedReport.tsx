/** @file The report on paper: what the network comes to, its drawing, its layers as a table, and the notes. */
import type { Analysis } from '../../analysis/analysis';
import { analyze } from '../../analysis/analyze';
import type { LayerId } from '../../architecture/architecture';
import { drawNetwork, writeCaption } from '../../codecs/drawing/drawNetwork';
import type { Design } from '../../document/document';
import { computeCards } from '../../layout/cards';
import { capitalize } from '../../text/en/words';
import type { AllText } from '../../text/enLate';
import { formatShape } from '../../text/quantities';
import { DrawingView } from './DrawingView';
import './PrintedReport.css';

/** The drawing has about this shape on an upright page. */
const sheet = { width: 1200, height: 720 };

/** Sentences about the whole network. */
function listFindings({ architecture, resolution }: Design, analysis: Analysis, { summary }: AllText) {
  const getName = (id: LayerId) => architecture.layers.get(id)?.name ?? id;
  const { borderLayers, tail, feasibleResolution, layers } = analysis;
  const tailCount = [...layers.values()].filter(({ isTail }) => isTail).length;
  return [
    summary.formatBorderLayers(borderLayers.map(getName)),
    summary.formatTail(tail === null ? null : getName(tail), tailCount),
    summary.formatFeasibleResolution(feasibleResolution),
    summary.formatFit(resolution, feasibleResolution),
  ].flatMap((sentence) => (sentence === null ? [] : `${capitalize(sentence)}.`));
}

interface Row {
  readonly id: LayerId;
  readonly cells: readonly string[];
}

/** A row for each card: a convolution together with the norm and the activation behind it. */
function listRows({ architecture }: Design, analysis: Analysis, text: AllText): readonly Row[] {
  const { layerTable, layers: words } = text;
  return computeCards(architecture).cards.flatMap(({ id, rows }): readonly Row[] => {
    const node = architecture.layers.get(id);
    const facts = analysis.layers.get(id);
    if (node === undefined || facts === undefined) return [];
    const all = [id, ...rows].flatMap((layer) => analysis.layers.get(layer) ?? []);
    const behind = rows.flatMap((row) => architecture.layers.get(row) ?? []);
    const kinds = [
      `${words.formatShortKind(node.layer.kind)} ${words.formatShorthand(node.layer)}`.trim(),
      ...behind.map(({ layer }) => words.formatShortKind(layer.kind)),
    ];
    const sum = (get: (layer: (typeof all)[number]) => number) =>
      all.reduce((total, part) => total + get(part), 0);
    const cells = [
      node.name,
      kinds.join(' · '),
      facts.shape === null ? layerTable.unknown : formatShape(facts.shape),
      layerTable.formatFieldCell(facts),
      layerTable.formatStatusCell(facts),
      layerTable.formatCostCell(sum(({ params }) => params)),
      layerTable.formatCostCell(sum(({ macs }) => macs)),
    ];
    return [{ id, cells }];
  });
}

/** The report. */
export function PrintedReport({ design, text }: { readonly design: Design; readonly text: AllText }) {
  const { architecture, resolution, rule } = design;
  const analysis = analyze(architecture, { resolution, rule });
  const { heading, sentences } = writeCaption(design, analysis, text);
  const drawing = drawNetwork(design, { analysis, text, sheet, hasCaption: false });
  const { name, kind, shape, field, status, params, macs } = text.layerTable.headers;
  const headers = [name, kind, shape, field, status, params, macs];
  const remarks = [...architecture.layers.values()].filter(({ notes = '' }) => notes !== '');
  return (
    <article className="printed-report">
      <h1>{heading}</h1>
      <p>
        <b>{sentences[0]}</b> {sentences.slice(1).join(' ')} {listFindings(design, analysis, text).join(' ')}
      </p>
      <DrawingView drawing={drawing} className="printed-drawing" />
      {(design.notes !== '' || remarks.length > 0) && (
        <section>
          <h2>{text.exporting.notes}</h2>
          {design.notes !== '' && <p className="printed-notes">{design.notes}</p>}
          {remarks.map(({ id, name: layer, notes }) => (
            <p key={id} className="printed-notes">
              <b>{layer}</b> {notes}
            </p>
          ))}
        </section>
      )}
      <div className="printed-table">
        <table>
          <thead>
            <tr>
              {headers.map((header, column) => (
                <th key={header} data-numeric={column > 4 || undefined}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listRows(design, analysis, text).map(({ id, cells }) => (
              <tr key={id} data-status={analysis.layers.get(id)?.status}>
                {cells.map((cell, column) => (
                  <td key={headers[column]} data-numeric={column > 4 || undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <footer>{text.exporting.colophon}</footer>
    </article>
  );
}
