/**
 * @file The page that the canvas is measured against: React Flow as it comes, with its own node cards and edges and
 * its default settings, showing the graph that the benchmark hands over. Never part of the product.
 *
 * A slider changes what every node says, as an edit of the first layer changes every field behind it.
 */
import { type Edge, type Node, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react';
import { createRoot } from 'react-dom/client';
import '@xyflow/react/dist/style.css';

/** What the benchmark hands over. */
export interface BareGraph {
  readonly nodes: readonly {
    readonly id: string;
    readonly label: string;
    readonly x: number;
    readonly y: number;
  }[];
  readonly edges: readonly { readonly source: string; readonly target: string }[];
}

declare global {
  interface Window {
    bareGraph?: BareGraph;
  }
}

const graph = window.bareGraph ?? { nodes: [], edges: [] };

const firstNodes: Node[] = graph.nodes.map(({ id, label, x, y }) => ({
  id,
  position: { x, y },
  data: { label },
}));
const firstEdges: Edge[] = graph.edges.map(({ source, target }, index) => ({
  id: String(index),
  source,
  target,
}));

function BareFlow() {
  const [nodes, setNodes, onNodesChange] = useNodesState(firstNodes);
  const [edges, , onEdgesChange] = useEdgesState(firstEdges);
  const scrub = (value: string) =>
    setNodes((before) =>
      before.map((node, index) => ({ ...node, data: { label: `${graph.nodes[index]?.label} ${value}` } })),
    );
  return (
    <>
      <input
        type="range"
        aria-label="Scrub"
        min={0}
        max={200}
        defaultValue={100}
        style={{ position: 'absolute', right: 0, top: 0, zIndex: 9, width: 300 }}
        onChange={(event) => scrub(event.target.value)}
      />
      <div style={{ width: 924, height: 500 }}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          minZoom={0.05}
          fitView
        />
      </div>
    </>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<BareFlow />);
