/** @file A design in brief, for lists: how far each convolution sees and what that comes to, and how many are too many. */
import type { Status } from '../../analysis/analysis';
import { analyze } from '../../analysis/analyze';
import type { Design } from '../../document/document';
import { getDefinition } from '../../layers/catalogue';
import type { PerAxis } from '../../util/perAxis';

/** A convolution, or several neighbours in one. */
export interface PreviewBar {
  readonly status: Status;
  /** Its smallest field by the size of the image, on the axis where that is less; two decimals, 99 at most. */
  readonly reach: number;
}

/** A design in brief. */
export interface DesignPreview {
  /** [height, width] in pixels. */
  readonly resolution: PerAxis<number>;
  /** Convolutions that are judged, and those of them that are unproductive. */
  readonly judged: number;
  readonly unproductive: number;
  /** In document order. */
  readonly bars: readonly PreviewBar[];
}

/** More convolutions than this share bars. */
const maxBars = 48;
const maxReach = 99;

/** Every so many bars as one: the last of them, behind which the network goes on. */
function thinOut(bars: readonly PreviewBar[]): readonly PreviewBar[] {
  if (bars.length <= maxBars) return bars;
  return Array.from({ length: maxBars }, (_, index) => {
    const end = Math.ceil(((index + 1) * bars.length) / maxBars);
    return bars[end - 1] as PreviewBar;
  });
}

/** Analyses a design for its preview. */
export function computePreview({ architecture, resolution, rule }: Design): DesignPreview {
  const { layers, headline } = analyze(architecture, { resolution, rule });
  const bars: PreviewBar[] = [];
  for (const { id, layer } of architecture.layers.values()) {
    const facts = layers.get(id);
    if (!getDefinition(layer.kind).isConvolution || facts?.field == null) continue;
    const { min } = facts.field;
    const ratio = Math.min(min[0] / resolution[0], min[1] / resolution[1], maxReach);
    bars.push({ status: facts.status, reach: Math.round(ratio * 100) / 100 });
  }
  const { judged, unproductive } = headline;
  return { resolution, judged, unproductive, bars: thinOut(bars) };
}
