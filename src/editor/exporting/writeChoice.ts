/** @file Writes the open design in a format, for the preview and for saving. */

import type { ExportOptions } from '../../codecs/exporter';
import { loadExporter } from '../../codecs/exportFormats';
import type { ExportNote, ExportProblem } from '../../codecs/exportProblem';
import type { ProjectOptions } from '../../codecs/project/recipe';
import type { Design } from '../../document/document';
import type { Size } from '../../layout/geometry';
import { selectTrueAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import type { ExportChoice } from '../../text/en/exportingText';
import type { AllText } from '../../text/enLate';
import { createFileName } from '../files/download';
import { isCodecFormat } from './exportList';

/** A file that was written, or why there is none. */
export type Written =
  | {
      readonly ok: true;
      readonly content: string | Uint8Array<ArrayBuffer>;
      readonly name: string;
      readonly mediaType: string;
      readonly notes: readonly ExportNote[];
      /** The drawing of formats that a page cannot show. */
      readonly preview?: string;
      /** Pixels for each on the screen, of pictures that have pixels. */
      readonly scale?: number;
    }
  | { readonly ok: false; readonly problem: ExportProblem | 'no-pixels' };

/**
 * The shape of sheet that pictures are wrapped for: that of the canvas where cards were placed by hand, for there they
 * fit; else the usual one.
 */
function chooseSheet({ positions }: Design): Size | undefined {
  if (positions.size === 0) return undefined;
  const canvas = document.querySelector('.network-canvas')?.getBoundingClientRect();
  // What the canvas leaves free around the network.
  return canvas && { width: Math.max(1, canvas.width - 48), height: Math.max(1, canvas.height - 32) };
}

/** How the tab Train is set up. */
async function loadProjectOptions(design: Design): Promise<ProjectOptions> {
  const { createDesignOptions } = await import('../../state/training/projectOptions');
  return createDesignOptions(design, useStore.getState());
}

/** Writes what somebody chose. Never rejects. */
export async function writeChoice(choice: ExportChoice, design: Design, text: AllText): Promise<Written> {
  const project = choice === 'project' ? await loadProjectOptions(design) : undefined;
  const options = {
    ...{ analysis: selectTrueAnalysis({ design }), text, sheet: chooseSheet(design) },
    ...(project && { project }),
  };
  const exporter = await loadExporter(isCodecFormat(choice) ? choice : 'svg');
  const result = exporter.write(design, options);
  if (!result.ok) return result;
  if (choice === 'png') {
    const { renderPng } = await import('./renderPng');
    const picture = await renderPng(design, options);
    if (picture === null) return { ok: false, problem: 'no-pixels' };
    const name = createFileName(design.title, '.png');
    return {
      ok: true,
      content: picture.bytes,
      name,
      mediaType: 'image/png',
      notes: [],
      scale: picture.scale,
    };
  }
  const { content } = result;
  return {
    ok: true,
    content: typeof content === 'string' ? content : Uint8Array.from(content),
    name: createFileName(design.title, exporter.extension),
    mediaType: exporter.mediaType,
    notes: result.notes,
    ...(choice === 'pdf' && { preview: await writePreview(design, options) }),
  };
}

async function writePreview(design: Design, options: ExportOptions): Promise<string> {
  const result = (await loadExporter('svg')).write(design, options);
  return result.ok ? String(result.content) : '';
}
