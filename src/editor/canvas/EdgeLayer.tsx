/** @file All connections in one drawing below the cards. */
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { drawEdgePath } from './edgePath';
import type { PlacedCard } from './placedCard';

const EdgePath = memo(function EdgePath({ path }: { readonly path: string }) {
  return <path d={path} />;
});

/** The connections between cards where they are right now. */
export const EdgeLayer = memo(function EdgeLayer({ placed }: { readonly placed: readonly PlacedCard[] }) {
  const edges = useMemo(() => {
    const places = new Map(placed.map((item) => [item.card.id, item]));
    return placed.flatMap((target) =>
      target.card.inputs.flatMap((input, port) => {
        const source = places.get(input);
        return source === undefined
          ? []
          : [{ key: `${input} ${port} ${target.card.id}`, path: drawEdgePath(source, target) }];
      }),
    );
  }, [placed]);
  return (
    <ViewportPortal>
      <svg className="canvas-edges" width="1" height="1" aria-hidden="true">
        {edges.map(({ key, path }) => (
          <EdgePath key={key} path={path} />
        ))}
      </svg>
    </ViewportPortal>
  );
});
