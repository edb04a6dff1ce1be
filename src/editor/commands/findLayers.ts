/** @file Layers of the network by name or kind. */
import type { Architecture, LayerNode } from '../../architecture/architecture';
import type { AllText } from '../../text/enLate';

/** More than these nobody reads. */
const mostFound = 200;

/** The layers whose name or kind holds all words of a query, those whose name begins with it first. O(layers). */
export function findLayers(
  { layers }: Architecture,
  query: string,
  { layers: words }: Pick<AllText, 'layers'>,
): readonly LayerNode[] {
  const parts = query.toLowerCase().split(/\s+/).filter(Boolean);
  const rank = ({ name, layer }: LayerNode) => {
    const low = name.toLowerCase();
    const all = `${low} ${layer.kind} ${words.kinds[layer.kind]}`.toLowerCase();
    if (!parts.every((part) => all.includes(part))) return null;
    if (low.startsWith(parts[0] ?? '')) return 0;
    return parts.every((part) => low.includes(part)) ? 1 : 2;
  };
  const found = [...layers.values()].flatMap((node) => {
    const place = rank(node);
    return place === null ? [] : { node, place };
  });
  return found
    .toSorted((a, b) => a.place - b.place)
    .slice(0, mostFound)
    .map(({ node }) => node);
}
