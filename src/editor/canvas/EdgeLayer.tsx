/** @file All connections in one drawing below the cards. */
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { Layout } from '../../layout/geometry';
import { drawCorners, drawFreePath } from './edgePath';
import type { PlacedCard } from './placedCard';

const EdgePath = memo(function EdgePath({ path }: { readonly path: string }) {
  return <path d={path} />;
});

/** The connections between cards where they are right now; `layout` is where they would be by themselves. */
export const EdgeLayer = memo(function EdgeLayer({
  layout,
  placed,
}: {
  readonly layout: Layout;
  readonly placed: readonly PlacedCard[];
}) {
  const paths = useMemo(() => {
    const places = new Map(placed.map((item) => [item.card.id, item]));
    const isArranged = (item: PlacedCard) => {
      const box = layout.boxes.get(item.card.id);
      return box?.x === item.x && box.y === item.y;
    };
    return layout.routes.flatMap(({ edge, points }) => {
      const source = places.get(edge.source);
      const target = places.get(edge.target);
      if (source === undefined || target === undefined) return [];
      const isRouted = isArranged(source) && isArranged(target);
      const path = isRouted ? drawCorners(points) : drawFreePath(source, target);
      return [{ key: `${edge.from} ${edge.to} ${edge.port}`, path }];
    });
  }, [layout, placed]);
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
