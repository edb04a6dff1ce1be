/** @file Trained numbers of a run in files: by themselves, or within the network. */
import { loadExporter } from '../../codecs/exportFormats';
import type { ExportProblem } from '../../codecs/exportProblem';
import { describePixels } from '../../codecs/pixelScale';
import { writeSafetensors } from '../../codecs/safetensors/safetensors';
import type { Weights } from '../../codecs/weights';
import { createDesign, type Design } from '../../document/document';
import type { Checkpoint } from '../../training/checkpoint';
import { toPytorchOrder } from '../../training/pytorchOrder';
import { thinNetwork } from '../../training/thinNetwork';
import { getRunResolution } from '../../training/trainedRun';
import { createProjectOptions } from './projectOptions';
import type { DesignRun } from './trainingView';

/** What trained numbers are written in. */
export type WeightsFormat = 'safetensors' | 'onnx' | 'project';

/** A file, or why there is none: null where there are no numbers. */
export type WrittenWeights =
  | { readonly content: Uint8Array; readonly extension: string; readonly mediaType: string }
  | { readonly problem: ExportProblem | null };

/** The network that a run trains, at its width and at the size of its images. */
export function getTrainedDesign(run: Pick<DesignRun, 'name' | 'network' | 'setup'>): Design {
  const { network, setup } = run;
  return createDesign(thinNetwork(network.architecture, setup.width), {
    title: run.name,
    resolution: getRunResolution(run),
    rule: network.rule,
  });
}

/** Writes the numbers of a run. @param checkpoint holds them; null where there are none. */
export async function writeRunWeights(
  run: DesignRun,
  format: WeightsFormat,
  checkpoint: Checkpoint | null,
): Promise<WrittenWeights> {
  if (checkpoint === null) return { problem: null };
  const design = getTrainedDesign(run);
  const tensors = [...checkpoint.weights, ...checkpoint.statistics];
  const weights: Weights = toPytorchOrder(design.architecture, tensors);
  const { scale } = run.state;
  if (format === 'safetensors') {
    const told = { name: run.name, step: String(checkpoint.step), ...(scale && describePixels(scale)) };
    const content = writeSafetensors(weights, told);
    return { content, extension: '.safetensors', mediaType: 'application/octet-stream' };
  }
  const exporter = await loadExporter(format);
  const project = createProjectOptions(run.setup);
  const result = exporter.write(design, { weights, project, ...(scale && { pixelScale: scale }) });
  if (!result.ok) return { problem: result.problem };
  const { content } = result;
  return {
    content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    extension: exporter.extension,
    mediaType: exporter.mediaType,
  };
}
