/** @file The network of a question as a row of cards from the image to the end, two above each other where it forks. */
import type { Architecture, LayerId, LayerNode } from '../../architecture/architecture';
import type { Design } from '../../document/document';
import { formatPerAxis } from '../../text/quantities';

const card = { width: 66, height: 32 } as const;
const gap = { x: 16, y: 10 } as const;
const columnWidth = card.width + gap.x;
const rowHeight = card.height + gap.y;

interface Placed {
  readonly node: LayerNode;
  /** Steps from the image along the longest path. */
  readonly column: number;
  /** From the middle: 0 on the chain, a half above or below it where it forks. */
  readonly offset: number;
}

/** A place for every layer. O(layers). */
function placeCards({ layers }: Architecture): ReadonlyMap<LayerId, Placed> {
  const columns = new Map<LayerId, number>();
  for (const { id, inputs } of layers.values())
    columns.set(id, Math.max(-1, ...inputs.map((input) => columns.get(input) ?? 0)) + 1);
  const counts = new Map<number, number>();
  for (const column of columns.values()) counts.set(column, (counts.get(column) ?? 0) + 1);
  const rows = new Map<number, number>();
  const placed = new Map<LayerId, Placed>();
  for (const [id, node] of layers) {
    const column = columns.get(id) ?? 0;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    placed.set(id, { node, column, offset: row - ((counts.get(column) ?? 1) - 1) / 2 });
  }
  return placed;
}

/** What is written on a card below its name. */
function describe({ layer: { kind, params } }: LayerNode, { resolution }: Design): string {
  if (kind === 'Input') return formatPerAxis(resolution);
  if (kind !== 'Conv2d' && kind !== 'MaxPool2d') return '+';
  const { kernelSize, stride: strides, dilation: dilations } = params;
  const [stride, dilation] = [strides[0], dilations[0]];
  return [
    kernelSize.join('x'),
    ...(stride === 1 ? [] : [`/${stride}`]),
    ...(dilation === 1 ? [] : [`d${dilation}`]),
  ].join(' ');
}

/** The drawing; `asked` is drawn with a thick line. */
export function QuizDrawing({
  design,
  asked,
  label,
}: {
  readonly design: Design;
  readonly asked: LayerId | null;
  readonly label: string;
}) {
  const placed = placeCards(design.architecture);
  const all = [...placed.values()];
  const width = (Math.max(...all.map(({ column }) => column)) + 1) * columnWidth - gap.x + 2;
  const reach = Math.max(...all.map(({ offset }) => offset));
  const height = 2 * reach * rowHeight + card.height + 2;
  const middle = height / 2;
  const getX = ({ column }: Placed) => column * columnWidth + 1;
  const getY = ({ offset }: Placed) => middle + offset * rowHeight;
  return (
    <svg
      className="quiz-drawing"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {all.flatMap((to) =>
        to.node.inputs.map((input) => {
          const from = placed.get(input);
          if (from === undefined) return null;
          const [x, y] = [getX(to), getY(to)];
          return (
            <g key={`${input} ${to.node.id}`}>
              <path d={`M${getX(from) + card.width} ${getY(from)}L${x} ${y}`} />
              <path className="quiz-arrow" d={`M${x - 5} ${y - 3}L${x} ${y}L${x - 5} ${y + 3}Z`} />
            </g>
          );
        }),
      )}
      {all.map((place) => (
        <g key={place.node.id} data-marked={place.node.id === asked || undefined}>
          <rect
            x={getX(place)}
            y={getY(place) - card.height / 2}
            width={card.width}
            height={card.height}
            rx="4"
          />
          <text x={getX(place) + card.width / 2} y={getY(place) - 3}>
            <tspan className="quiz-card-name">{place.node.name}</tspan>
            <tspan x={getX(place) + card.width / 2} dy="12">
              {describe(place.node, design)}
            </tspan>
          </text>
        </g>
      ))}
    </svg>
  );
}
