/** @file Pictures as PDF: the whole network on one page of its size, with legend and caption; the design is kept inside. */
import { enAll } from '../../text/enAll';
import { drawNetwork } from '../drawing/drawNetwork';
import { getAnalysis } from '../exportable';
import type { Exporter } from '../exporter';
import { writeLink } from '../url/link';
import { writePdf } from './writePdf';

/** Writes PDF. */
export const pdfExporter: Exporter = {
  id: 'pdf',
  extension: '.pdf',
  mediaType: 'application/pdf',
  write: (design, options = {}) => {
    if (design.architecture.layers.size === 0) return { ok: false, problem: { code: 'empty' } };
    const drawing = drawNetwork(design, {
      analysis: getAnalysis(design, options),
      text: options.text ?? enAll,
      sheet: options.sheet,
    });
    return { ok: true, content: writePdf(drawing, writeLink(design)), notes: [] };
  },
};
