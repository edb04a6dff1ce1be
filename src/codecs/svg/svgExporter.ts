/** @file Pictures as SVG: the whole network, light, with legend and caption; the design is kept inside as a link. */
import { enAll } from '../../text/enAll';
import { drawNetwork } from '../drawing/drawNetwork';
import { getAnalysis } from '../exportable';
import type { Exporter } from '../exporter';
import { writeLink } from '../url/link';
import { writeSvg } from './writeSvg';

/** Writes SVG. */
export const svgExporter: Exporter = {
  id: 'svg',
  extension: '.svg',
  mediaType: 'image/svg+xml',
  write: (design, options = {}) => {
    if (design.architecture.layers.size === 0) return { ok: false, problem: { code: 'empty' } };
    const drawing = drawNetwork(design, {
      analysis: getAnalysis(design, options),
      text: options.text ?? enAll,
      sheet: options.sheet,
    });
    return { ok: true, content: writeSvg(drawing, writeLink(design)), notes: [] };
  },
};
