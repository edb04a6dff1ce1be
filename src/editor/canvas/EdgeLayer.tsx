/** @file All connections in one drawing below the cards. */
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { DrawnEdge } from '../../layout/drawnEdges';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import { type MountedPart, runsThrough } from './mountedPart';

/** So many connections share an element: few elements are cheap to make, short ones cheap to make anew. */
const chunkLength = 24;

const EdgePath = memo(function EdgePath({
  path,
  isActive,
  change,
}: {
  readonly path: string;
  readonly isActive?: boolean;
  readonly change?: 'added' | 'removed' | undefined;
}) {
  return <path d={path} data-active={isActive || undefined} data-change={change} />;
});

interface EdgeGroups {
  /** Those that look like all others, by chunk. */
  readonly plain: ReadonlyMap<number, string>;
  readonly marked: readonly DrawnEdge[];
}

const isActive = ({ edge }: DrawnEdge, selection: Store['selection']) =>
  selection.has(edge.source) || selection.has(edge.target) || selection.has(edge.from);

function groupEdges(
  edges: readonly DrawnEdge[],
  { region, isOverview }: MountedPart,
  isMarked: (edge: DrawnEdge) => boolean,
): EdgeGroups {
  const plain = new Map<number, string>();
  const marked: DrawnEdge[] = [];
  if (isOverview) return { plain, marked };
  for (const [at, edge] of edges.entries()) {
    if (!runsThrough(edge.line, region)) continue;
    if (isMarked(edge)) {
      marked.push(edge);
      continue;
    }
    const chunk = Math.floor(at / chunkLength);
    plain.set(chunk, `${plain.get(chunk) ?? ''}${edge.path}`);
  }
  return { plain, marked };
}

/** The connections of the mounted part, those of selected cards marked. */
export const EdgeLayer = memo(function EdgeLayer({
  edges,
  part,
}: {
  readonly edges: readonly DrawnEdge[];
  readonly part: MountedPart;
}) {
  const selection = useStore((state) => state.selection);
  const changes = useStore((state) => state.preview?.shown.edgeMarks);
  const { plain, marked } = useMemo(
    () =>
      groupEdges(edges, part, (drawn) => isActive(drawn, selection) || changes?.get(drawn.key) !== undefined),
    [edges, part, selection, changes],
  );
  return (
    <ViewportPortal>
      <svg className="canvas-edges" width="1" height="1" aria-hidden="true">
        {[...plain].map(([chunk, path]) => (
          <EdgePath key={chunk} path={path} />
        ))}
        {marked.map((drawn) => (
          <EdgePath
            key={drawn.key}
            path={drawn.path}
            change={changes?.get(drawn.key)}
            isActive={isActive(drawn, selection)}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
});
