/**
 * @file Why a layer has its status: which layers feed it, what they see, and the comparison with the image that decides.
 *
 * Source: Richter et al., "Should You Go Deeper?", ICMLA 2021; for the rule of the toolbox, rfa_toolbox 1.7.
 */
import { type Architecture, getLayer, type LayerId } from '../../architecture/architecture';
import { getDefinition } from '../../layers/catalogue';
import { mapAxes, type PerAxis } from '../../util/perAxis';
import type { Analysis } from '../analysis';
import { getKernelSize } from '../network';

/** A layer that feeds the judged one, and what it sees, in pixels. */
export interface StatusInput {
  readonly layer: LayerId;
  readonly min: PerAxis<number>;
  readonly jump: PerAxis<number>;
}

/** What a status follows from. All in pixels of the image. */
export type StatusTerms =
  | {
      readonly rule: 'paper';
      /** The nearest convolutions upstream in document order, and the image where it arrives itself. */
      readonly inputs: readonly StatusInput[];
      /** The smallest of what they see; each pixel of the image sees itself. */
      readonly received: PerAxis<number>;
      readonly own: PerAxis<number>;
      readonly resolution: PerAxis<number>;
    }
  | {
      readonly rule: 'toolbox';
      /** The layers that feed it directly. */
      readonly inputs: readonly StatusInput[];
      readonly received: PerAxis<number>;
      readonly own: PerAxis<number>;
      readonly resolution: PerAxis<number>;
      /** Without dilation. */
      readonly kernelSize: PerAxis<number>;
      /** The most positions that the image has room for in any input. */
      readonly positions: PerAxis<number>;
    };

/** The nearest convolutions upstream of a layer, looking through everything else. O(layers + connections). */
function findNearestConvolutions(
  { layers }: Architecture,
  analysis: Analysis,
  start: readonly LayerId[],
): readonly LayerId[] {
  const seen = new Set<LayerId>(start);
  const found = new Set<LayerId>();
  const open = [...start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = layers.get(id);
    // What sees everything is no input.
    if (node === undefined || !analysis.layers.get(id)?.field) continue;
    if (node.layer.kind === 'Input' || getDefinition(node.layer.kind).isConvolution) {
      found.add(id);
      continue;
    }
    for (const input of node.inputs) {
      if (seen.has(input)) continue;
      seen.add(input);
      open.push(input);
    }
  }
  return [...layers.keys()].filter((id) => found.has(id));
}

/** What a layer's status follows from; null where the rule does not judge it. */
export function explainStatus(
  architecture: Architecture,
  analysis: Analysis,
  id: LayerId,
): StatusTerms | null {
  const node = getLayer(architecture, id);
  const facts = analysis.layers.get(id);
  const { rule, resolution } = analysis.input;
  const isJudged = facts !== undefined && facts.status !== 'none' && facts.status !== 'head';
  if (!isJudged || facts.field === null) return null;
  const sources =
    rule === 'paper' ? findNearestConvolutions(architecture, analysis, node.inputs) : node.inputs;
  const inputs = [...new Set(sources)].flatMap((layer): StatusInput[] => {
    const field = analysis.layers.get(layer)?.field;
    return field ? [{ layer, min: field.min, jump: field.jump }] : [];
  });
  const received = mapAxes(resolution, (_, axis) => Math.min(...inputs.map(({ min }) => min[axis])));
  const common = { inputs, received, own: facts.field.min, resolution };
  if (rule === 'paper') return { rule, ...common };
  const kernelSize = getKernelSize(node);
  const positions = mapAxes(resolution, (length, axis) =>
    Math.max(...inputs.map(({ jump }) => Math.floor(length / jump[axis]))),
  );
  return { rule, ...common, kernelSize, positions };
}
