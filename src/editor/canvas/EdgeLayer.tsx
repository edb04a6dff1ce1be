/** @file All connections in one drawing below the cards. */
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { DrawnEdge } from '../../layout/drawnEdges';
import { useStore } from '../../state/store';
import { type MountedPart, runsThrough } from './mountedPart';

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

/** The connections of the mounted part, those of selected cards marked. */
export const EdgeLayer = memo(function EdgeLayer({
  edges,
  part: { region, isOverview },
}: {
  readonly edges: readonly DrawnEdge[];
  readonly part: MountedPart;
}) {
  const selection = useStore((state) => state.selection);
  const changes = useStore((state) => state.preview?.shown.edgeMarks);
  const mounted = useMemo(
    () => (isOverview ? [] : edges.filter(({ line }) => runsThrough(line, region))),
    [edges, region, isOverview],
  );
  return (
    <ViewportPortal>
      <svg className="canvas-edges" width="1" height="1" aria-hidden="true">
        {mounted.map(({ key, path, edge }) => (
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
