/** @file The connection that is pointed at, with what flows through it, and the one that is chosen, with its tools. */
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { DrawnEdge } from '../../../layout/drawnEdges';
import type { Point } from '../../../layout/geometry';
import { selectAnalysis } from '../../../state/selectors';
import { useStore } from '../../../state/store';
import { type ChosenEdge, selectChosenEdge } from '../../../state/wireView';
import { formatShape } from '../../../text/quantities';
import { useLateText } from '../../useLateText';
import type { CanvasHandle, Scene } from '../canvasHandle';
import { useEdgePointer } from './edgePointer';
import { getMiddle } from './nearby';
import { offerOnEdge } from './offerOnEdge';
import { cutEdge } from './wireDrop';

/** What flows through a connection: `64×32×32`. */
function EdgeShape({ drawn, at }: { readonly drawn: DrawnEdge; readonly at: Point }) {
  const shape = useStore((state) => selectAnalysis(state).layers.get(drawn.edge.from)?.shape ?? null);
  if (shape === null) return null;
  return (
    <span className="edge-shape" style={{ left: at.x, top: at.y }}>
      {formatShape(shape)}
    </span>
  );
}

function EdgeTools({ edge, at }: { readonly edge: ChosenEdge; readonly at: Point }) {
  const { wiring } = useLateText();
  const layers = useStore((state) => state.design.architecture.layers);
  const shape = useStore((state) => selectAnalysis(state).layers.get(edge.source)?.shape ?? null);
  const [source = '', target = ''] = [edge.source, edge.target].map((id) => layers.get(id)?.name);
  return (
    <div
      className="edge-tools canvas-tool nopan"
      role="toolbar"
      aria-label={wiring.edge(source, target, null)}
      style={{ left: at.x, top: at.y }}
    >
      {shape !== null && <span className="edge-flow">{formatShape(shape)}</span>}
      <button
        type="button"
        aria-label={wiring.insertHere(source, target)}
        title={wiring.insertHere(source, target)}
        onClick={(event) => offerOnEdge(edge, event.currentTarget.getBoundingClientRect())}
      >
        <Plus size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label={wiring.cutHere(source, target)}
        title={wiring.cutHere(source, target)}
        onClick={() => cutEdge(edge)}
      >
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  );
}

function ChosenMark({
  drawn,
  chosen,
  clicked,
}: {
  readonly drawn: DrawnEdge;
  readonly chosen: ChosenEdge;
  /** Where it was clicked; null where it was chosen by keys. */
  readonly clicked: Point | null;
}) {
  const ends = [drawn.line[0], drawn.line.at(-1) ?? drawn.line[0]];
  return (
    <>
      <svg className="edge-mark" data-chosen width="1" height="1" aria-hidden="true">
        <path d={drawn.path} />
      </svg>
      {ends.map((end, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the two ends
          key={index}
          className="edge-knob"
          style={{ left: end.x, top: end.y }}
          aria-hidden="true"
        />
      ))}
      <EdgeTools edge={chosen} at={clicked ?? getMiddle(drawn.line)} />
    </>
  );
}

/** Marks on connections. */
export function EdgeMarks({ canvas, scene }: { readonly canvas: CanvasHandle; readonly scene: Scene }) {
  const near = useEdgePointer(canvas);
  const chosen = useStore(selectChosenEdge);
  const drawn =
    chosen === null
      ? undefined
      : scene.edges.find(({ edge }) => edge.to === chosen.target && edge.port === chosen.port);
  // Where the pointer was as it chose the connection.
  const [clicked, setClicked] = useState<{ readonly key: string; readonly at: Point } | null>(null);
  if (near !== null && near.drawn !== drawn && clicked?.at !== near.at)
    setClicked({ key: near.drawn.key, at: near.at });
  return (
    <>
      {near !== null && near.drawn !== drawn && (
        <>
          <svg className="edge-mark" width="1" height="1" aria-hidden="true">
            <path d={near.drawn.path} />
          </svg>
          <EdgeShape drawn={near.drawn} at={near.at} />
        </>
      )}
      {chosen !== null && drawn !== undefined && (
        <ChosenMark drawn={drawn} chosen={chosen} clicked={clicked?.key === drawn.key ? clicked.at : null} />
      )}
    </>
  );
}
