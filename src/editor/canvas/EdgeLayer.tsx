/** @file All connections in one drawing below the cards. */
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { CardEdge } from './columns';
import { drawEdgePath } from './edgePath';
import type { PlacedCard } from './placedCard';

const EdgePath = memo(function EdgePath({ path }: { readonly path: string }) {
  return <path d={path} />;
});

/** The connections between cards where they are right now. */
export const EdgeLayer = memo(function EdgeLayer({
  edges,
  placed,
}: {
  readonly edges: readonly CardEdge[];
  readonly placed: readonly PlacedCard[];
}) {
  const paths = useMemo(() => {
    const places = new Map(placed.map((item) => [item.card.id, item]));
    return edges.flatMap((edge) => {
      const source = places.get(edge.source);
      const target = places.get(edge.target);
      const key = `${edge.source} ${edge.target} ${edge.port}`;
      return source === undefined || target === undefined
        ? []
        : [{ key, path: drawEdgePath(source, target) }];
    });
  }, [edges, placed]);
  return (
    <ViewportPortal>
      <svg className="canvas-edges" width="1" height="1" aria-hidden="true">
        {paths.map(({ key, path }) => (
          <EdgePath key={key} path={path} />
        ))}
      </svg>
    </ViewportPortal>
  );
});
