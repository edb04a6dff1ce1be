/** @file The picture of a whole network: cards, connections, frames of groups, legend and caption. */
import type { Analysis } from '../../analysis/analysis';
import type { LayerId } from '../../architecture/architecture';
import type { Design } from '../../document/document';
import { drawEdges } from '../../layout/drawnEdges';
import type { Rectangle, Size } from '../../layout/geometry';
import { capitalize } from '../../text/en/words';
import type { AllText } from '../../text/enLate';
import { formatSize } from '../../text/quantities';
import { inkColors } from '../statusColors';
import { cleanText } from '../table/cleanText';
import { type CardMark, drawCard } from './cardShapes';
import { type Drawing, type DrawnShape, drawBox, fade } from './drawing';
import { drawLegend } from './legendShapes';
import { layOutNetwork, type NetworkLayout } from './networkLayout';
import { fitText, measureText, widestFont, wrapText } from './textWidth';

/** What a picture is made of. */
export interface PictureOptions {
  readonly analysis: Analysis;
  readonly text: AllText;
  /** The shape of the sheet that the network is wrapped for. */
  readonly sheet?: Size | undefined;
  /** What a comparison says of layers. */
  readonly marks?: ReadonlyMap<LayerId, CardMark>;
  /** Whether there is a legend below the network, and a caption below that; both by default. */
  readonly hasLegend?: boolean;
  readonly hasCaption?: boolean;
}

const margin = 24;
const captionSize = 13;
const captionStep = 18;
const narrowest = 480;

/** Around all places of a path: a curve lies within those that define it. */
function surroundPath(path: string): readonly Rectangle[] {
  const numbers = (path.match(/-?\d+(\.\d+)?(e-?\d+)?/g) ?? []).map(Number);
  return numbers.flatMap((x, at) =>
    at % 2 === 0 ? { x, y: numbers[at + 1] ?? 0, width: 0, height: 0 } : [],
  );
}

/** The smallest rectangle around everything that is drawn of the network. */
function computeExtent({ placed, frames }: NetworkLayout, ways: readonly string[]): Rectangle {
  const boxes: Rectangle[] = [...placed, ...frames.flatMap(({ rectangles }) => rectangles)];
  for (const way of ways) boxes.push(...surroundPath(way));
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  // Lines in front of border layers and the names of groups stand above cards, and reach beyond their sides.
  return { x: left - 12, y: top - 24, width: right - left + 24, height: bottom - top + 28 };
}

function drawFrames({ frames, placed }: NetworkLayout, { architecture }: Design): readonly DrawnShape[] {
  const places = new Map(placed.map((place) => [place.card.id, place]));
  const used = new Map<LayerId, number>();
  const boxes = frames.flatMap(({ frame, rectangles }) =>
    rectangles.map(({ x, y, width, height }): DrawnShape => {
      const fill = frame.height === 1 ? { fill: fade(inkColors.ink, 0.02) } : {};
      return {
        ...{ type: 'path', path: drawBox(x, y, width, height, 12), ...fill },
        ...{ stroke: fade(inkColors.ink, 0.09), strokeWidth: 1 },
      };
    }),
  );
  const names = frames.flatMap(({ frame }): readonly DrawnShape[] => {
    const [first] = frame.cards;
    const place = first === undefined ? undefined : places.get(first);
    if (place === undefined) return [];
    const before = used.get(place.card.id) ?? 0;
    // Of groups that begin together the inner names stand behind the outer ones, as far as there is room.
    const room = place.width - before;
    const name = cleanText(architecture.groups.get(frame.group)?.name ?? '');
    const text = fitText(name, Math.min(room, before === 0 ? place.width * 0.6 : room), 11, false);
    if (room < 30 || text === '…') return [];
    const width = measureText(text, 11, false) * widestFont;
    used.set(place.card.id, before + width + 10);
    return [
      {
        ...{ type: 'path', path: drawBox(place.x + before - 2, place.y - 15, width + 4, 13, 3) },
        fill: fade(inkColors.ink, 0.02),
      },
      {
        ...{ type: 'text', x: place.x + before, y: place.y - 5, text, size: 11 },
        ...{ isBold: false, fill: inkColors.quiet, anchor: 'start' },
      },
    ];
  });
  return [...boxes, ...names];
}

/** What the picture shows, and what it says: title, image, rule, headline, totals. */
export function writeCaption(
  { title, resolution, rule }: Pick<Design, 'title' | 'resolution' | 'rule'>,
  analysis: Analysis,
  text: AllText,
): { readonly heading: string; readonly sentences: readonly string[] } {
  return {
    heading: text.pictures.formatHeading(
      title || text.toolbar.untitled,
      formatSize(resolution),
      text.status.rules[rule],
    ),
    sentences: [
      `${capitalize(text.summary.formatHeadline(analysis.headline))}.`,
      `${capitalize(text.summary.formatTotals(analysis.totals))}.`,
    ],
  };
}

/** Draws a design that has layers. O(cards + connections), and what the layout takes. */
export function drawNetwork(design: Design, options: PictureOptions): Drawing {
  const { analysis, text, sheet, marks = new Map(), hasLegend = true, hasCaption = true } = options;
  const network = layOutNetwork(design.architecture, design.positions, sheet);
  const ways = drawEdges(network.layout, network.placed).map(({ path }) => path);
  const extent = computeExtent(network, ways);
  const context = { architecture: design.architecture, analysis, text };
  const drawn: DrawnShape[] = [
    ...drawFrames(network, design),
    ...ways.map((path): DrawnShape => ({ type: 'path', path, stroke: inkColors.edge, strokeWidth: 1.1 })),
    ...network.placed.flatMap((place) => drawCard(place, context, marks.get(place.card.id) ?? null)),
  ];
  const { heading, sentences } = writeCaption(design, analysis, text);
  const inner = Math.max(Math.ceil(extent.width), hasLegend || hasCaption ? narrowest : 0);
  const left = Math.floor(extent.x - (inner - extent.width) / 2);
  let y = Math.ceil(extent.y + extent.height);
  if (hasLegend) {
    const legend = drawLegend(left, y + 20, inner, text);
    drawn.push(...legend.shapes);
    y += 20 + legend.height;
  }
  if (hasCaption) {
    y += 12;
    const lines = [
      { isBold: true, words: wrapText(cleanText(heading), inner, captionSize, true) },
      { isBold: false, words: sentences.flatMap((sentence) => wrapText(sentence, inner, captionSize)) },
    ];
    for (const { isBold, words } of lines) {
      for (const line of words) {
        y += captionStep;
        drawn.push({
          ...{ type: 'text', x: left, y, text: line, size: captionSize, isBold },
          ...{ fill: isBold ? inkColors.ink : inkColors.quiet, anchor: 'start' },
        });
      }
    }
    y += 4;
  }
  const rectangle = {
    x: left - margin,
    y: Math.floor(extent.y) - margin,
    width: inner + 2 * margin,
    height: y - Math.floor(extent.y) + 2 * margin,
  };
  const ground: DrawnShape = {
    ...{ type: 'path', fill: inkColors.paper },
    path: drawBox(rectangle.x, rectangle.y, rectangle.width, rectangle.height),
  };
  return {
    ...rectangle,
    title: cleanText(heading),
    description: sentences.join(' '),
    shapes: [ground, ...drawn],
  };
}
