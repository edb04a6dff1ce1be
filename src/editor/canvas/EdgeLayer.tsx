/** @file All connections in one drawing below the cards. */
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { Layout } from '../../layout/geometry';
import { useStore } from '../../state/store';
import { drawCorners, drawFreePath } from './edgePath';
import type { PlacedCard } from './placedCard';

const EdgePath = memo(function EdgePath({
  path,
  isActive,
  change,
}: {
  readonly path: string;
  readonly isActive: boolean;
  readonly change: 'added' | 'removed' | undefined;
}) {
  return <path d={path} data-active={isActive || undefined} data-change={change} />;
});

/** The connections between cards where they are right now, those of selected cards marked; `layout` is where they would be by themselves. */
export const EdgeLayer = memo(function EdgeLayer({
  layout,
  placed,
}: {
  readonly layout: Layout;
  readonly placed: readonly PlacedCard[];
}) {
  const selection = useStore((state) => state.selection);
  const changes = useStore((state) => state.preview?.shown.edgeMarks);
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
      return [{ key: `${edge.from} ${edge.to} ${edge.port}`, path, edge }];
    });
  }, [layout, placed]);
  return (
    <ViewportPortal>
      <svg className="canvas-edges" width="1" height="1" aria-hidden="true">
        {paths.map(({ key, path, edge }) => (
          <EdgePath
            key={key}
            path={path}
            change={changes?.get(key)}
            isActive={selection.has(edge.source) || selection.has(edge.target) || selection.has(edge.from)}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
});
