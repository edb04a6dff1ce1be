/** @file All connections in one drawing below the cards. */
import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import type { DrawnEdge } from '../../layout/drawnEdges';
import { useStore } from '../../state/store';

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

/** The connections, those of selected cards marked. */
export const EdgeLayer = memo(function EdgeLayer({ edges }: { readonly edges: readonly DrawnEdge[] }) {
  const selection = useStore((state) => state.selection);
  const changes = useStore((state) => state.preview?.shown.edgeMarks);
  return (
    <ViewportPortal>
      <svg className="canvas-edges" width="1" height="1" aria-hidden="true">
        {edges.map(({ key, path, edge }) => (
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
