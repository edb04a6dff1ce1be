import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import { findPreset } from '../../presets/presets';
import { arbitraryDesign } from '../json/designs.testing';
import { dotExporter } from './dotExporter';

/** A token of the DOT language as Graphviz documents it: a quoted text, a word, or a sign. */
const token = /\s*(?:"((?:\\[\s\S]|[^"\\])*)"|([A-Za-z_]\w*|[\d.]+)|(->|[{}[\]=,;]))/y;

interface Graph {
  readonly nodes: Map<string, ReadonlyMap<string, string>>;
  readonly edges: string[];
  readonly clusters: string[];
}

/** Reads the part of the language that the exporter uses; throws where the text is none. */
function readDot(source: string): Graph {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < source.trimEnd().length) {
    const at = token.lastIndex;
    const match = token.exec(source);
    if (match === null) throw new Error(`No token at ${source.slice(at, at + 20)}`);
    tokens.push(match[1] === undefined ? (match[2] ?? match[3] ?? '') : `"${match[1]}`);
  }
  let position = 0;
  const take = (expected?: string): string => {
    const found = tokens[position++];
    if (found === undefined || (expected !== undefined && found !== expected))
      throw new Error(`${expected} expected, not ${found}`);
    return found;
  };
  const graph: Graph = { nodes: new Map(), edges: [], clusters: [] };
  const readAttributes = () => {
    const attributes = new Map<string, string>();
    if (tokens[position] !== '[') return attributes;
    for (take('['); tokens[position] !== ']'; ) {
      const key = take();
      take('=');
      attributes.set(key, take());
      if (tokens[position] === ',') take();
    }
    take(']');
    return attributes;
  };
  take('digraph');
  take();
  take('{');
  for (let depth = 1; depth > 0; ) {
    const word = take();
    if (word === '}') depth -= 1;
    else if (word === 'subgraph') {
      take();
      take('{');
      depth += 1;
      take('label');
      take('=');
      graph.clusters.push(take().slice(1));
      take(';');
    } else if (tokens[position] === '->') {
      take();
      graph.edges.push(`${word} ${take()}`);
      take(';');
    } else {
      const attributes = readAttributes();
      if (/^n\d+$/.test(word)) graph.nodes.set(word, attributes);
      take(';');
    }
  }
  if (position !== tokens.length) throw new Error('Text behind the graph');
  return graph;
}

const write = (design: Parameters<typeof dotExporter.write>[0]) => {
  const result = dotExporter.write(design);
  if (!result.ok) throw new Error(result.problem.code);
  return readDot(String(result.content));
};

describe('Graphviz', () => {
  test('has every layer, connection and group of ResNet18', () => {
    const preset = findPreset('resnet18');
    if (preset === null) throw new Error('No preset');
    const architecture = preset.build();
    const { nodes, edges, clusters } = write(createDesign(architecture, { resolution: [32, 32] }));
    const layers = [...architecture.layers.values()];
    expect(nodes.size).toBe(layers.length);
    expect(edges).toHaveLength(layers.reduce((sum, { inputs }) => sum + inputs.length, 0));
    expect(clusters).toEqual([...architecture.groups.values()].map(({ name }) => name));
    // The published border layer at 32 px.
    const borders = [...nodes.values()].filter((attributes) => attributes.has('penwidth'));
    expect(borders.map((attributes) => attributes.get('label'))).toEqual([
      '"layer3.1.conv2\\nConv2d 3x3, 256\\n256x2x2\\nunproductive, border',
    ]);
  });

  test('of any design can be read, whatever it is called', () => {
    fc.assert(
      fc.property(
        arbitraryDesign.filter(({ architecture }) => architecture.layers.size > 0),
        (design) => {
          const { layers, groups } = design.architecture;
          const { nodes, edges, clusters } = write(design);
          expect(nodes.size).toBe(layers.size);
          expect(edges).toHaveLength(
            [...layers.values()].reduce((sum, { inputs }) => sum + inputs.length, 0),
          );
          expect(clusters).toHaveLength(groups.size);
        },
      ),
    );
  });

  test('keeps quotes and backslashes of names', () => {
    const builder = createBuilder();
    builder.add('Input', 'a "b" \\N \\');
    const { nodes } = write(createDesign(builder.build()));
    expect(nodes.get('n1')?.get('label')).toBe('"a \\"b\\" \\\\N \\\\\\nInput 3\u00A0channels\\n3x32x32');
  });

  test('of nothing is refused', () => {
    expect(dotExporter.write(createDesign(createBuilder().build()))).toEqual({
      ok: false,
      problem: { code: 'empty' },
    });
  });
});
