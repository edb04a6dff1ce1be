/** @file What stands on the card of a layer beside its name, on the page as in pictures. */
import type { LayerAnalysis } from '../../analysis/analysis';
import type { LayerNode } from '../../architecture/architecture';
import { getChannels, getMapSize, isMapShape } from '../../layers/shape';
import { isKindEvident } from '../../layout/kindEvidence';
import type { Text } from '../../text/en';
import { formatShape, formatSize } from '../../text/quantities';

/** The size of the output: of maps their height and width, else the features. */
export function formatCardOutput({ shape }: Pick<LayerAnalysis, 'shape'>): string {
  if (shape === null) return '?';
  return isMapShape(shape) ? formatSize(getMapSize(shape)) : formatShape(shape);
}

/** The parameters in shorthand, behind the kind where the name does not say it. */
export function formatCardDetails(
  { name, layer }: Pick<LayerNode, 'name' | 'layer'>,
  { shape }: Pick<LayerAnalysis, 'shape'>,
  { canvas, layers }: Pick<Text, 'canvas' | 'layers'>,
): string {
  if (layer.kind === 'Concat' && shape !== null) return canvas.formatChannels(getChannels(shape));
  const kind = isKindEvident(name, layer.kind) ? '' : layers.formatShortKind(layer.kind);
  return `${kind} ${layers.formatShorthand(layer)}`.trim();
}
